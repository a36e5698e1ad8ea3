import type { PixelArc } from './pixel-arc.ts';
import type { ShapeRings } from './shapes.ts';

/**
 * Shortest SVG writing of a number of tenths.
 *
 * @example tenthsText(-5) // => '-.5'
 */
export function tenthsText(tenths: number): string {
  const whole = Math.trunc(Math.abs(tenths) / 10);
  const rest = Math.abs(tenths) % 10;
  const digits = `${whole === 0 && rest !== 0 ? '' : whole}${rest === 0 ? '' : `.${rest}`}`;
  return tenths < 0 ? `-${digits}` : digits;
}

/** How a path writes a number of tenths. */
type Writing = (tenths: number) => string;

/** Numbers in a row with a blank only where two would run together. */
function joinNumbers(tenths: readonly number[], write: Writing): string {
  let text = '';
  let last = '';
  for (const value of tenths) {
    const next = write(value);
    const isApart = next.startsWith('-') || (next.startsWith('.') && last.includes('.'));
    text += text === '' || isApart ? next : ` ${next}`;
    last = next;
  }
  return text;
}

/** Points of a ring: its arcs one after the other, doubled points once, the closing point left out. */
export function ringPoints(ring: readonly number[], arcs: readonly PixelArc[]): number[] {
  const points: number[] = [];
  const add = (x: number, y: number): void => {
    if (points.at(-2) !== x || points.at(-1) !== y) points.push(x, y);
  };
  for (const index of ring) {
    const arc = arcs[index < 0 ? ~index : index] ?? [];
    const pairs = arc.length / 2;
    for (let i = 0; i < pairs; i += 1) {
      const at = 2 * (index < 0 ? pairs - 1 - i : i);
      add(arc[at] ?? 0, arc[at + 1] ?? 0);
    }
  }
  while (points.length > 2 && points[0] === points.at(-2) && points[1] === points.at(-1)) points.splice(-2);
  return points;
}

/**
 * Signed area of a ring of flat x, y points.
 *
 * @example ringArea([0, 0, 2, 0, 2, 2, 0, 2]) // => 4
 */
export function ringArea(points: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    const [nextX = 0, nextY = 0] = [points[(i + 2) % points.length], points[(i + 3) % points.length]];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

/** Path text of points: a move to the first, then relative steps. */
function pointsPath(points: readonly number[], isClosed: boolean, write: Writing): string {
  const steps: number[] = [];
  for (let i = 2; i < points.length; i += 2) {
    steps.push((points[i] ?? 0) - (points[i - 2] ?? 0), (points[i + 1] ?? 0) - (points[i - 1] ?? 0));
  }
  return `M${joinNumbers(points.slice(0, 2), write)}l${joinNumbers(steps, write)}${isClosed ? 'z' : ''}`;
}

/** Smallest ring that is drawn, in square tenths: a fifth of a square unit. */
const SMALLEST_RING = 20;

/**
 * Path of a shape, in relative commands.
 *
 * Islands too small to see are left out, but never the shape's largest ring.
 * @param write `String` for a picture that is drawn in tenths
 * @example shapePath([[[0]]], [[0, 0, 100, 0, 100, 100, 0, 0]]) // => 'M0 0l10 0 0 10z'
 */
export function shapePath(
  polygons: ShapeRings,
  arcs: readonly PixelArc[],
  write: Writing = tenthsText,
): string {
  const rings = polygons.flatMap((polygon) => polygon.map((ring) => ringPoints(ring, arcs)));
  const areas = rings.map((points) => Math.abs(ringArea(points)));
  const largest = Math.max(...areas);
  return rings
    .filter((points, i) => points.length >= 4 && ((areas[i] ?? 0) >= SMALLEST_RING || areas[i] === largest))
    .map((points) => pointsPath(points, true, write))
    .join('');
}

/**
 * Path of single arcs, each drawn once.
 *
 * @param write `String` for a picture that is drawn in tenths
 */
export function arcsPath(
  indexes: readonly number[],
  arcs: readonly PixelArc[],
  write: Writing = tenthsText,
): string {
  return indexes
    .map((index) => arcs[index] ?? [])
    .filter((arc) => arc.length >= 4)
    .map((arc) => pointsPath(arc, false, write))
    .join('');
}

/**
 * Arcs that part two different owners, or an owner from nothing: the mesh of town lines.
 *
 * @param ownerOf owner of a shape by its place in the list
 * @example borderArcs([{ polygons: [[[0, 1]]] }, { polygons: [[[~1, 2]]] }], (i) => 'same') // => [0, 2]
 */
export function borderArcs(
  shapes: readonly { readonly polygons: ShapeRings }[],
  ownerOf: (index: number) => string,
): number[] {
  const owners = new Map<number, string[]>();
  shapes.forEach((shape, i) => {
    for (const arc of shape.polygons.flat(2)) {
      const index = arc < 0 ? ~arc : arc;
      owners.set(index, [...(owners.get(index) ?? []), ownerOf(i)]);
    }
  });
  return [...owners]
    .filter(([, names]) => names.length === 1 || names.some((name) => name !== names[0]))
    .map(([index]) => index)
    .sort((a, b) => a - b);
}
