/** A name that wants a place on the map; the heavier goes first. */
export interface LabelWish {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a letter as a part of the type size. */
const LETTER_WIDTH = 0.56;

function boxOf({ name, x, y }: LabelWish, size: number): Box {
  const half = (name.length * size * LETTER_WIDTH) / 2 + size * 0.4;
  return { left: x - half, right: x + half, top: y - size * 1.1, bottom: y + size * 0.6 };
}

function isApart(a: Box, b: Box): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}

/**
 * The names that fit without touching, heaviest first.
 *
 * @param size type size in picture units
 * @param most how many at most
 * @param width of the picture: no name crosses its edge
 * @example placeLabels([{ name: 'B', x: 50, y: 5, weight: 1 }, { name: 'A', x: 50, y: 6, weight: 2 }], 10, 9, 100).map((l) => l.name) // => ['A']
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  size: number,
  most: number,
  width: number,
): readonly LabelWish[] {
  const order = [...wishes].sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const boxes: Box[] = [];
  return order.filter((wish) => {
    const box = boxOf(wish, size);
    const fits = box.left >= 0 && box.right <= width && boxes.every((other) => isApart(box, other));
    if (!fits || boxes.length >= most) return false;
    boxes.push(box);
    return true;
  });
}
