import { isMissing, type Missing, missing } from '../missing.ts';
import { mean } from './mean.ts';

/** First principal component of standardized columns. */
export interface PrincipalComponent {
  /** Unit vector, one entry per column; its first non-zero entry is positive. */
  readonly vector: readonly number[];
  /** Variance along the vector. */
  readonly eigenvalue: number;
  /** Part of all variance that lies along the vector, 0 … 1. */
  readonly share: number;
}

/**
 * Pearson correlation of two columns of the same length.
 *
 * @returns missing 'notApplicable' when one of them has no spread
 * @see docs/method/correlation.md
 * @example correlation([1, 2, 3], [2, 4, 6]) // => 1
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | Missing {
  const [centerA, centerB] = [mean(a), mean(b)];
  if (isMissing(centerA) || isMissing(centerB)) return missing('notApplicable');
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - centerA, (b[i] ?? 0) - centerB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? missing('notApplicable') : Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

/** One Jacobi rotation that makes entry (p, q) zero. */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const at = (m: number[][], i: number, j: number): number => m[i]?.[j] ?? 0;
  const apq = at(matrix, p, q);
  if (apq === 0) return;
  const theta = (at(matrix, q, q) - at(matrix, p, p)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const m of [matrix, vectors]) {
    for (const line of m)
      [line[p], line[q]] = [c * (line[p] ?? 0) - s * (line[q] ?? 0), s * (line[p] ?? 0) + c * (line[q] ?? 0)];
  }
  const [lineP, lineQ] = [matrix[p] ?? [], matrix[q] ?? []];
  for (let k = 0; k < lineP.length; k++) {
    const [a, b] = [lineP[k] ?? 0, lineQ[k] ?? 0];
    lineP[k] = c * a - s * b;
    lineQ[k] = s * a + c * b;
  }
}

function offDiagonal(matrix: readonly (readonly number[])[]): number {
  let sum = 0;
  matrix.forEach((line, i) => line.forEach((value, j) => (sum += i === j ? 0 : value * value)));
  return sum;
}

/**
 * First principal component of a symmetric matrix (covariance or correlation), by Jacobi rotations.
 *
 * @param symmetric square matrix; not changed
 * @see docs/method/principal-component.md
 * @example Math.round(10 * principalComponent([[1, 0.5], [0.5, 1]]).eigenvalue) // => 15
 */
export function principalComponent(symmetric: readonly (readonly number[])[]): PrincipalComponent {
  const n = symmetric.length;
  const matrix = symmetric.map((line) => [...line]);
  const vectors = symmetric.map((_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100 && offDiagonal(matrix) > 1e-30; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(matrix, vectors, p, q);
  }
  const eigenvalues = matrix.map((line, i) => line[i] ?? 0);
  const first = eigenvalues.indexOf(Math.max(...eigenvalues));
  const vector = vectors.map((line) => line[first] ?? 0);
  const sign = (vector.find((value) => Math.abs(value) > 1e-12) ?? 1) < 0 ? -1 : 1;
  const eigenvalue = eigenvalues[first] ?? 0;
  const total = eigenvalues.reduce((sum, value) => sum + value, 0);
  return { vector: vector.map((value) => value * sign), eigenvalue, share: eigenvalue / total };
}
