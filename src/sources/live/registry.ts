import { acs5Year } from './acs-5-year.ts';
import { decennialCensus } from './decennial-census.ts';
import type { LiveSource } from './live-source.ts';
import { tigerTracts } from './tiger-tracts.ts';

/** Every source that "evenground fetch" knows; a new one is a file of this folder and a line here. */
export const LIVE_SOURCES: readonly LiveSource[] = [acs5Year, decennialCensus, tigerTracts];
