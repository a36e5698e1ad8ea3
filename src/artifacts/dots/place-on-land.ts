import { isMaskedAt } from '#tables/geometry/cell-mask.ts';

import { GOLDEN, mix32 } from './hash.ts';
import type { DotMesh } from './mesh.ts';
import type { Dots, Run, Slots } from './place.ts';
import { isInside } from './row-bins.ts';

const TO_UNIT = 1 / 4294967296;

/** Steps the seed from try to try; odd, and far from the step between dots. */
const RETRY = 0x85ebca6b;

/** Tries before a dot stays where it is: the import looks that each tract keeps free land, so this is never met there. */
const MAX_TRIES = 16_384;

interface Candidate {
  x: number;
  y: number;
  rank: number;
}

/** The candidate of one try; the first is where the dot would stand without a mask. */
function propose(mesh: DotMesh, shape: number, run: Run, k: number, attempt: number, to: Candidate): boolean {
  const a = mix32((run.seed0 + Math.imul(k, GOLDEN) + Math.imul(attempt, RETRY)) | 0);
  const b = mix32(((a ^ run.seed1) + k) | 0);
  const c = mix32((b + a) | 0);
  to.rank = mix32(c ^ GOLDEN) >>> 0;
  const bins = mesh.rejection.get(shape);
  if (bins !== undefined) {
    to.x = bins.left + ((b >>> 0) + 0.5) * TO_UNIT * bins.width;
    to.y = bins.bottom + ((c >>> 0) + 0.5) * TO_UNIT * bins.height;
    return isInside(bins, to.x, to.y);
  }
  intoTriangle(mesh, shape, [a, b, c], to);
  return true;
}

function intoTriangle(
  { start, keep, alias, corners }: DotMesh,
  shape: number,
  [a, b, c]: readonly [number, number, number],
  to: Candidate,
): void {
  const first = start[shape] ?? 0;
  const choice = (a >>> 0) * TO_UNIT * ((start[shape + 1] ?? 0) - first);
  const cell = Math.floor(choice);
  const own = first + cell;
  const t = 6 * (choice - cell >= (keep[own] ?? 1) ? (alias[own] ?? own) : own);
  let u = ((b >>> 0) + 0.5) * TO_UNIT;
  let v = ((c >>> 0) + 0.5) * TO_UNIT;
  if (u + v > 1) [u, v] = [1 - u, 1 - v];
  to.x = (corners[t] ?? 0) + u * (corners[t + 2] ?? 0) + v * (corners[t + 4] ?? 0);
  to.y = (corners[t + 1] ?? 0) + u * (corners[t + 3] ?? 0) + v * (corners[t + 5] ?? 0);
}

/**
 * Places the dots of one group in a shape that meets the mask: a dot on a masked cell is thrown again.
 *
 * What is left is uniform over the free land, and a dot that needs no second throw stands where it would without a mask.
 */
export function placeOnFreeLand(mesh: DotMesh, shape: number, run: Run, slots: Slots, dots: Dots): void {
  const { mask } = mesh;
  const to: Candidate = { x: 0, y: 0, rank: 0 };
  for (let k = 0; k < run.count; k += 1) {
    let [inside, x, y] = [false, 0, 0];
    for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
      if (!propose(mesh, shape, run, k, attempt, to)) continue;
      if (!inside) [inside, x, y] = [true, to.x, to.y];
      if (mask !== undefined && isMaskedAt(mask, to.x, to.y)) continue;
      [x, y] = [to.x, to.y];
      break;
    }
    const at = slots.offset + slots.next;
    dots.x[at] = x;
    dots.y[at] = y;
    dots.group[at] = run.groupIndex;
    dots.rank[at] = to.rank;
    slots.next = (slots.next + slots.step) % slots.size;
  }
}
