import { isMissing, missing, type Cell } from '#core/missing.ts';
import { suggest } from '#core/nearest-name.ts';
import { Problem, type ProblemPlace, Problems } from '#core/problem.ts';
import { compareTexts } from '#tables/columns.ts';
import { cellAt, type Table } from '#tables/table.ts';
import type { AllocationMethod } from './method-schema.ts';

type StandIn = AllocationMethod['standIns'][number];

/** Number columns that a method reads, each once. */
export function columnsOf(method: AllocationMethod): readonly string[] {
  const { factors, figure, need, cap, exemptions } = method;
  const names = [
    ...factors.flatMap(({ column, times }) => [column, times]),
    ...[figure?.column, figure?.less, need?.by, cap?.of, exemptions?.column, exemptions?.outsideTop?.column],
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}

function isNumeric(table: Table, name: string): boolean {
  return table.columns.get(name)?.kind === 'number';
}

/**
 * The stand-ins that a table makes necessary: the column asked for is not there, the other one is. Of several for one
 * column the first that the table holds counts.
 */
export function standInsFor(method: AllocationMethod, table: Table): readonly StandIn[] {
  const asked = columnsOf(method);
  const usable = method.standIns.filter(
    (one) => asked.includes(one.for) && !isNumeric(table, one.for) && isNumeric(table, one.use),
  );
  return usable.filter((one) => usable.find((other) => other.for === one.for) === one);
}

/** Number columns that a method reads from a table: a stand-in in place of what it stands for. */
export function columnsRead(method: AllocationMethod, table: Table): readonly string[] {
  const standIns = new Map(standInsFor(method, table).map((one) => [one.for, one.use]));
  return columnsOf(method).map((name) => standIns.get(name) ?? name);
}

/** The first word of a column that a method needs numbers from, at its cell; undefined when there is no such column. */
function wordProblem(table: Table, name: string, remedy: string): Problem | undefined {
  const column = table.columns.get(name);
  if (column?.kind !== 'text') return undefined;
  const words = column.values.map((text) => text.trim());
  const row = words.findIndex((text) => text !== '' && !/^-?[\d.]+(e[-+]?\d+)?$/i.test(text));
  const place = { file: table.name, column: 1 + [...table.columns.keys()].indexOf(name), columnName: name };
  if (row < 0)
    return new Problem('input-absent', 'holds no number at all', { ...place, line: 1, exitCode: 2, remedy });
  return new Problem('input-absent', 'is not a number, and the method needs numbers here', {
    ...{ ...place, line: table.lines?.[row] ?? row + 2, value: words[row] ?? '', exitCode: 2 },
    remedy: 'write a plain number, without signs of money, units or separators of thousands',
  });
}

/**
 * What a method needs and the table does not hold; empty when it can run.
 *
 * @returns one Problem an input, with its name
 */
export function absentInputs(method: AllocationMethod, table: Table): readonly Problem[] {
  const replaced = new Set(standInsFor(method, table).map((one) => one.for));
  const texts = [method.name, ...(method.region === undefined ? [] : [method.region])];
  const remedy = `the method ${method.id} gives no number without this input; load it, or choose another method`;
  const fault = (columnName: string, what: string): Problem =>
    new Problem('input-absent', what, { file: table.name, line: 1, columnName, exitCode: 2, remedy });
  return [
    ...texts.filter((name) => !table.columns.has(name)).map((name) => fault(name, 'is not in the table')),
    ...columnsOf(method)
      .filter((name) => !isNumeric(table, name) && !replaced.has(name))
      .map((name) => wordProblem(table, name, remedy) ?? fault(name, 'is not in the table')),
  ];
}

/** What a column has to keep to, in every row: a share that is taken from 1, a stock that caps are a part of. */
function rangesOf({ factors, cap }: AllocationMethod): readonly { column: string; most: number }[] {
  const shares = factors.filter(({ transform }) => transform === 'complement').map(({ column }) => column);
  const counts = [...factors.map(({ times }) => times), cap?.of].filter((name) => name !== undefined);
  return [
    ...shares.map((column) => ({ column, most: 1 })),
    ...counts.map((column) => ({ column, most: Infinity })),
  ];
}

/** Also in rows that are exempt: a percent in place of a share (31 for 0.31) would make a town exempt by itself. */
function refuseOutOfRange(inputs: Inputs): void {
  for (const { column, most } of rangesOf(inputs.method)) {
    for (const row of inputs.order) {
      const cell = inputs.cell(column, row);
      if (isMissing(cell) || (cell >= 0 && cell <= most)) continue;
      throw new Problem('input-range', most === 1 ? 'is not a share from 0 to 1' : 'is below 0', {
        ...{ ...inputs.placeOf(inputs.columnFor(column), row), value: String(cell), exitCode: 2 },
        remedy: most === 1 ? 'write 0.31 for 31 percent' : 'give a number of at least 0',
      });
    }
  }
}

/** Above any sum of money or count of homes; sums and products of such values stay numbers. */
const LARGEST_INPUT = 1e15;

/** The table as one method reads it: rows in the order of their names, regions merged, stand-ins in their places. */
export class Inputs {
  readonly names: readonly string[];
  readonly regions: readonly string[];
  /** Rows in the order of their names: the order of the file changes nothing. */
  readonly order: readonly number[];
  readonly standIns: readonly StandIn[];
  readonly method: AllocationMethod;
  readonly table: Table;
  /** Cells without a value that were asked for. */
  readonly #gaps = new Map<string, Problem>();
  readonly #columns: ReadonlyMap<string, string>;

  constructor(method: AllocationMethod, table: Table) {
    const problems = absentInputs(method, table);
    if (problems.length > 0) throw new Problems([...problems]);
    this.method = method;
    this.table = table;
    this.standIns = standInsFor(method, table);
    this.#columns = new Map(this.standIns.map((one) => [one.for, one.use]));
    this.names = Array.from({ length: table.rowCount }, (_, row) => this.#text(method.name, row));
    this.regions = this.names.map((_, row) => this.#regionOf(row));
    this.order = [...this.names.keys()].sort((a, b) =>
      compareTexts(this.names[a] ?? '', this.names[b] ?? ''),
    );
    this.#refuseBlank();
    this.#refuseRepeated();
    this.#refuseHalfMerged();
    refuseOutOfRange(this);
  }

  #refuseBlank(): void {
    const { name, region } = this.method;
    for (const [column, texts] of [
      [name, this.names],
      [region, this.regions],
    ] as const) {
      const row = texts.findIndex((text) => text.trim() === '');
      if (column === undefined || row < 0) continue;
      throw new Problem('name-missing', 'is empty: every row needs a name and a region', {
        ...this.placeOf(column, row),
        remedy: 'fill in the cell, or leave the row out',
      });
    }
  }

  #text(column: string, row: number): string {
    return String(this.table.columns.get(column)?.values[row] ?? '');
  }

  #regionOf(row: number): string {
    if (this.method.region === undefined) return 'all';
    const region = this.#text(this.method.region, row);
    return Object.entries(this.method.merge).find(([, parts]) => parts.includes(region))?.[0] ?? region;
  }

  #refuseRepeated(): void {
    const seen = new Map<string, number>();
    this.names.forEach((name, row) => {
      const first = seen.get(name);
      if (first !== undefined)
        throw new Problem('row-repeated', `stands on line ${this.placeOf('', first).line ?? ''} too`, {
          ...{ ...this.placeOf(this.method.name, row), value: name },
          remedy: 'keep one row of each town',
        });
      seen.set(name, row);
    });
  }

  /** A merged region that lacks one of its parts has the need of a smaller one: a name that is not as in the table. */
  #refuseHalfMerged(): void {
    const { region: column, merge } = this.method;
    if (column === undefined) return;
    const present = new Set(this.names.map((_, row) => this.#text(column, row)));
    for (const [name, parts] of Object.entries(merge)) {
      const absent = parts.find((part) => !present.has(part));
      if (absent === undefined || !parts.some((part) => present.has(part))) continue;
      throw new Problem('region-unknown', `is to be counted in ${name}, and the table has no such region`, {
        ...{ file: this.table.name, line: 1, columnName: column, value: absent, exitCode: 3 },
        remedy: suggest(
          absent,
          [...present].filter((one) => !parts.includes(one)),
        ),
      });
    }
  }

  /** The value, or why there is none. */
  cell(name: string, row: number): Cell {
    const column = this.table.columns.get(this.columnFor(name));
    return column?.kind === 'number' ? cellAt(column, row) : missing('notInFile');
  }

  /** Where a cell stands in the file of the table. */
  placeOf(columnName: string, row: number): ProblemPlace {
    const { name, lines, columns } = this.table;
    const at = [...columns.keys()].indexOf(columnName);
    return { file: name, line: lines?.[row] ?? row + 2, ...(at < 0 ? {} : { column: at + 1 }), columnName };
  }

  /** Column that is read when a method asks for this one. */
  columnFor(name: string): string {
    return this.#columns.get(name) ?? name;
  }

  /** The value; where there is none a 0 that never leaves: `throwGaps` stops before any result. */
  number(name: string, row: number): number {
    const cell = this.cell(name, row);
    if (!isMissing(cell) && Math.abs(cell) <= LARGEST_INPUT) return cell;
    const columnName = this.columnFor(name);
    const place = this.placeOf(columnName, row);
    if (!isMissing(cell)) {
      this.#gaps.set(
        `${row} ${columnName}`,
        new Problem('input-range', 'is too large to compute with', {
          ...place,
          value: String(cell),
          remedy: 'correct the value',
        }),
      );
      return 0;
    }
    const what = `holds no value for ${this.names[row] ?? ''}`;
    const remedy = 'fill in the value: a factor is never left out silently';
    this.#gaps.set(`${row} ${columnName}`, new Problem('input-missing', what, { ...place, remedy }));
    return 0;
  }

  /** Stops when a value was asked for that is not there. */
  throwGaps(): void {
    if (this.#gaps.size > 0) throw new Problems([...this.#gaps.values()]);
  }
}
