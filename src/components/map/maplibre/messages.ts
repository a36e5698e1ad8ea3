import type { Topology } from 'topojson-specification';
import type { Group } from '#core/group.ts';
import type { MapData } from '../map-state.ts';
import type { MapShapes } from './shapes.ts';

/** What the page asks of its worker. */
export type WorkerRequest =
  | {
      readonly kind: 'open';
      readonly topology: Topology;
      readonly tracts: Pick<MapData['tracts'], 'geoid' | 'town' | 'population'>;
    }
  | { readonly kind: 'dots'; readonly group: Group; readonly unit: number };

/** Dots as the graphics card reads them: Mercator x and y in turn, from an origin so that single precision is enough. */
export interface DotPoints {
  readonly origin: readonly [number, number];
  readonly offsets: Float32Array;
}

/** What the worker answers. */
export type WorkerReply =
  | { readonly kind: 'shapes'; readonly shapes: MapShapes }
  | { readonly kind: 'dots'; readonly group: Group; readonly unit: number; readonly points: DotPoints };
