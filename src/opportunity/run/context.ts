import { Problem, type ProblemPlace } from '#core/problem.ts';
import type { Column, NumberColumn, Table, TextColumn } from '#tables/table.ts';
import type { Condition } from '../recipe/condition.ts';
import { suggest } from '#core/nearest-name.ts';
import { censusSentinel } from '#tables/cell.ts';
import { textsAsNumbers } from '#tables/infer-table.ts';

/** A number or word that stands for "no value" in the columns of a table. */
type Sentinel = number | string;

/** The table and the values computed so far; both can be asked by name. */
export interface RunContext {
  readonly rowCount: number;
  readonly column: (name: string) => Column;
  /** Numbers of a column; `more` are values that mean "no value" besides those of the recipe. */
  readonly numbers: (name: string, more?: readonly Sentinel[]) => NumberColumn;
  readonly placeOf: (name: string, row: number) => ProblemPlace;
  readonly holds: (condition: Condition) => Uint8Array;
}

type Comparison = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function compareNumber(value: number, rule: Comparison): boolean {
  return (
    (rule.above === undefined || value > rule.above) &&
    (rule.atLeast === undefined || value >= rule.atLeast) &&
    (rule.below === undefined || value < rule.below) &&
    (rule.atMost === undefined || value <= rule.atMost) &&
    (rule.equals === undefined || value === rule.equals) &&
    (rule.notEquals === undefined || value !== rule.notEquals) &&
    rule.isMissing !== true
  );
}

function compareText(value: string, rule: Comparison): boolean {
  if (rule.isMissing !== undefined && rule.isMissing !== (value === '')) return false;
  if (rule.equals !== undefined && value !== String(rule.equals)) return false;
  return rule.notEquals === undefined || value !== String(rule.notEquals);
}

/** Whether a comparison asks for the size of a number. */
function asksSize({ above, atLeast, below, atMost }: Comparison): boolean {
  return [above, atLeast, below, atMost].some((limit) => limit !== undefined);
}

/** Where a cell stands in the file of its table. */
function placeIn(table: Table, name: string, row: number): ProblemPlace {
  return {
    file: table.name,
    line: table.lines?.[row] ?? row + 2,
    column: 1 + [...table.columns.keys()].indexOf(name),
    columnName: name,
  };
}

/** Texts of a column as numbers; words that the recipe declares as "no value" are missing. */
function numbersOfTexts(
  { values }: TextColumn,
  name: string,
  table: Table,
  sentinels: readonly Sentinel[],
): NumberColumn {
  const numbers = textsAsNumbers(values, sentinels.map(String));
  if ('row' in numbers) {
    throw new Problem('recipe-text-column', 'is not a number, and the recipe asks for numbers here', {
      ...placeIn(table, name, numbers.row),
      value: numbers.text,
      exitCode: 2,
      remedy:
        'write a plain number or an empty cell, list the word under missingValues, or name another column in the recipe',
    });
  }
  if (values.length > 0 && numbers.reasons.every((reason) => reason !== 0)) {
    throw new Problem('recipe-empty-column', 'holds no number at all', {
      file: table.name,
      line: 1,
      column: 1 + [...table.columns.keys()].indexOf(name),
      columnName: name,
      exitCode: 2,
      remedy: 'fill the column, or leave out the indicator that reads it',
    });
  }
  return numbers;
}

/** The square of a larger number, summed over a table, is no number any more: a spread would be endless and scores 0. */
const LARGEST = 1e140;

/** The smallest mark of the Census Bureau, rounded by a spreadsheet. */
const NEAREST_MARK = -222_000_000;

