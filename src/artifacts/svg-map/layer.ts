import { LEVEL_FILL, LEVELS } from '#core/level.ts';
import type { Level } from '#core/level.ts';

import { MAP_INK } from './ink.ts';
import { element, escapeXml } from './xml.ts';

/** One tract as it is drawn. */
export interface DrawnTract {
  readonly geoid: string;
  readonly level: Level | null;
  readonly path: string;
  /** Said by the browser when the pointer rests on the tract. */
  readonly title?: string;
}

function tractElement({ geoid, path, title }: DrawnTract): string {
  return element(
    'path',
    { 'data-geoid': geoid, d: path },
    title === undefined ? '' : element('title', {}, escapeXml(title)),
  );
}

/** Tracts grouped by level, so that a fill is written once. */
export function levelGroups(tracts: readonly DrawnTract[], noDataFill: string): string {
  return [...LEVELS, null]
    .map((level) => {
      const members = tracts.filter((tract) => tract.level === level && tract.path !== '');
      const fill = level === null ? noDataFill : LEVEL_FILL[level];
      return members.length === 0
        ? ''
        : element('g', { class: `level-${level ?? 'none'}`, fill }, members.map(tractElement).join(''));
    })
    .join('');
}

/**
 * Diagonal hatch on white: no data.
 *
 * @param scale how many of the shape's units are one of the picture's
 */
export function hatchPattern(id: string, scale = 1): string {
  const lines = element('path', {
    d: 'M-1 1l2-2M0 6l6-6M5 7l2-2',
    stroke: MAP_INK.hatch,
    'stroke-width': 0.8,
  });
  const white = element('rect', { width: 6, height: 6, fill: '#ffffff' });
  const patternTransform = scale === 1 ? undefined : `scale(${scale})`;
  const box = { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform };
  return element('pattern', box, white + lines);
}

/** A path without fill; nothing when there is nothing to draw. */
export function linePath(className: string, d: string, stroke: string, width: number, opacity = 1): string {
  if (d === '') return '';
  return element('path', {
    class: className,
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-opacity': opacity === 1 ? undefined : opacity,
    'stroke-linejoin': 'round',
  });
}
