import type { LevelMixRow } from '#analysis/level-mix.ts';
import {
  RESIDENCE_COLUMNS,
  type Residence,
  residenceByLevel,
  residenceColumn,
} from '#analysis/residence-by-level.ts';
import type { MapData } from '#artifacts/map-data.ts';
import { landTracts } from './moves.ts';

/** Who lives in each level of the whole place. */
export function residenceOf(data: MapData): Residence {
  const state = data.areas.find(({ id }) => id.startsWith('state:'))?.id ?? '';
  return residenceByLevel(
    data,
    state,
    data.tracts.geoid.map((_, tract) => [tract, 1] as const),
  );
}

/**
 * Tracts and people of each level.
 *
 * @param edition names the tracts of open water, which are left out
 */
export function levelMixOf(data: MapData, edition: MapData): readonly LevelMixRow[] {
  const land = landTracts(edition);
  return RESIDENCE_COLUMNS.map((column) => {
    const own = land.filter((tract) => residenceColumn(data.tracts, tract) === column);
    const population = own.reduce((sum, tract) => sum + (data.tracts.population.total[tract] ?? 0), 0);
    return { column, tractCount: own.length, population };
  });
}
