import type { LevelMixRow } from '#analysis/level-mix.ts';
import { RESIDENCE_COLUMNS, residenceColumn } from '#analysis/residence-by-level.ts';
import type { MapData } from '#artifacts/map-data.ts';

/** Number of tracts and people of each level among some tracts of the map; open water is left out. */
export function levelMixOf({ tracts }: MapData, among: readonly number[]): readonly LevelMixRow[] {
  const land = among.filter((tract) => tracts.noLevel[tract] !== 'notApplicable');
  return RESIDENCE_COLUMNS.map((column) => {
    const own = land.filter((tract) => residenceColumn(tracts, tract) === column);
    const population = own.reduce((sum, tract) => sum + (tracts.population.total[tract] ?? 0), 0);
    return { column, tractCount: own.length, population };
  });
}
