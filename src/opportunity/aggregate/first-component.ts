import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { correlation, principalComponent } from '#core/stats/principal-component.ts';
import { type Coverage, defineAggregate, type Part } from './aggregate.ts';
import { aggregateRows } from './row-wise.ts';

type Scale = 'scores' | 'loadings' | 'unit';

/** Values of each part on the rows where all parts have one. */
function completeColumns(parts: readonly Part[]): Float64Array[] {
  const rowCount = parts[0]?.column.values.length ?? 0;
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
    parts.every(({ column }) => column.reasons[row] === 0),
  );
  return parts.map(({ column }) => Float64Array.from(rows, (row) => column.values[row] ?? 0));
}

function requireSpread(parts: readonly Part[], columns: readonly Float64Array[]): void {
  const flat = columns.findIndex((column) => isMissing(correlation(column, column)));
  if (flat < 0) return;
  const count = columns[flat]?.length ?? 0;
  throw new Problem(
    'recipe-zero-variance',
    count < 2
      ? 'shares no two rows with all the other parts, so there are no correlations'
      : `has no spread over the ${count} rows in which every part has a value, so it has no correlation with the others`,
    {
      value: parts[flat]?.id ?? '',
      exitCode: 2,
      remedy: count < 2 ? 'fill gaps with the step impute' : 'leave this part out of the group',
    },
  );
}

function correlationMatrix(parts: readonly Part[]): number[][] {
  const columns = completeColumns(parts);
  requireSpread(parts, columns);
  return columns.map((a) =>
    columns.map((b) => {
      const r = correlation(a, b);
      if (isMissing(r)) throw new Error('parts with spread have a correlation');
      return r;
    }),
  );
}

/**
 * Weights of the parts by the first principal component of their correlations.
 *
 * @param scale 'scores': loading ÷ eigenvalue, so that standardized parts give a score of variance 1; 'loadings': vector·√eigenvalue; 'unit': the vector
 * @example typeof componentWeights // => 'function'
 */
export function componentWeights(parts: readonly Part[], scale: Scale): number[] {
  const { vector, eigenvalue } = principalComponent(correlationMatrix(parts));
  const against = parts.filter(({ sign }, i) => (vector[i] ?? 0) * sign < 0).length;
  const turn = against > parts.length / 2 ? -1 : 1;
  const factor = { scores: 1 / Math.sqrt(eigenvalue), loadings: Math.sqrt(eigenvalue), unit: 1 }[scale];
  return vector.map((value) => value * factor * turn);
}

/**
 * Aggregate `firstComponent`: Σ weight·value with the weights of the first principal component; the sign is turned when
 * most weights disagree with the `sign` that the recipe expects of the parts.
 *
 * @see docs/method/principal-component.md
 * @example firstComponent.name // => 'firstComponent'
 */
export const firstComponent = defineAggregate({
  name: 'firstComponent',
  parameters: z.strictObject({ scale: z.enum(['scores', 'loadings', 'unit']).default('scores') }),
  run(parts, coverage: Coverage, { scale }: { scale: Scale }) {
    const weights = componentWeights(parts, scale);
    const weighted = parts.map((part, i) => ({ ...part, weight: weights[i] ?? 0 }));
    return aggregateRows(
      weighted,
      coverage,
      (row) => {
        let sum = 0;
        for (let i = 0; i < row.count; i++) sum += (row.weights[i] ?? 0) * (row.values[i] ?? 0);
        return sum;
      },
      () => 1,
    );
  },
});
