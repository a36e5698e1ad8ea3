import type { DotPaths } from '#artifacts/svg-map/state-dots.ts';
import type { Group } from '#core/group.ts';
import type { MapData } from '../map-state.ts';
import type { MapLayerShapes } from './shapes.ts';

/** Columns of the edition that the worker makes dots of. */
export interface WorkerTracts extends Pick<
  MapData['tracts'],
  'geoid' | 'town' | 'population' | 'groupQuarters'
> {
  /** Names of counties by their five digits: the map writes them where it has no layer of towns. */
  readonly counties?: Readonly<Record<string, string>>;
}

/** Each kind of shape as GeoJSON text that the map library's own worker reads: the page never parses it. */
export type ShapeFiles = Readonly<Record<keyof MapLayerShapes, Blob>>;

/** What the page must know of the shapes. */
export interface OpenedShapes {
  readonly files: ShapeFiles;
  /** West, south, east, north of all tracts. */
  readonly bounds: readonly [number, number, number, number];
  /** The same of each tract, four numbers a tract; NaN for one without a shape. */
  readonly boxes: Float64Array<ArrayBuffer>;
  /** Whether the worker could open WebGL 2; undefined when workers cannot try it here. */
  readonly canDraw: boolean | undefined;
}

/** Dots as the graphics card reads them: Mercator x and y from an origin (so that single precision is enough), then 1 for a ring. */
export interface DotPoints {
  readonly origin: readonly [number, number];
  readonly vertices: Float32Array<ArrayBuffer>;
}

/** An area over the tracts: index and part of each, and whether parts are of the land that people can live on. */
export interface AreaShares {
  readonly shares: readonly (readonly [number, number])[];
  readonly basis: 'land' | 'shapes';
}

/** What the page asks of its worker, and what it gets. */
export interface WorkerJobs {
  readonly load: { readonly ask: { readonly url: string }; readonly answer: null };
  readonly open: { readonly ask: { readonly tracts: WorkerTracts }; readonly answer: OpenedShapes };
  readonly dots: {
    readonly ask: { readonly group: Group; readonly unit: number };
    readonly answer: DotPoints;
  };
  readonly paths: {
    readonly ask: { readonly group: Group; readonly unit: number };
    readonly answer: DotPaths;
  };
  /** Tracts that a drawn area meets, by index, with the part of each that lies in it. */
  readonly areaShares: {
    readonly ask: { readonly corners: readonly (readonly [number, number])[] };
    readonly answer: AreaShares;
  };
  readonly tractAt: {
    readonly ask: { readonly longitude: number; readonly latitude: number };
    readonly answer: string | null;
  };
}

export type WorkerJob = keyof WorkerJobs;

export type WorkerRequest = {
  readonly [K in WorkerJob]: { readonly id: number; readonly kind: K; readonly ask: WorkerJobs[K]['ask'] };
}[WorkerJob];

/** Every request gets one reply, also when it fails. */
export type WorkerReply =
  | { readonly id: number; readonly answer: WorkerJobs[WorkerJob]['answer'] }
  | { readonly id: number; readonly failure: string };
