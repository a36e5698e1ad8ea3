import type { PlaceWords } from '#core/place-words.ts';
import { hasMapValues, type MapData, withMapValues } from '#artifacts/map-data.ts';
import { translator, type Translator } from '../i18n.ts';
import { levelText } from '../level-text.ts';
import type { MapState } from './map-state.ts';
import { load } from './page-parts.ts';
import { readViewLink, writeViewLink } from './view-link.ts';

/** Facts of the page that the server wrote into its HTML. */
export interface MapPageFacts {
  readonly lang: 'en' | 'es';
  readonly place: string;
  readonly edition: string;
  /** Folder of the edition's files, with its last slash. */
  readonly files: string;
  /** Address of this map page. */
  readonly home: string;
  /** What the place calls its municipalities and regions. */
  readonly words: PlaceWords;
  /** Who counted the people in group quarters, and when; undefined where no tract is flagged. */
  readonly groupQuarters?: { readonly source: string; readonly period: string };
  /** Page of investment and the edition whose tracts it knows; undefined where the place has none. */
  readonly investment?: { readonly page: string; readonly edition: string };
}

/** A town of the map. */
export interface ModelTown {
  readonly name: string;
  readonly slug: string;
  /** Indexes of the tracts that lie in it. */
  readonly tracts: readonly number[];
}

/** What the parts of the interactive map share: the data, the view, and what one dot stands for now. */
export class MapModel {
  /** The edition as it is published; without the values of its indicators until someone needs them. */
  edition: MapData;
  /** What the map and its tables show: the edition, or a scenario made from it. */
  data: MapData;
  readonly facts: MapPageFacts;
  readonly t: Translator;
  readonly tractIndex: ReadonlyMap<string, number>;
  state = $state.raw<MapState>(readViewLink(''));
  unit = $state(250);
  /** Said by the live region. */
  said = $state('');
  /** What went wrong, in a sentence under the map; '' for nothing. */
  notice = $state('');
  /** What was searched for, when it is not the town itself: "Mystic is a village in Groton". */
  searched = $state('');

  constructor(data: MapData, facts: MapPageFacts) {
    this.edition = data;
    this.data = $state.raw(data);
    this.facts = facts;
    this.t = translator(facts.lang, facts.words);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- filled once and never changed: nothing to react to
    this.tractIndex = new Map(data.tracts.geoid.map((geoid, tract) => [geoid, tract]));
    this.restore();
  }

  /** Index of the selected tract; undefined when none is, or the edition has no such tract. */
  get tract(): number | undefined {
    return this.state.selected === null ? undefined : this.tractIndex.get(this.state.selected);
  }

  /** The town that was searched for, with its tracts. */
  get town(): ModelTown | undefined {
    const { town } = this.state;
    const area = this.data.areas.find(({ id, slug }) => slug === town && id.startsWith('town:'));
    if (area === undefined) return undefined;
    const geoid = area.id.slice('town:'.length);
    const tracts = this.data.tracts.town.flatMap((one, tract) => (one === geoid ? [tract] : []));
    return { name: area.name, slug: area.slug, tracts };
  }

  #values: Promise<void> | undefined;

  get hasValues(): boolean {
    return hasMapValues(this.data);
  }

  /** Loads the values of the indicators, once; what shows them follows. */
  needValues(): Promise<void> {
    this.#values ??= this.#loadValues().catch((reason: unknown) => {
      this.#values = undefined;
      this.notice = this.t('map.error.values');
      throw reason;
    });
    return this.#values;
  }

  async #loadValues(): Promise<void> {
    const text = await (await load(`${this.facts.files}map-values.json`)).text();
    this.edition = withMapValues(this.edition, text);
    this.data = this.edition;
    if (this.notice === this.t('map.error.values')) this.notice = '';
  }

  /** Asked first when a tract is chosen on the map; true when it was taken for something else than opening it. */
  onChoose: ((geoid: string | null) => boolean) | undefined;
  /** Asked first when a place of the live map is clicked. */
  onPlace: ((place: readonly [number, number]) => boolean) | undefined;

  /** A tract was clicked, tapped or entered on the map; null beside all. */
  choose(geoid: string | null): void {
    if (this.onChoose?.(geoid) !== true) this.go({ selected: geoid });
  }

  /** Takes the view from the address, after loading and after the back button. */
  restore(): void {
    this.state = readViewLink(location.search);
  }

  /** Changes the view as one step that the back button undoes. */
  go(change: Partial<MapState>): void {
    const before = writeViewLink(this.state);
    this.searched = '';
    this.state = { ...this.state, ...change };
    const link = writeViewLink(this.state);
    if (link !== before) history.pushState(null, '', `${location.pathname}${link}${location.hash}`);
  }

  /** Follows a move of the map without a step in the history. */
  follow(change: Partial<MapState>): void {
    this.state = { ...this.state, ...change };
    history.replaceState(null, '', `${location.pathname}${writeViewLink(this.state)}${location.hash}`);
  }

  /** "Tract 5023, Hartford". */
  tractName(tract: number): string {
    const name = this.data.tracts.name[tract] ?? '';
    const town = this.data.areas.find(({ id }) => id === `town:${this.data.tracts.town[tract] ?? ''}`)?.name;
    return town === undefined
      ? this.t('map.tractNameAlone', { tract: name })
      : this.t('map.tractName', { tract: name, town });
  }

  /** "Tract 5023, Hartford, very low": what the live region reads. */
  tractSpoken(tract: number): string {
    const { level: levels, stability } = this.data.tracts;
    const level = levelText(this.t, levels[tract] ?? null, stability?.couldBe[tract]).toLowerCase();
    return this.t('map.live.tract', { name: this.tractName(tract), level });
  }
}
