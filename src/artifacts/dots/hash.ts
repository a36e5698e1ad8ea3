/** Odd constant near 2³² divided by the golden ratio: steps by it visit all 32-bit states, well spread. */
export const GOLDEN = 0x9e3779b9;

/**
 * Mixes a 32-bit integer so that each bit of the input changes half the bits of the output.
 *
 * Integer multiplication and shifts only, so every machine gives the same bits.
 * @param state any integer; its low 32 bits count
 * @returns a signed 32-bit integer, one to one with the state
 * @see Wellons, "Prospecting for hash functions" (lowbias32) — docs/method/dots.md
 * @example mix32(0) // => 0
 */
export function mix32(state: number): number {
  let h = state | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/**
 * 32-bit hash of a text (its UTF-16 code units) with a salt.
 *
 * @returns a signed 32-bit integer
 * @example hashText('09003502300', 1) === hashText('09003502300', 2) // => false
 */
export function hashText(text: string, salt: number): number {
  let h = mix32(salt ^ GOLDEN);
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return mix32(h ^ text.length);
}
