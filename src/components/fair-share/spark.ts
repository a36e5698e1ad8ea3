/** Width and height of a line in a table cell, in its own units. */
export const SPARK = { width: 64, height: 18, edge: 2 } as const;

/**
 * Path of a small line over the years: from 0 at the bottom to the largest value at the top, broken where a year has no
 * figure. '' with fewer than two figures.
 */
export function sparkPath(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const { width, height, edge } = SPARK;
  const most = Math.max(...known);
  const x = (at: number): number => edge + (at * (width - 2 * edge)) / (values.length - 1);
  const y = (value: number): number => height - edge - (most === 0 ? 0 : value / most) * (height - 2 * edge);
  let isBroken = true;
  return values
    .flatMap((value, at) => {
      if (value === null) {
        isBroken = true;
        return [];
      }
      const step = `${isBroken ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      isBroken = false;
      return [step];
    })
    .join('');
}
