import type { OtherIds } from '#tables/tract-ids.ts';
import { checkTractIds } from '#tables/tract-ids.ts';
import { Problem } from '#core/problem.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import { REPORTED_TEXT } from '#tables/read-table.ts';
import type { Table } from '#tables/table.ts';
import type { PlaceFiles } from './read-place.ts';

/** What the tract ids of an edition's tables are compared with. */
export interface Vintages {
  readonly official: ReadonlySet<string>;
  readonly others: readonly OtherIds[];
}

function otherCode(tracts: Table, path: string): OtherIds[] {
  if (!tracts.columns.has('formerGeoid')) return [];
  const ids = textsOf(tracts, 'formerGeoid').filter((id) => id !== '');
  const crosswalk = `${path} (formerGeoid → geoid, ${ids.length} rows)`;
  return [{ what: 'the code that was used before', kind: 'other-code', ids: new Set(ids), crosswalk }];
}

function otherCensus(
  bridge: Table | undefined,
  path: string | undefined,
  own: ReadonlySet<string>,
): OtherIds[] {
  if (bridge === undefined || path === undefined) return [];
  const [from, to] = [new Set(textsOf(bridge, 'from')), new Set(textsOf(bridge, 'to'))];
  const isNewer = [...own].some((id) => to.has(id));
  const [ids, columns] = isNewer ? [from, 'from → to'] : [to, 'to → from'];
  const crosswalk = `${path} (${columns}, ${bridge.rowCount} rows)`;
  return [{ what: 'tracts of another census', kind: 'other-census', ids, crosswalk }];
}

/** The official list of an edition, and the ids with which it could be confused. */
export function vintagesOf(
  tracts: Table,
  tractsPath: string,
  bridge: Table | undefined,
  bridgePath: string | undefined,
): Vintages {
  const official = new Set(textsOf(tracts, 'geoid'));
  return {
    official,
    others: [...otherCode(tracts, tractsPath), ...otherCensus(bridge, bridgePath, official)],
  };
}

/** Refuses a table whose tract ids are of another code or census than the list of the edition. */
export function checkVintage(
  place: PlaceFiles,
  { official, others }: Vintages,
  path: string,
  table: Table | undefined,
  column = 'geoid',
): void {
  if (table === undefined || !table.columns.has(column)) return;
  const file = `places/${place.place}/${path}`;
  const ids = [...new Set(textsOf(table, column))].filter((id) => id !== REPORTED_TEXT);
  for (const problem of checkTractIds({ file, ids, official, others })) place.log.add(problem);
}

/** Shares that were rounded to six digits sum to 1 within this. */
const ROUNDING = 0.001;

function sumsBy(names: readonly string[], shares: ArrayLike<number>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  names.forEach((name, row) => sums.set(name, (sums.get(name) ?? 0) + (shares[row] ?? 0)));
  return sums;
}

/** Refuses a bridge that loses or doubles people: the shares of each older tract sum to 1. */
export function checkBridge(place: PlaceFiles, path: string, bridge: Table): void {
  const sums = sumsBy(textsOf(bridge, 'from'), numbersOf(bridge, 'share').values);
  const [worst] = [...sums].filter(([id, sum]) => id !== REPORTED_TEXT && Math.abs(sum - 1) > ROUNDING);
  if (worst === undefined) return;
  const [id, sum] = worst;
  place.log.add(
    new Problem('bridge-loses', `goes over in shares that sum to ${sum.toFixed(4)}, not to 1`, {
      file: `places/${place.place}/${path}`,
      columnName: 'share',
      value: id,
      remedy: 'import the bridge again: it may lose no people and count none twice',
    }),
  );
}

/** Refuses a tract that lies in districts of one kind with more than all of its land. */
export function checkOverlap(place: PlaceFiles, path: string, overlap: Table | undefined): void {
  if (overlap === undefined) return;
  const areas = textsOf(overlap, 'area');
  const names = textsOf(overlap, 'tract').map((tract, row) => `${tract} ${areas[row]?.split(':')[0] ?? ''}`);
  const [worst] = [...sumsBy(names, numbersOf(overlap, 'share').values)].filter(
    ([, sum]) => sum > 1 + ROUNDING,
  );
  if (worst === undefined) return;
  place.log.add(
    new Problem('overlap-sum', `lies in districts with shares that sum to ${worst[1].toFixed(4)}`, {
      file: `places/${place.place}/${path}`,
      columnName: 'share',
      value: worst[0],
      remedy: 'import the districts again: the shares of a tract sum to 1',
    }),
  );
}
