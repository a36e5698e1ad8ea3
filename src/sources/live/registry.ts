import { acs5Year } from './acs-5-year.ts';
import { arcgis } from './arcgis.ts';
import { cartographicBoundaries } from './cartographic-boundaries.ts';
import { cdcPlaces } from './cdc-places.ts';
import { ckan } from './ckan.ts';
import { decennialCensus } from './decennial-census.ts';
import { hudChas } from './hud-chas.ts';
import { hudFairMarketRents } from './hud-fair-market-rents.ts';
import { hudLihtc } from './hud-lihtc.ts';
import { hudSmallAreaRents } from './hud-small-area-rents.ts';
import { hudSubsidizedHouseholds } from './hud-subsidized-households.ts';
import { hudVouchers } from './hud-vouchers.ts';
import type { LiveSource } from './live-source.ts';
import { lodes } from './lodes.ts';
import { socrata } from './socrata.ts';
import { tigerTracts } from './tiger-tracts.ts';
import { usdaFoodAccess } from './usda-food-access.ts';

/** Every source that "evenground fetch" knows; a new one is a file of this folder and a line here. */
export const LIVE_SOURCES: readonly LiveSource[] = [
  acs5Year,
  arcgis,
  cartographicBoundaries,
  cdcPlaces,
  ckan,
  decennialCensus,
  hudChas,
  hudFairMarketRents,
  hudLihtc,
  hudSmallAreaRents,
  hudSubsidizedHouseholds,
  hudVouchers,
  lodes,
  socrata,
  tigerTracts,
  usdaFoodAccess,
];
