import type { MapModel } from './map-model.svelte.ts';
import { type Direction, isDirection, nextTract, type PlacedTract } from './next-tract.ts';
import { inPortions } from './next-task.ts';

/** What the keys move. */
export interface KeyboardView {
  /** Rings the tract that the arrow keys stand on; null takes the ring away. */
  focus(geoid: string | null): void;
  centerOf(geoid: string): { readonly x: number; readonly y: number } | undefined;
  zoomBy(steps: number): void;
  /** Moves by so many steps to the right and down. */
  panBy(x: number, y: number): void;
}

const PAN: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

const ZOOM: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1, _: -1 };

/** Tracts measured in one task. */
const PORTION = 100;

async function locateTracts(model: MapModel, view: KeyboardView): Promise<readonly PlacedTract[]> {
  const { geoid } = model.data.tracts;
  const places: PlacedTract[] = [];
  const act = (tract: number): void => {
    const id = geoid[tract] ?? '';
    const center = view.centerOf(id);
    if (center !== undefined) places.push({ geoid: id, ...center });
  };
  await inPortions({ count: geoid.length, size: PORTION, act });
  return places;
}

/** Walks from tract to tract. */
class TractWalk {
  readonly #model: MapModel;
  readonly #view: KeyboardView;
  #places: Promise<readonly PlacedTract[]> | undefined;
  #at: PlacedTract | undefined;
  #steps: Promise<void> = Promise.resolve();

  constructor(model: MapModel, view: KeyboardView) {
    this.#model = model;
    this.#view = view;
  }

  /** One step after those that are still under way. */
  step(direction: Direction): void {
    this.#steps = this.#steps.then(() => this.#walk(direction));
  }

  /** Opens the tract of the ring, once the steps before have been taken. */
  open(): void {
    void this.#steps.then(() => {
      if (this.#at !== undefined) this.#model.choose(this.#at.geoid);
    });
  }

  async #walk(direction: Direction): Promise<void> {
    const model = this.#model;
    const places = await (this.#places ??= locateTracts(model, this.#view));
    const next = this.#at === undefined ? this.#start(places) : nextTract(this.#at, places, direction);
    if (next === undefined) {
      model.said = model.t('map.live.none');
      return;
    }
    this.#at = next;
    this.#view.focus(next.geoid);
    model.said = model.tractSpoken(model.tractIndex.get(next.geoid) ?? 0);
  }

  #start(places: readonly PlacedTract[]): PlacedTract | undefined {
    const { state, data, tractIndex } = this.#model;
    const levelOf = (geoid: string) => data.tracts.level[tractIndex.get(geoid) ?? -1];
    return (
      places.find(({ geoid }) => geoid === state.selected) ??
      places.find(({ geoid }) => levelOf(geoid) === 'very-low')
    );
  }
}

/** Arrow keys walk from tract to tract, Enter opens, Escape closes, plus and minus zoom, Shift with an arrow moves the map. */
export function addKeyboard(stage: HTMLElement, model: MapModel, view: KeyboardView): void {
  const walk = new TractWalk(model, view);
  /** True when the key means something here. */
  const act = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (isDirection(key)) {
      if (shiftKey) view.panBy(...PAN[key]);
      else walk.step(key);
    } else if (ZOOM[key] !== undefined) view.zoomBy(ZOOM[key]);
    else if (key === 'Enter') walk.open();
    else if (key === 'Escape') {
      view.focus(null);
      model.go({ selected: null, town: null });
    } else return false;
    return true;
  };
  stage.addEventListener('keydown', (event) => {
    const isOnControl =
      event.target instanceof Element && event.target.closest('button, a, input, select') !== null;
    const isForBrowser = event.ctrlKey || event.metaKey || event.altKey;
    if (!isOnControl && !isForBrowser && act(event)) event.preventDefault();
  });
  stage.addEventListener('blur', () => view.focus(null));
}
