/** How a number between two printable ones is settled. */
export type Rounding = 'half-up' | 'half-even' | 'truncate' | 'down' | 'up';

/** Distance from a half or a whole that is only the noise of binary fractions. */
const NOISE = 1e-9;

function settle(scaled: number, rounding: Rounding): number {
  const near = Math.round(scaled);
  const whole = Math.abs(scaled - near) < NOISE * Math.max(1, Math.abs(scaled) * 1e-3) ? near : scaled;
  if (rounding === 'truncate') return Math.trunc(whole);
  if (rounding === 'down') return Math.floor(whole);
  if (rounding === 'up') return Math.ceil(whole);
  const low = Math.floor(whole);
  const rest = whole - low;
  if (Math.abs(rest - 0.5) > NOISE) return rest > 0.5 ? low + 1 : low;
  return rounding === 'half-up' || low % 2 !== 0 ? low + 1 : low;
}

/**
 * Number rounded to decimal digits; 0.285 is seen as the decimal it stands for, not as the binary 0.28499….
 *
 * @param digits decimal places, 0 … 12
 * @param rounding 'half-up' is the rounding of school
 * @see docs/method/rounding.md
 * @example roundNumber(0.285, 2) // => 0.29
 * @example roundNumber(2.5, 0, 'half-even') // => 2
 */
export function roundNumber(value: number, digits: number, rounding: Rounding = 'half-up'): number {
  const factor = 10 ** digits;
  return settle(value * factor, rounding) / factor + 0;
}
