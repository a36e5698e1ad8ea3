import type { Inputs } from './inputs.ts';

/** Why a town stands where it does. */
export type ReasonCode =
  | 'exempt-listed'
  | 'exempt-rule'
  | 'exempt-not-top'
  | 'override-not-exempt'
  | 'no-figure'
  | 'capped'
  | 'redistributed';

/** Whether a reason takes a town out of the allocation. */
export function isExempting(reason: ReasonCode): boolean {
  return reason.startsWith('exempt') || reason === 'no-figure';
}

/** Rows among the highest values of a column: the share of all rows, rounded to whole towns; equal values by name. */
function topRows(inputs: Inputs, column: string, share: number): ReadonlySet<number> {
  const ranked = [...inputs.order].sort((a, b) => inputs.number(column, b) - inputs.number(column, a));
  return new Set(ranked.slice(0, Math.round(share * ranked.length)));
}

/**
 * Reasons of each row: exempt by the list of a vintage, by a rule, as outside the wealthiest share, or named as not exempt.
 *
 * @param inputs one method's view of a table
 */
export function exemptionReasons(inputs: Inputs): (row: number) => readonly ReasonCode[] {
  const { exemptions, figure } = inputs.method;
  const top =
    exemptions?.outsideTop === undefined
      ? undefined
      : topRows(inputs, exemptions.outsideTop.column, exemptions.outsideTop.share);
  const hasNoFigure = (row: number): boolean =>
    figure !== undefined && typeof inputs.cell(figure.column, row) !== 'number';
  return (row) => {
    const name = inputs.names[row] ?? '';
    if (exemptions?.notExempt.some((override) => override.name === name)) return ['override-not-exempt'];
    if (exemptions?.listed.includes(name)) return ['exempt-listed'];
    const { column, atLeast } = exemptions ?? {};
    if (column !== undefined && atLeast !== undefined && inputs.number(column, row) >= atLeast)
      return ['exempt-rule'];
    if (top !== undefined && !top.has(row)) return ['exempt-not-top'];
    return hasNoFigure(row) ? ['no-figure'] : [];
  };
}
