import { numbersOf, textsOf } from '#tables/columns.ts';
import { type NumberColumn, type Table } from '#tables/table.ts';
import { allocateFairShare } from './allocate.ts';
import { columnsOf, Inputs } from './inputs.ts';
import type { AllocationMethod } from './method-schema.ts';

/** What a town's number becomes when one of its inputs is 10 percent lower or higher. */
export interface InputEffect {
  /** Column that was read. */
  readonly column: string;
  readonly value: number;
  readonly lower: number;
  readonly higher: number;
}

/** @param most a share that is taken from 1 ends there */
function changed(table: Table, name: string, row: number, factor: number, most: number): Table {
  const column = numbersOf(table, name);
  const values = Float64Array.from(column.values);
  values[row] = Math.min((values[row] ?? 0) * factor, most);
  const other: NumberColumn = { ...column, values };
  return { ...table, columns: new Map([...table.columns, [name, other]]) };
}

/**
 * What ±10 percent in each input of one town does to its own number, the other towns as they are.
 *
 * @param name of the town, in the method's column of names
 * @returns one row an input that the method reads and that has a value
 */
export function townEffects(
  method: AllocationMethod,
  table: Table,
  name: string,
  need?: number,
): InputEffect[] {
  const inputs = new Inputs(method, table);
  const row = textsOf(table, method.name).indexOf(name);
  const columns = [...new Set(columnsOf(method).map((column) => inputs.columnFor(column)))];
  const shares = method.factors.filter(({ transform }) => transform === 'complement');
  const fromOne = new Set(shares.map(({ column }) => inputs.columnFor(column)));
  const unitsWith = (column: string, factor: number): number => {
    const other = changed(table, column, row, factor, fromOne.has(column) ? 1 : Infinity);
    return allocateFairShare(method, other, need).towns.find((town) => town.name === name)?.units ?? 0;
  };
  return columns
    .filter((column) => typeof inputs.cell(column, row) === 'number')
    .map((column) => ({
      column,
      value: inputs.number(column, row),
      lower: unitsWith(column, 0.9),
      higher: unitsWith(column, 1.1),
    }));
}
