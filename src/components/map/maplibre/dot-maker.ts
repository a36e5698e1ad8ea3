import type { Topology } from 'topojson-specification';
import type { DotMesh } from '#artifacts/dots/mesh.ts';
import { type DotPaths, pathsOfDots, placeGroupDots, tractMesh } from '#artifacts/svg-map/state-dots.ts';
import { stateFrame } from '#artifacts/svg-map/state-map.ts';
import type { Group } from '#core/group.ts';
import { mercatorX, mercatorY } from './mercator.ts';
import type { DotPoints, WorkerTracts } from './messages.ts';

/** Makes the dots of one edition. */
export interface DotMaker {
  /** For the live map. */
  points(group: Group, unit: number): DotPoints;
  /** For the picture. */
  paths(group: Group, unit: number): DotPaths;
}

/** The triangles are made at the first wish and kept. */
export function makeDotMaker(topology: Topology, tracts: WorkerTracts): DotMaker {
  let mesh: DotMesh | undefined;
  const place = (group: Group, unit: number) =>
    placeGroupDots((mesh ??= tractMesh(tracts, topology)), tracts, group, unit);
  return {
    points(group, unit) {
      const { x, y, isRing } = place(group, unit);
      const origin = [mercatorX(x[0] ?? 0), mercatorY(y[0] ?? 0)] as const;
      const vertices = new Float32Array(3 * x.length);
      for (let i = 0; i < x.length; i++) {
        vertices[3 * i] = mercatorX(x[i] ?? 0) - origin[0];
        vertices[3 * i + 1] = mercatorY(y[i] ?? 0) - origin[1];
        vertices[3 * i + 2] = isRing[i] ?? 0;
      }
      return { origin, vertices };
    },
    paths: (group, unit) => pathsOfDots(place(group, unit), stateFrame(topology)),
  };
}
