import type { MapState } from './map-state.ts';
import type { DrawnArea } from './maplibre/layer-area.ts';
import type { MapView } from './maplibre/map-view.ts';
import { nextTask } from './next-task.ts';

/** The live map, which comes later than everything else or not at all; what is asked before waits. */
export class LiveHandle {
  #view: MapView | undefined;
  #wish: readonly number[] | undefined;
  #state: MapState | undefined;
  #area: DrawnArea | undefined;

  get view(): MapView | undefined {
    return this.#view;
  }

  /** Takes the map when it is there, and does what was asked before. */
  open(view: MapView): void {
    this.#view = view;
    if (this.#wish !== undefined) view.show(this.#wish);
    this.#wish = undefined;
    if (this.#area !== undefined) view.drawArea(this.#area);
  }

  /** Draws an area of the reader's own, now or when the map is there. */
  drawArea(area: DrawnArea): void {
    this.#area = area;
    this.#view?.drawArea(area);
  }

  /** Moves the map so that these tracts fill it, now or when it is there. */
  show(tracts: readonly number[]): void {
    if (this.#view === undefined) this.#wish = tracts;
    else void nextTask().then(() => this.#view?.show(tracts));
  }

  /** Brings the map to the newest state, in a task of its own: the panel comes first. */
  async update(state: MapState): Promise<void> {
    const isWaiting = this.#state !== undefined;
    this.#state = state;
    if (isWaiting) return;
    await nextTask();
    const newest = this.#state;
    this.#state = undefined;
    this.#view?.update(newest);
  }
}
