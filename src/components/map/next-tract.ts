/** A tract on the picture. */
export interface PlacedTract {
  readonly geoid: string;
  readonly x: number;
  readonly y: number;
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const TURN: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Whether a key is an arrow key. */
export function isDirection(key: string): key is Direction {
  return key in TURN;
}

/**
 * The nearest tract in a direction: within 60 degrees of it, what lies aside counts double.
 *
 * @returns undefined when there is none
 */
export function nextTract(
  from: PlacedTract,
  tracts: readonly PlacedTract[],
  direction: Direction,
): PlacedTract | undefined {
  const [dx, dy] = TURN[direction];
  let nearest: PlacedTract | undefined;
  let least = Infinity;
  for (const tract of tracts) {
    const ahead = (tract.x - from.x) * dx + (tract.y - from.y) * dy;
    const aside = Math.abs((tract.x - from.x) * dy) + Math.abs((tract.y - from.y) * dx);
    if (tract.geoid === from.geoid || ahead <= 0 || aside > ahead * 1.75) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [nearest, least] = [tract, cost];
  }
  return nearest;
}
