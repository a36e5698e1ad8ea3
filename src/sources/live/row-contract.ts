import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { RowLedger } from './live-source.ts';

/** What must hold for a table: its columns, the number of its rows, the state of its ids. */
export interface RowContract {
  readonly schema: TableSchema;
  /** Path for messages. */
  readonly path: string;
  readonly rows: readonly [number, number];
  /** Column of ids that must begin with the digits of the state. */
  readonly idColumn?: string;
  readonly stateFips?: string;
  /** Numeric columns whose sums the lock keeps. */
  readonly totals?: readonly string[];
}

function checkCount({ path, rows: [least, most] }: RowContract, count: number, log: ProblemLog): void {
  if (count >= least && count <= most) return;
  log.add(
    new Problem('row-count', `has ${count} rows, ${least} to ${most} are expected`, {
      file: path,
      value: String(count),
      remedy: 'look whether the publisher sent all of it; if the new count is right, report it',
    }),
  );
}

function checkState({ idColumn, stateFips, path, schema }: RowContract, table: Table, log: ProblemLog): void {
  if (idColumn === undefined || stateFips === undefined) return;
  const ids = textsOf(table, idColumn);
  const row = ids.findIndex((id) => !id.startsWith(stateFips));
  if (row === -1) return;
  const header = schema.columns.find(({ name }) => name === idColumn)?.header ?? idColumn;
  log.add(
    new Problem('state-other', `lies outside state ${stateFips}`, {
      ...{ file: path, line: row + 2, columnName: header, value: ids[row] ?? '' },
      remedy: 'fetch the file of the state',
    }),
  );
}

/**
 * Sum of a numeric column; missing cells add nothing.
 *
 * @example sumColumn({ name: 't', rowCount: 0, columns: new Map() }, 'a') // => 0
 */
export function sumColumn(table: Table, column: string): number {
  if (!table.columns.has(column)) return 0;
  return cellsOf(table, column).reduce((sum: number, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
}

/** Checks a CSV file by its contract and counts it. */
export function checkRows(contract: RowContract, bytes: Uint8Array, log: ProblemLog): RowLedger {
  const table = readTable(contract.schema, bytes, contract.path, log);
  checkCount(contract, table.rowCount, log);
  if (log.stops === 0) checkState(contract, table, log);
  const totals = (contract.totals ?? []).map((name) => [name, sumColumn(table, name)] as const);
  return { rows: table.rowCount, totals: Object.fromEntries(totals) };
}
