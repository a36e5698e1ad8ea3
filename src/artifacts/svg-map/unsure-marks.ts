import { unsureTracts } from '#analysis/unsure-tracts.ts';
import type { EditionTracts } from '#opportunity/edition.ts';
import type { Frame } from './frame.ts';
import { MAP_INK } from './ink.ts';
import { element } from './xml.ts';

/** Side of the square and of its white middle, in picture units. */
const SIDE = { ink: 4.6, white: 2.6 } as const;

/**
 * A small hollow square in each tract to which sampling error could give another level; '' where there is none.
 *
 * Shape tells, not color: dots and rings are round. Lines without length and with square ends keep the text short.
 * @param among indexes of the tracts that the picture shows; all without it
 */
export function unsureMarks(
  tracts: Pick<EditionTracts, 'stability' | 'longitude' | 'latitude'>,
  frame: Pick<Frame, 'project'>,
  among?: readonly number[],
): string {
  const isShown = among === undefined ? undefined : new Set(among);
  const points = unsureTracts(tracts).flatMap((tract) => {
    const [longitude, latitude] = [tracts.longitude[tract], tracts.latitude[tract]];
    if (isShown?.has(tract) === false || longitude === undefined || latitude === undefined) return [];
    const [x, y] = frame.project(longitude, latitude).map((value) => Math.round(value * 10) / 10);
    return [`M${x} ${y}h0`];
  });
  if (points.length === 0) return '';
  const d = points.join('');
  const squares = [
    element('path', { d, stroke: MAP_INK.ink, 'stroke-width': SIDE.ink }),
    element('path', { d, stroke: '#ffffff', 'stroke-width': SIDE.white }),
  ];
  // Written here and not in a style sheet, so that a saved picture has them too.
  return element(
    'g',
    { class: 'map-unsure', fill: 'none', 'stroke-linecap': 'square', 'pointer-events': 'none' },
    squares.join(''),
  );
}
