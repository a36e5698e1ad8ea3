import type { Column, Table } from '#tables/table.ts';
import type { ScoredRow, TractFacts } from '../assemble-inputs.ts';
import { reasonCode } from '../columns.ts';
import type { Recipe } from '../recipe/compile.ts';
import { PEOPLE_COLUMN } from './apply-scenario.ts';

/** What an edition is scored from: anybody can run it again, or change the recipe. */
export interface ScoredInputs {
  readonly recipe: Recipe;
  /** The rows as they were scored; `geoid` is empty in rows that are dropped after scoring, `people` counts no one twice. */
  readonly table: Table;
}

/** Cells without a value are empty in a file, whatever the reason: a recipe sees no reasons. */
function withoutReasons(column: Column): Column {
  if (column.kind === 'text') return column;
  return { ...column, reasons: column.reasons.map((reason) => (reason === 0 ? 0 : reasonCode('notInFile'))) };
}

/**
 * The table that an edition was scored from, with the tract and the people of each row.
 *
 * @param rows the scored rows, in the order of the table
 * @param rowByGeoid which of them stands for which tract
 */
export function scoredInputs(
  recipe: Recipe,
  table: Table,
  rows: readonly ScoredRow[],
  rowByGeoid: ReadonlyMap<string, ScoredRow>,
  tracts: readonly TractFacts[],
): ScoredInputs {
  const geoidOf = new Map([...rowByGeoid].map(([geoid, row]) => [row, geoid]));
  const peopleOf = new Map(tracts.map(({ geoid, population }) => [geoid, population.total]));
  const geoids = rows.map((row) => geoidOf.get(row) ?? '');
  const people = Float64Array.from(geoids, (geoid) => peopleOf.get(geoid) ?? 0);
  const { compare, key, table: from, ...rest } = recipe;
  void [compare, key, from];
  const columns = new Map<string, Column>([
    ['geoid', { kind: 'text', values: geoids }],
    ...[...table.columns]
      .filter(([name]) => name !== 'geoid')
      .map(([name, column]): [string, Column] => [name, withoutReasons(column)]),
    [PEOPLE_COLUMN, { kind: 'number', values: people, reasons: new Uint8Array(people.length) }],
  ]);
  return { recipe: { ...rest, compare: [], places: {} }, table: { ...table, columns } };
}
