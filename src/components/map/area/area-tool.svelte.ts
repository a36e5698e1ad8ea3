import { areaIndicators, type AreaIndicator } from '#analysis/area-indicators.ts';
import { residenceInTwoLines, type TwoLines } from '#analysis/group-quarters.ts';
import type { TractShares } from '#analysis/residence-by-level.ts';
import type { LiveHandle } from '../live-handle.ts';
import type { MapModel } from '../map-model.svelte.ts';
import type { MapWorker } from '../maplibre/worker-client.ts';
import { type Corner, MOST_CORNERS, readDrawn, shortCorner, writeDrawn } from './area-link.ts';

/** What a click on the map does while the tool is open. */
export type AreaMode = 'off' | 'draw' | 'pick';

/** Whether tracts were cut by the land that people can live on, or by their plain shapes. */
export type AreaBasis = 'land' | 'shapes';

/** What an area holds. */
export interface AreaAnswer {
  readonly lines: TwoLines;
  readonly indicators: readonly AreaIndicator[];
  readonly whole: number;
  readonly cut: number;
}

/** An area of the reader's own: drawn on the map, or a list of tracts. Nothing of it leaves the browser. */
export class AreaTool {
  readonly model: MapModel;
  mode = $state<AreaMode>('off');
  corners = $state.raw<readonly Corner[]>([]);
  isClosed = $state(false);
  basis = $state<AreaBasis>('shapes');
  #drawn = $state.raw<TractShares>([]);
  readonly #live: LiveHandle;
  readonly #worker: MapWorker;

  constructor(model: MapModel, live: LiveHandle, worker: MapWorker) {
    this.model = model;
    this.#live = live;
    this.#worker = worker;
    const isWhole = model.state.view === null;
    void this.restore().then(() => {
      if (isWhole) this.#approach();
    });
  }

  /** Tracts of the list, by index. */
  get picked(): readonly number[] {
    return this.model.state.picked.flatMap((geoid) => this.model.tractIndex.get(geoid) ?? []);
  }

  get canDraw(): boolean {
    return this.#live.view !== undefined;
  }

  get shares(): TractShares {
    return this.isClosed ? this.#drawn : this.picked.map((tract) => [tract, 1] as const);
  }

  /** Undefined for an empty area. */
  get answer(): AreaAnswer | undefined {
    const { shares, model } = this;
    if (shares.length === 0) return undefined;
    const cut = shares.filter(([, share]) => share < 1).length;
    return {
      lines: residenceInTwoLines(model.data, 'area:own', shares),
      indicators: areaIndicators(model.data, shares),
      whole: shares.length - cut,
      cut,
    };
  }

  /** Takes the area from the address, after loading and after the back button. */
  async restore(): Promise<void> {
    const corners = readDrawn(location.hash);
    if (this.picked.length > 0) this.mode = 'pick';
    if (corners.length > 0) {
      this.corners = corners;
      await this.#close();
    } else if (this.isClosed) this.#forget();
  }

  start(mode: AreaMode): void {
    if (mode === 'pick' && this.corners.length > 0) this.#forget();
    if (mode === 'draw' && this.picked.length > 0) this.model.go({ picked: [] });
    this.mode = this.mode === mode ? 'off' : mode;
    const { t } = this.model;
    if (this.mode === 'draw') this.model.said = t('pick.draw.help');
    if (this.mode === 'pick') this.model.said = t('pick.pick.help');
  }

  /** A place that was clicked or tapped; true when it became a corner. */
  place(corner: Corner): boolean {
    if (this.mode !== 'draw' || this.isClosed) return this.mode === 'draw';
    if (this.corners.length < MOST_CORNERS) this.corners = [...this.corners, shortCorner(corner)];
    this.model.said = this.model.t('pick.draw.corners', { count: this.corners.length });
    return true;
  }

  /** A tract that was clicked, tapped or entered; true when it joined or left the list. */
  choose(geoid: string | null): boolean {
    if (this.mode !== 'pick' || geoid === null) return this.mode !== 'off';
    const { picked } = this.model.state;
    const isIn = picked.includes(geoid);
    this.pick(isIn ? picked.filter((one) => one !== geoid) : [...picked, geoid]);
    const tract = this.model.tractIndex.get(geoid) ?? 0;
    this.model.said = this.model.t(isIn ? 'pick.pick.removed' : 'pick.pick.added', {
      tract: this.model.tractName(tract),
      count: this.picked.length,
    });
    return true;
  }

  /** Makes this the list. */
  pick(geoids: readonly string[]): void {
    const known = geoids.filter((one, i) => this.model.tractIndex.has(one) && geoids.indexOf(one) === i);
    this.model.go({ picked: known });
    this.model.said = this.model.t('pick.pick.count', { count: this.picked.length });
  }

  async finish(): Promise<void> {
    if (this.corners.length < 3) return;
    await this.#close();
    history.pushState(null, '', writeDrawn(location.hash, this.corners));
  }

  undo(): void {
    if (this.mode === 'pick') {
      this.pick(this.model.state.picked.slice(0, -1));
      return;
    }
    this.#open();
    this.corners = this.corners.slice(0, -1);
    this.model.said = this.model.t('pick.draw.corners', { count: this.corners.length });
  }

  clear(): void {
    this.#forget();
    if (this.picked.length > 0) this.model.go({ picked: [] });
    this.model.said = this.model.t('pick.cleared');
  }

  /** A link that has an area and no part of the map: the map comes near, or the line is too small to be seen. */
  #approach(): void {
    if (this.shares.length > 0) this.#live.show(this.shares.map(([tract]) => tract));
  }

  #open(): void {
    if (!this.isClosed) return;
    this.isClosed = false;
    this.#drawn = [];
    history.replaceState(null, '', `${location.pathname}${location.search}${writeDrawn(location.hash, [])}`);
  }

  #forget(): void {
    this.#open();
    this.corners = [];
  }

  async #close(): Promise<void> {
    const { corners, model } = this;
    try {
      const { shares, basis } = await this.#worker.areaShares(corners);
      if (corners !== this.corners) return;
      this.#drawn = shares;
      this.basis = basis;
      this.isClosed = true;
      this.mode = 'draw';
      const people = this.answer?.lines.residence.population ?? 0;
      model.said = model.t('pick.draw.done', { people, count: shares.length });
    } catch (reason) {
      model.notice = model.t('pick.failed');
      console.warn(reason);
    }
  }
}
