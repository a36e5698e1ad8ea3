import { tractRace2010 } from '#sources/tract-race-2010.ts';
import type { Shape } from '#tables/geometry/overlap.ts';
import type { AreaSources } from '../area-tables.ts';
import { drawBoundaries } from '../boundary-files.ts';
import { type DistrictSources, inhabitedShapes } from '../districts.ts';
import { makeDotMask } from '../dot-mask.ts';
import type { ImportedFile } from '../outputs.ts';
import type { RawFolder } from '../raw-files.ts';
import { acsFiles } from '../acs-2023.ts';
import { bridgeTracts } from './bridge.ts';
import { importFoodAccess, importHealth, importLifeExpectancy } from './carried.ts';
import { importHousing2019 } from './change.ts';
import { importCurrentCrime } from './crime.ts';
import { importSchoolResults } from './schools.ts';
import { importCurrentQuarters, importSurvey } from './survey.ts';
import { currentTractFile, landShapes, placeCurrentTracts, readCurrentSources } from './tracts-2020.ts';

/**
 * Tables and boundaries on the newer tracts.
 *
 * @param older inhabited land of the older tracts, which the bridge divides
 */
export async function currentFiles(
  raw: RawFolder,
  areas: AreaSources,
  districts: DistrictSources,
  older: readonly Shape[],
): Promise<(ImportedFile | undefined)[]> {
  const sources = await readCurrentSources(raw, districts.water);
  const census = await raw.read(tractRace2010);
  if (sources === undefined || census === undefined) return [];
  const tracts = placeCurrentTracts(raw, sources, areas);
  const official = tracts.map(({ geoid }) => geoid);
  const land = landShapes(tracts);
  const inhabited = inhabitedShapes(land, districts);
  const mask = makeDotMask(land, inhabited, districts);
  const bridge = bridgeTracts(raw, older, land, census.value, [
    sources.shapes,
    areas.tiger,
    sources.codes,
    districts.water,
    districts.publicLand,
    census,
  ]);
  const towns = areas.towns.value;
  return [
    currentTractFile(tracts, sources),
    bridge.file,
    ...(await acsFiles(raw, districts, inhabited, sources)),
    await importCurrentQuarters(raw, sources.people),
    ...(await importSurvey(raw, official)),
    await importSchoolResults(raw, towns),
    await importCurrentCrime(raw, towns),
    await importFoodAccess(raw, bridge, official),
    await importLifeExpectancy(raw, bridge, official),
    await importHealth(raw, official),
    await importHousing2019(raw, bridge, official),
    drawBoundaries('boundaries/tracts-2020.topojson', tracts, areas, sources.shapes, mask),
  ];
}
