import { type Cell, missing } from '#core/missing.ts';
import { cellsOf, indexRows, selectRows, textsOf } from '#tables/columns.ts';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import type { TractFacts } from './assemble-inputs.ts';

/** Columns to take from another table, by the GEOID of the tract or of its town. */
export interface Join {
  readonly table: Table;
  /** Key column of the table, and what it names. */
  readonly key: string;
  readonly by: 'tract' | 'town';
  readonly columns: readonly string[];
}

/**
 * One column of another table for each tract, in their order.
 *
 * @returns missing 'notInFile' for a tract that the table does not have
 * @example joinColumn({ table: { name: 't', rowCount: 0, columns: new Map([['geoid', { kind: 'text', values: [] }], ['x', numberColumn([])]]) }, key: 'geoid', by: 'tract', columns: ['x'] }, 'x', [{ geoid: 'a', town: null }]) // => [{ missing: 'notInFile' }]
 */
export function joinColumn(
  { table, key, by }: Join,
  column: string,
  tracts: readonly Pick<TractFacts, 'geoid' | 'town'>[],
): Cell[] {
  const rowOf = indexRows(table, key);
  const cells = cellsOf(table, column);
  return tracts.map(({ geoid, town }) => {
    const row = rowOf.get(by === 'tract' ? geoid : (town ?? ''));
    return row === undefined ? missing('notInFile') : (cells[row] ?? missing('notInFile'));
  });
}

/**
 * Inputs of an index from a table by GEOID and columns of others: one row for each tract with land, in GEOID order.
 *
 * @param table rows by `geoid`; a tract that it does not have stays without values
 */
export function joinInputs(table: Table, joins: readonly Join[], tracts: readonly TractFacts[]): Table {
  const rowOf = indexRows(table, 'geoid');
  const land = tracts
    .filter(({ geoid, landSquareMeters }) => landSquareMeters > 0 && rowOf.has(geoid))
    .toSorted((a, b) => (a.geoid < b.geoid ? -1 : 1));
  const own = selectRows(
    table,
    land.map(({ geoid }) => rowOf.get(geoid) ?? 0),
  );
  const joined = joins.flatMap((join) =>
    join.columns.map((name): [string, Column] => [name, numberColumn(joinColumn(join, name, land))]),
  );
  const names: readonly [string, Column][] = [
    ['tractName', { kind: 'text', values: land.map(({ name }) => name) }],
    ['geoid', { kind: 'text', values: [...textsOf(own, 'geoid')] }],
  ];
  return {
    name: table.name,
    rowCount: land.length,
    columns: new Map([...own.columns, ...joined, ...names]),
  };
}
