/**
 * Seeded stream of numbers in 0 … 1 (small fast counter generator, integer arithmetic only): the same seed gives the
 * same numbers on every machine.
 *
 * @param seed any whole number
 * @see docs/method/sensitivity.md
 * @example seededRandom(1)() === seededRandom(1)() // => true
 */
export function seededRandom(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88 ^ seed, 0xb7e15162 + seed, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}
