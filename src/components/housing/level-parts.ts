import { RESIDENCE_COLUMNS, type ResidenceColumn } from '#analysis/residence-by-level.ts';

/** Amounts in the order of the levels, as the bar takes them. */
export function levelParts(
  byLevel: Readonly<Record<ResidenceColumn, number>>,
): readonly { readonly column: ResidenceColumn; readonly amount: number }[] {
  return RESIDENCE_COLUMNS.map((column) => ({ column, amount: byLevel[column] }));
}
