import type { Topology } from 'topojson-specification';

import { fitFrame } from './frame.ts';
import { boundsOf, degreeArcs, shapesOf } from './shapes.ts';

/** Corners of a picture in the order in which a legend likes them. */
export const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;

export type Corner = (typeof CORNERS)[number];

/** Part of the width and of the height of the picture that a legend takes. */
const LEGEND = { width: 0.44, height: 0.2 } as const;

function isInCorner(x: number, y: number, corner: Corner): boolean {
  const isFar = corner.endsWith('right') ? x > 1 - LEGEND.width : x < LEGEND.width;
  return isFar && (corner.startsWith('bottom') ? y > 1 - LEGEND.height : y < LEGEND.height);
}

/**
 * The corner of the map where a legend lies over no land; undefined when there is none.
 *
 * @param topology object `tracts`
 */
export function emptyCorner(topology: Topology): Corner | undefined {
  const shapes = shapesOf(topology, 'tracts');
  const arcs = degreeArcs(topology);
  const frame = fitFrame(boundsOf(shapes, arcs), 960, 4);
  const used = new Set(shapes.flatMap((shape) => shape.polygons.flat(2)).map((i) => (i < 0 ? ~i : i)));
  return CORNERS.find((corner) =>
    [...used].every((index) => {
      const arc = arcs[index] ?? new Float64Array();
      for (let i = 0; i + 1 < arc.length; i += 2) {
        const [x, y] = frame.project(arc[i] ?? 0, arc[i + 1] ?? 0);
        if (isInCorner(x / frame.width, y / frame.height, corner)) return false;
      }
      return true;
    }),
  );
}
