import { Problem } from '#core/problem.ts';
import { type BridgePart, carryCounts } from '#tables/bridge.ts';
import { indexRows, numbersOf } from '#tables/columns.ts';
import { overlapShares, type Shape } from '#tables/geometry/overlap.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder, ReadSource } from '../raw-files.ts';

/** A bridge that loses more than this part of the people stops the import. */
const MOST_LOST = 0.001;

/** The bridge and the table that holds it. */
export interface Bridge {
  readonly parts: readonly BridgePart[];
  /** People of the older tracts. */
  readonly people: ReadonlyMap<string, number>;
  readonly file: ImportedFile;
}

const round6 = (share: number): number => Math.round(share * 1e6) / 1e6;

function checkLoss(raw: RawFolder, parts: readonly BridgePart[], people: ReadonlyMap<string, number>): void {
  const whole = [...people.values()].reduce((sum, count) => sum + count, 0);
  const carried = [...carryCounts(parts, people, 'count', 'people').values()].reduce((sum, n) => sum + n, 0);
  if (whole - carried <= MOST_LOST * whole) return;
  const percent = (100 * (1 - carried / whole)).toFixed(2);
  raw.log.add(
    new Problem('bridge-loses', `carries ${Math.round(carried)} of ${whole} people: ${percent} % are lost`, {
      value: 'tract-bridge-2010-2020',
      remedy: 'look at the shapes of both vintages: they must cover the same land',
    }),
  );
}

/**
 * Which part of each older tract lies in which newer one, by the land that people can live on.
 *
 * @param older on the most detailed lines there are, without water and public land
 * @param newer generalized shapes: no more detailed ones are in our data
 * @param census people of the older tracts
 */
export function bridgeTracts(
  raw: RawFolder,
  older: readonly Shape[],
  newer: readonly Shape[],
  census: Table,
  sources: readonly [ReadSource<unknown>, ...ReadSource<unknown>[]],
): Bridge {
  const overlaps = overlapShares(older, newer);
  const parts = overlaps.map(({ unit, area, share }) => ({ from: unit, to: area, share: round6(share) }));
  const totals = numbersOf(census, 'total').values;
  const people = new Map([...indexRows(census, 'geoid')].map(([geoid, row]) => [geoid, totals[row] ?? 0]));
  const own = new Map(older.map(({ id }) => [id, people.get(id) ?? 0]));
  checkLoss(raw, parts, own);
  const rows = overlaps.map(({ measured }, index) => ({
    ...parts[index],
    measuredShare: round6(Math.min(1, measured)),
  }));
  const file = tableFile('tract-bridge-2010-2020', rows, sources, {
    title:
      'Share of each 2010 tract in each 2020 tract, by land that people can live on (2020 shapes generalized)',
  });
  return { parts, people: own, file };
}
