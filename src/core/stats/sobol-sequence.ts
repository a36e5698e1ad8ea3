import { seededRandom } from './random.ts';

/** Degree, coefficients and first direction numbers of each dimension after the first (Joe & Kuo 2008). */
const DIRECTIONS: readonly (readonly [degree: number, coefficients: number, ...first: number[]])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
  [6, 19, 1, 1, 1, 15, 7, 5],
  [6, 22, 1, 3, 1, 15, 13, 25],
  [6, 25, 1, 1, 5, 5, 19, 61],
  [7, 1, 1, 3, 7, 11, 23, 15, 103],
  [7, 4, 1, 3, 7, 13, 13, 15, 69],
  [7, 7, 1, 1, 3, 13, 7, 35, 63],
  [7, 8, 1, 3, 5, 9, 1, 25, 53],
  [7, 14, 1, 3, 1, 13, 9, 35, 107],
  [7, 19, 1, 3, 1, 5, 27, 61, 31],
  [7, 21, 1, 1, 5, 11, 19, 41, 61],
  [7, 28, 1, 3, 5, 3, 3, 13, 69],
  [7, 31, 1, 1, 7, 13, 1, 19, 1],
  [7, 32, 1, 3, 7, 5, 13, 19, 59],
  [7, 37, 1, 1, 3, 9, 25, 29, 41],
  [7, 41, 1, 3, 5, 13, 23, 1, 55],
  [7, 42, 1, 3, 7, 3, 13, 59, 17],
];

const BITS = 32;

function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  const row = DIRECTIONS[dimension - 1];
  for (let i = 0; i < BITS; i++) {
    if (row === undefined) {
      v[i] = 1 << (BITS - 1 - i);
      continue;
    }
    const [degree, coefficients, ...first] = row;
    if (i < degree) {
      v[i] = (first[i] ?? 1) << (BITS - 1 - i);
      continue;
    }
    const back = v[i - degree] ?? 0;
    let value = back ^ (back >>> degree);
    for (let k = 1; k < degree; k++) if ((coefficients >>> (degree - 1 - k)) & 1) value ^= v[i - k] ?? 0;
    v[i] = value;
  }
  return v;
}

/**
 * Points that fill the unit cube evenly (Sobol sequence in Gray-code order, with a seeded digital shift).
 *
 * Dimensions beyond the 32nd come from the seeded generator instead.
 *
 * @param count number of points, best a power of two
 * @returns one array per dimension
 * @see Joe & Kuo (2008), SIAM J. Sci. Comput. 30(5) — docs/method/sensitivity.md
 * @example sobolPoints(4, 2, 1).length // => 2
 */
export function sobolPoints(count: number, dimensions: number, seed: number): Float64Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: dimensions }, (_, dimension) => {
    if (dimension > DIRECTIONS.length) return Float64Array.from({ length: count }, random);
    const directions = directionNumbers(dimension);
    const points = new Float64Array(count);
    let state = Math.floor(random() * 4294967296) | 0;
    for (let i = 0; i < count; i++) {
      points[i] = ((state >>> 0) + 0.5) / 4294967296;
      const bit = 31 - Math.clz32((i + 1) & -(i + 1));
      state ^= directions[bit] ?? 0;
    }
    return points;
  });
}
