import type { MapData, MapState, MapText, MapViewReport } from '../map-state.ts';
import type { DrawnArea } from './layer-area.ts';
import type { OpenedShapes } from './messages.ts';
import type { MapWorker } from './worker-client.ts';

/** What the live map is made of and whom it tells. */
export interface MapViewOptions {
  /** Positioned element that holds the server's picture; the live map is laid over it. */
  readonly container: HTMLElement;
  readonly edition: MapData;
  readonly worker: MapWorker;
  readonly shapes: OpenedShapes;
  readonly state: MapState;
  readonly text: MapText;
  readonly onSelect: (geoid: string | null) => void;
  /** Asked of each click first; true when the place was taken as a corner of an area. */
  readonly onPlace?: (place: readonly [number, number]) => boolean;
  /** Called after each move, and once when the map is ready. */
  readonly onViewChange: (view: MapViewReport) => void;
  /** Called when dots could not be made; the map goes on without them. */
  readonly onDotsFailure: (reason: unknown) => void;
}

/** A live map. */
export interface MapView {
  update(state: MapState): void;
  /** Moves so that these tracts fill the view. */
  show(tracts: readonly number[]): void;
  /** Moves just so far that this tract is in view. */
  reveal(tract: number): void;
  zoomBy(steps: number): void;
  /** Moves by so many steps to the right and down. */
  panBy(x: number, y: number): void;
  /** What is drawn now, as the address of a PNG. */
  picture(): { readonly url: string; readonly width: number; readonly height: number };
  /** Draws an area of the reader's own over everything. */
  drawArea(area: DrawnArea): void;
  destroy(): void;
}
