import type { Position } from 'geojson';

/** A closed ring: the last position repeats the first. */
export type Ring = readonly Position[];

function nearestVertex(ring: Ring, [x = 0, y = 0]: Position): number {
  let best = 0;
  let least = Infinity;
  ring.slice(0, -1).forEach(([vx = 0, vy = 0], index) => {
    const squared = (vx - x) ** 2 + (vy - y) ** 2;
    if (squared < least) [best, least] = [index, squared];
  });
  return best;
}

function walk(ring: Ring, from: number, to: number): Position[] {
  const open = ring.slice(0, -1);
  const count = ((to - from + open.length) % open.length) + 1;
  return Array.from({ length: count }, (_, step) => open[(from + step) % open.length] ?? []);
}

function close(positions: readonly Position[]): Position[] {
  const [first = []] = positions;
  return [...positions, first];
}

/**
 * The two parts of a ring on both sides of a line through it.
 *
 * The ends of the line move to the nearest vertices of the ring, so that the ring itself gains no vertex
 * and neighbors still share every line with it.
 *
 * @param line positions inside the ring, in order
 * @returns undefined when both ends meet the same vertex
 * @example splitRing([[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[1, 1], [3, 3]])?.length // => 2
 */
export function splitRing(ring: Ring, line: readonly Position[]): [Position[], Position[]] | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = nearestVertex(ring, first);
  const end = nearestVertex(ring, last);
  if (start === end) return undefined;
  const left = [...walk(ring, end, start), ...line];
  const right = [...walk(ring, start, end), ...[...line].reverse()];
  return [close(left), close(right)];
}
