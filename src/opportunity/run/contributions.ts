import type { NumberColumn } from '#tables/table.ts';

/** A value as a sum: one column per indicator, and a constant that belongs to none. */
export interface Contributions {
  readonly byIndicator: ReadonlyMap<string, Float64Array>;
  readonly constant: Float64Array;
}

/**
 * An indicator contributes its own normalized value.
 *
 * @example contributionsOfIndicator('a', { values: Float64Array.of(2) }).byIndicator.get('a')[0] // => 2
 */
export function contributionsOfIndicator(id: string, column: NumberColumn): Contributions {
  return { byIndicator: new Map([[id, column.values]]), constant: new Float64Array(column.values.length) };
}

/** A product beyond the range of numbers is no part that could be shown. */
const finiteOr0 = (part: number): number => (Number.isFinite(part) ? part : 0);

function addScaled(into: Float64Array, values: Float64Array, factor: Float64Array): void {
  for (let row = 0; row < into.length; row++) {
    into[row] = finiteOr0((into[row] ?? 0) + (values[row] ?? 0) * (factor[row] ?? 0));
  }
}

/** What is still missing to the value goes to the constant, so that the sum is the value. */
function settleConstant(byIndicator: ReadonlyMap<string, Float64Array>, total: NumberColumn): Contributions {
  const constant = Float64Array.from(total.values);
  for (const values of byIndicator.values()) {
    for (let row = 0; row < constant.length; row++) constant[row] = (constant[row] ?? 0) - (values[row] ?? 0);
  }
  return { byIndicator, constant };
}

/**
 * Contributions to a group from those to its parts: each part times its factor.
 *
 * @example [...mergeContributions([contributionsOfIndicator('a', { values: Float64Array.of(4) })], [Float64Array.of(0.5)], { values: Float64Array.of(2) }).byIndicator.get('a')] // => [2]
 */
export function mergeContributions(
  parts: readonly Contributions[],
  factors: readonly Float64Array[],
  total: NumberColumn,
): Contributions {
  const byIndicator = new Map<string, Float64Array>();
  parts.forEach((part, index) => {
    const factor = factors[index] ?? new Float64Array(total.values.length);
    for (const [id, values] of part.byIndicator) {
      const into = byIndicator.get(id) ?? new Float64Array(values.length);
      addScaled(into, values, factor);
      byIndicator.set(id, into);
    }
  });
  return settleConstant(byIndicator, total);
}

/**
 * Contributions after a step: a straight line keeps them exact; any other step scales them so that they sum to the new value.
 *
 * @param slope slope of a straight-line step; undefined for others
 * @example [...stepContributions(contributionsOfIndicator('a', { values: Float64Array.of(4) }), { values: Float64Array.of(4) }, { values: Float64Array.of(1) }).byIndicator.get('a')] // => [1]
 */
export function stepContributions(
  before: Contributions,
  from: NumberColumn,
  to: NumberColumn,
  slope?: number,
): Contributions {
  const factor = Float64Array.from(from.values, (value, row) => {
    if (slope !== undefined) return slope;
    const scale = value === 0 ? 0 : (to.values[row] ?? 0) / value;
    // A value near 0 that becomes a large one: its parts cannot be told apart, and go to the constant.
    return Number.isFinite(scale) ? scale : 0;
  });
  const byIndicator = new Map<string, Float64Array>();
  for (const [id, values] of before.byIndicator) {
    byIndicator.set(
      id,
      values.map((value, row) => finiteOr0(value * (factor[row] ?? 0))),
    );
  }
  return settleConstant(byIndicator, to);
}