/** Marks and numbers too large: with either, every score would be wrong without a word. */
function refuseMarks(found: NumberColumn, name: string, table: Table): NumberColumn {
  const { values, reasons } = found;
  const isHuge = (value: number): boolean => Math.abs(value) > LARGEST;
  const row = values.findIndex(
    (value, at) =>
      reasons[at] === 0 && (isHuge(value) || (value < NEAREST_MARK && censusSentinel(value) !== undefined)),
  );
  if (row < 0) return found;
  const value = values[row] ?? 0;
  const place = { ...placeIn(table, name, row), value: String(value), exitCode: 2 } as const;
  if (isHuge(value)) {
    throw new Problem('recipe-number-huge', 'is too large to compute with', {
      ...place,
      remedy: 'correct the value, or list it under missingValues when it stands for "no value"',
    });
  }
  throw new Problem('recipe-census-mark', 'is what the Census Bureau writes where it has no number', {
    ...place,
    remedy: `write "missingValues: [${value}]" into the recipe, or leave the cell empty`,
  });
}

function compareColumn(column: Column, rule: Comparison): Uint8Array {
  if (column.kind === 'text')
    return Uint8Array.from(column.values, (value) => (compareText(value, rule) ? 1 : 0));
  return Uint8Array.from(column.values, (value, row) => {
    if (column.reasons[row] !== 0) return rule.isMissing === true ? 1 : 0;
    return compareNumber(value, rule) ? 1 : 0;
  });
}

/**
 * Context of a run over a table.
 *
 * @param values indicators and groups computed so far
 * @example runContext({ name: 't', rowCount: 0, columns: new Map() }, new Map(), []).rowCount // => 0
 */
export function runContext(
  table: Table,
  values: ReadonlyMap<string, NumberColumn>,
  sentinels: readonly Sentinel[],
): RunContext {
  const column = (name: string): Column => {
    const found = table.columns.get(name);
    if (found !== undefined) return found;
    throw new Problem('recipe-unknown-column', `is no column of the table ${table.name}`, {
      columnName: name,
      exitCode: 3,
      remedy: suggest(name, [...table.columns.keys()]),
    });
  };
  const numbers = (name: string, more: readonly Sentinel[] = []): NumberColumn => {
    const found = column(name);
    const all = [...sentinels, ...more];
    if (found.kind === 'text') return refuseMarks(numbersOfTexts(found, name, table, all), name, table);
    return refuseMarks(withoutSentinels(found, all), name, table);
  };
  const asked = (rule: Comparison & { column: string }): Column => {
    const found = column(rule.column);
    if (found.kind === 'number' || asksSize(rule)) return numbers(rule.column);
    return textsWithout(found, sentinels);
  };
  const holds = (condition: Condition): Uint8Array => {
    if ('all' in condition) return combine(condition.all.map(holds), (a, b) => a & b);
    if ('any' in condition) return combine(condition.any.map(holds), (a, b) => a | b);
    if ('not' in condition) return holds(condition.not).map((inside) => 1 - inside);
    if ('column' in condition) return compareColumn(asked(condition), condition);
    const value = values.get(condition.value);
    if (value === undefined) throw new Error(`value ${condition.value} is asked before it is computed`);
    return compareColumn(value, condition);
  };
  const placeOf = (name: string, row: number) => placeIn(table, name, row);
  return { rowCount: table.rowCount, column, numbers, placeOf, holds };
}

function combine(masks: readonly Uint8Array[], join: (a: number, b: number) => number): Uint8Array {
  return masks.reduce((left, right) => left.map((inside, row) => join(inside, right[row] ?? 0)));
}

function textsWithout({ values }: TextColumn, sentinels: readonly Sentinel[]): TextColumn {
  const words = sentinels.map(String);
  return { kind: 'text', values: values.map((text) => (words.includes(text) ? '' : text)) };
}

/**
 * Column in which the values that stand for "no value", such as −999, are missing 'suppressed'.
 *
 * @example withoutSentinels({ kind: 'number', values: Float64Array.of(-999), reasons: Uint8Array.of(0) }, [-999]).reasons[0] // => 2
 */
export function withoutSentinels(column: NumberColumn, sentinels: readonly Sentinel[]): NumberColumn {
  if (sentinels.length === 0) return column;
  const values = Float64Array.from(column.values);
  const reasons = Uint8Array.from(column.reasons);
  for (let row = 0; row < values.length; row++) {
    if (reasons[row] !== 0 || !sentinels.includes(values[row] ?? 0)) continue;
    values[row] = 0;
    reasons[row] = 2;
  }
  return { kind: 'number', values, reasons };
}
