import { residenceInTwoLines, type TwoLines } from '#analysis/group-quarters.ts';
import type { Residence } from '#analysis/residence-by-level.ts';
import type { MapData } from '#artifacts/map-data.ts';

const known = new WeakMap<MapData, TwoLines>();

/** Who lives in each level of the whole place, and the same without tracts where many live in group quarters. */
export function residenceLinesOf(data: MapData): TwoLines {
  const before = known.get(data);
  if (before !== undefined) return before;
  const lines = countLines(data);
  known.set(data, lines);
  return lines;
}

function countLines(data: MapData): TwoLines {
  const state = data.areas.find(({ id }) => id.startsWith('state:'))?.id ?? '';
  return residenceInTwoLines(
    data,
    state,
    data.tracts.geoid.map((_, tract) => [tract, 1] as const),
  );
}

/** Who lives in each level of the whole place. */
export function residenceOf(data: MapData): Residence {
  return residenceLinesOf(data).residence;
}
