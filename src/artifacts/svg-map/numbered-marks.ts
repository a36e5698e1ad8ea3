/** A place on a picture. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The part of a picture that is looked at: left, top, width, height. */
export type View = readonly [left: number, top: number, width: number, height: number];

const PASSES = 80;

/** Golden angle: marks of one and the same spot go to all sides. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/**
 * The part of a picture that shows all spots with room around them, in the shape of the whole.
 *
 * @param spots where the marks are
 * @param whole the picture; it is the answer when there are no spots
 * @param least smallest width that is looked at
 * @param room width and height of the view for those of the spots
 * @returns never larger than the whole and never outside of it
 * @example viewOfSpots([], [0, 0, 400, 300], 100) // => [0, 0, 400, 300]
 */
export function viewOfSpots(spots: readonly Spot[], whole: View, least: number, room = 1.5): View {
  if (spots.length === 0) return whole;
  const [left, top, width, height] = whole;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [north, south] = [Math.min(...ys), Math.max(...ys)];
  const ratio = height / width;
  const wanted = Math.max(least, (east - west) * room, ((south - north) * room) / ratio);
  const own = Math.min(width, wanted);
  const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
  return [
    clamp((west + east) / 2 - own / 2, left, left + width - own),
    clamp((north + south) / 2 - (own * ratio) / 2, top, top + height - own * ratio),
    own,
    own * ratio,
  ];
}

type Move = [x: number, y: number];

/** Pushes two marks apart along the line between them; true when they were too near. */
function part(a: Move, b: Move, gap: number, turn: number): boolean {
  let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const distance = Math.hypot(dx, dy);
  if (distance >= gap - 1e-6) return false;
  if (distance < 1e-9) [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  const length = distance < 1e-9 ? 1 : distance;
  const push = (gap - distance) / 2 / length;
  a[0] -= dx * push;
  a[1] -= dy * push;
  b[0] += dx * push;
  b[1] += dy * push;
  return true;
}

/**
 * Marks moved apart until no two touch, each as near to its spot as that allows; the same spots give the same marks.
 *
 * @param gap least distance between the middles of two marks
 * @param view marks stay inside, half a gap from its edge
 * @returns one a spot, in the same order
 * @example spreadMarks([{ x: 5, y: 5 }, { x: 50, y: 5 }], 10, [0, 0, 100, 100])[1] // => { x: 50, y: 5 }
 */
export function spreadMarks(spots: readonly Spot[], gap: number, view: View): readonly Spot[] {
  const moves = spots.map(({ x, y }): Move => [x, y]);
  const [left, top, width, height] = view;
  const keep = (value: number, low: number, size: number): number =>
    Math.max(low + gap / 2, Math.min(low + size - gap / 2, value));
  for (let pass = 0, isCrowded = true; pass < PASSES && isCrowded; pass += 1) {
    isCrowded = false;
    moves.forEach((a, i) => {
      for (const [at, b] of moves.slice(i + 1).entries())
        if (part(a, b, gap, (i + at + 1) * TURN)) isCrowded = true;
    });
    for (const move of moves) {
      move[0] = keep(move[0], left, width);
      move[1] = keep(move[1], top, height);
    }
  }
  return moves.map(([x, y]) => ({ x, y }));
}
