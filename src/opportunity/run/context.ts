import { Problem } from '#core/problem.ts';
import type { Column, NumberColumn, Table } from '#tables/table.ts';
import type { Condition } from '../recipe/condition.ts';
import { suggest } from '#core/nearest-name.ts';

/** The table and the values computed so far; both can be asked by name. */
export interface RunContext {
  readonly rowCount: number;
  readonly column: (name: string) => Column;
  readonly numbers: (name: string) => NumberColumn;
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
  sentinels: readonly number[],
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
  const numbers = (name: string): NumberColumn => {
    const found = column(name);
    if (found.kind === 'text') {
      throw new Problem('recipe-text-column', 'holds texts where numbers are needed', {
        columnName: name,
        exitCode: 3,
        remedy: 'name a column of numbers, or write the missing cells of this one as empty',
      });
    }
    return sentinels.length === 0 ? found : withoutSentinels(found, sentinels);
  };
  const holds = (condition: Condition): Uint8Array => {
    if ('all' in condition) return combine(condition.all.map(holds), (a, b) => a & b);
    if ('any' in condition) return combine(condition.any.map(holds), (a, b) => a | b);
    if ('not' in condition) return holds(condition.not).map((inside) => 1 - inside);
    if ('column' in condition)
      return compareColumn(numbersOrText(column(condition.column), sentinels), condition);
    const value = values.get(condition.value);
    if (value === undefined) throw new Error(`value ${condition.value} is asked before it is computed`);
    return compareColumn(value, condition);
  };
  return { rowCount: table.rowCount, column, numbers, holds };
}

function combine(masks: readonly Uint8Array[], join: (a: number, b: number) => number): Uint8Array {
  return masks.reduce((left, right) => left.map((inside, row) => join(inside, right[row] ?? 0)));
}

function numbersOrText(column: Column, sentinels: readonly number[]): Column {
  return column.kind === 'text' ? column : withoutSentinels(column, sentinels);
}

/**
 * Column in which the values that stand for "no value", such as −999, are missing 'suppressed'.
 *
 * @example withoutSentinels({ kind: 'number', values: Float64Array.of(-999), reasons: Uint8Array.of(0) }, [-999]).reasons[0] // => 2
 */
export function withoutSentinels(column: NumberColumn, sentinels: readonly number[]): NumberColumn {
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
