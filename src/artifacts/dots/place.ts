import { Problem } from '#core/problem.ts';
import { GOLDEN, hashText, mix32 } from './hash.ts';
import type { DotMesh } from './mesh.ts';
import { placeOnFreeLand } from './place-on-land.ts';
import { type RowBins, isInside } from './row-bins.ts';

/** Dots of one group: how many in each shape of the mesh. */
export interface GroupDots {
  readonly group: string;
  readonly dotCounts: ArrayLike<number>;
}

/** Placed dots, one entry a dot, shape after shape, the groups of a shape interleaved. */
export interface Dots {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index into the groups asked for. */
  readonly group: Uint8Array;
  /** Uniform 32-bit rank that belongs to the dot: showing rank < threshold thins all places and groups alike. */
  readonly rank: Uint32Array;
}

/** One group's dots in one shape. */
export interface Run {
  seed0: number;
  seed1: number;
  count: number;
  groupIndex: number;
}

/** Slots of one shape: dots go to offset + (0, step, 2 step … mod size), which interleaves the groups evenly. */
export interface Slots {
  offset: number;
  size: number;
  step: number;
  next: number;
}

const TO_UNIT = 1 / 4294967296;
const MAX_TRIES = 65_536;

/**
 * Places dots at random, uniformly by area, inside each shape.
 *
 * A dot is three numbers hashed from (GEOID, group, dot number): it does not move when any other count changes,
 * and any split of the shapes over workers gives the same bytes. The first k dots of a shape are a uniform sample for every k.
 * @param groups dots of each group, in shape order
 * @param from first shape, to shape after the last (for workers)
 * @throws Problem 'dots-no-area' when a shape that must hold a dot has no area
 * @see docs/method/dots.md
 */
export function placeDots(
  mesh: DotMesh,
  groups: readonly GroupDots[],
  from = 0,
  to = mesh.geoids.length,
): Dots {
  const total = countDots(groups, from, to);
  const dots: Dots = {
    x: new Float64Array(total),
    y: new Float64Array(total),
    group: new Uint8Array(total),
    rank: new Uint32Array(total),
  };
  const salts = groups.map(({ group }) => [hashText(group, 3), hashText(group, 4)] as const);
  const run: Run = { seed0: 0, seed1: 0, count: 0, groupIndex: 0 };
  const slots: Slots = { offset: 0, size: 0, step: 0, next: 0 };
  for (let s = from; s < to; s++) {
    slots.size = countDots(groups, s, s + 1);
    if (slots.size === 0) continue;
    slots.step = interleavingStep(slots.size);
    slots.next = 0;
    for (let g = 0; g < groups.length; g++) {
      const [salt0, salt1] = salts[g] as readonly [number, number];
      run.seed0 = mix32((mesh.seeds[2 * s] as number) ^ salt0);
      run.seed1 = mix32((mesh.seeds[2 * s + 1] as number) ^ salt1);
      run.count = groups[g]?.dotCounts[s] ?? 0;
      run.groupIndex = g;
      placeRun(mesh, s, run, slots, dots);
    }
    slots.offset += slots.size;
  }
  return dots;
}

function countDots(groups: readonly GroupDots[], from: number, to: number): number {
  let total = 0;
  for (const { dotCounts } of groups) for (let s = from; s < to; s++) total += dotCounts[s] ?? 0;
  return total;
}

function placeRun(mesh: DotMesh, shape: number, run: Run, slots: Slots, dots: Dots): void {
  if (run.count === 0) return;
  const bins = mesh.rejection.get(shape);
  if (mesh.isMasked[shape] === 1 && (bins !== undefined || mesh.start[shape] !== mesh.start[shape + 1])) {
    placeOnFreeLand(mesh, shape, run, slots, dots);
    return;
  }
  if (bins !== undefined) placeByRejection(mesh, shape, bins, run, slots, dots);
  else if (mesh.start[shape] === mesh.start[shape + 1]) throw noArea(mesh, shape);
  else placeInTriangles(mesh, shape, run, slots, dots);
}

