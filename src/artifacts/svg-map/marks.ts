import type { MarkShape } from '#analysis/balance/programs.ts';
import type { Frame } from './frame.ts';
import { MAP_INK } from './ink.ts';
import { element } from './xml.ts';

/** Marks of one program: one path for all of them. */
export interface MarkLayer {
  readonly id: string;
  readonly shape: MarkShape;
  readonly points: readonly (readonly [longitude: number, latitude: number])[];
}

/** Outlines around the middle, in units of a mark 10 wide. */
const SHAPES: Readonly<Record<MarkShape, string>> = {
  square: 'm-4-4h8v8h-8z',
  triangle: 'm0-5l5 9h-10z',
  diamond: 'm0-5.5l5 5.5l-5 5.5l-5-5.5z',
  circle: 'm-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  cross: 'm-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z',
  star: 'm0-5.5l1.6 3.6l3.9 .3l-3 2.6l.9 3.8l-3.4-2l-3.4 2l.9-3.8l-3-2.6l3.9-.3z',
};

/**
 * Path of one mark, for a legend.
 *
 * @example markPath('square', 5, 5) // => 'M5 5m-4-4h8v8h-8z'
 */
export function markPath(shape: MarkShape, x: number, y: number): string {
  return `M${x} ${y}${SHAPES[shape]}`;
}

/**
 * Marks of programs over a map, one group a program with `data-marks`, white with an ink line: shape tells, not color.
 *
 * @param hidden programs that are drawn but not shown until a reader asks
 */
export function marksSvg(layers: readonly MarkLayer[], frame: Frame, hidden: ReadonlySet<string>): string {
  const groups = layers.map(({ id, shape, points }) => {
    const d = points.map(([longitude, latitude]) => {
      const [x, y] = frame.project(longitude, latitude).map(Math.round);
      return markPath(shape, x ?? 0, y ?? 0);
    });
    return element('path', {
      ...{ 'data-marks': id, d: d.join('') },
      ...{ display: hidden.has(id) ? 'none' : undefined },
    });
  });
  // Written here and not in a style sheet, so that a saved picture has them too.
  const ink = { fill: '#ffffff', stroke: MAP_INK.dot, 'stroke-width': 1.4, 'stroke-linejoin': 'round' };
  return element('g', { class: 'map-marks', ...ink, 'aria-hidden': 'true' }, groups.join(''));
}
