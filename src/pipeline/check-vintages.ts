import type { OtherIds } from '#tables/tract-ids.ts';
import { checkTractIds } from '#tables/tract-ids.ts';
import { textsOf } from '#tables/columns.ts';
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