/** The hot loop: every index is in range by construction, nothing is allocated. */
function placeInTriangles(mesh: DotMesh, shape: number, run: Run, slots: Slots, dots: Dots): void {
  const { corners, keep, alias } = mesh;
  const { x, y, group, rank } = dots;
  const { seed0, seed1, count, groupIndex } = run;
  const { offset, size, step } = slots;
  const first = mesh.start[shape] as number;
  const scale = ((mesh.start[shape + 1] as number) - first) * TO_UNIT;
  let slot = slots.next;
  for (let k = 0; k < count; k++) {
    const a = mix32((seed0 + Math.imul(k, GOLDEN)) | 0);
    const b = mix32(((a ^ seed1) + k) | 0);
    const c = mix32((b + a) | 0);
    const choice = (a >>> 0) * scale;
    const cell = choice | 0;
    let t = (first + cell) | 0;
    if (choice - cell >= (keep[t] as number)) t = alias[t] as number;
    let u = ((b >>> 0) + 0.5) * TO_UNIT;
    let v = ((c >>> 0) + 0.5) * TO_UNIT;
    if (u + v > 1) {
      u = 1 - u;
      v = 1 - v;
    }
    t = Math.imul(t, 6);
    const at = (offset + slot) | 0;
    x[at] = (corners[t] as number) + u * (corners[t + 2] as number) + v * (corners[t + 4] as number);
    y[at] = (corners[t + 1] as number) + u * (corners[t + 3] as number) + v * (corners[t + 5] as number);
    group[at] = groupIndex;
    rank[at] = mix32(c ^ GOLDEN);
    slot = (slot + step) | 0;
    if (slot >= size) slot = (slot - size) | 0;
  }
  slots.next = slot;
}

function placeByRejection(
  mesh: DotMesh,
  shape: number,
  bins: RowBins,
  run: Run,
  slots: Slots,
  dots: Dots,
): void {
  for (let k = 0; k < run.count; k++) {
    const start = mix32(run.seed0 + Math.imul(k, GOLDEN));
    const at = slots.offset + slots.next;
    for (let attempt = 0; ; attempt++) {
      if (attempt === MAX_TRIES) throw noArea(mesh, shape);
      const b = mix32((start ^ run.seed1) + Math.imul(attempt, GOLDEN) + k);
      const c = mix32(b + start);
      const x = bins.left + ((b >>> 0) + 0.5) * TO_UNIT * bins.width;
      const y = bins.bottom + ((c >>> 0) + 0.5) * TO_UNIT * bins.height;
      if (!isInside(bins, x, y)) continue;
      dots.x[at] = x;
      dots.y[at] = y;
      dots.rank[at] = mix32(c ^ GOLDEN);
      break;
    }
    dots.group[at] = run.groupIndex;
    slots.next = (slots.next + slots.step) % slots.size;
  }
}

/**
 * The step whose inverse is near size / golden ratio: neighbors in drawing order are then dots far apart in number,
 * so any stretch holds each group by its share, and every slot is met once.
 */
function interleavingStep(size: number): number {
  for (let step = Math.max(1, Math.floor(size * 0.6180339887498949)); ; step++) {
    const inverse = inverseModulo(step, size);
    if (inverse !== 0 || size === 1) return inverse;
  }
}

/** Euclid's extended algorithm; 0 when the two share a factor. */
function inverseModulo(value: number, modulus: number): number {
  let [a, b, x, y] = [modulus, value, 0, 1];
  while (b > 1) {
    const quotient = Math.floor(a / b);
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  if (b !== 1) return 0;
  return y < 0 ? y + modulus : y % modulus;
}

function noArea(mesh: DotMesh, shape: number): Problem {
  return new Problem('dots-no-area', 'has people but no area to place their dots in', {
    value: mesh.geoids[shape] ?? '',
    remedy: 'simplify the boundaries less, or count these people in a neighboring tract',
  });
}
