import {
  EXEMPT_MAP,
  type MapMeasure,
  type MapView,
  NUMBERS_MAP,
  readMapView,
  withMapView,
} from '#analysis/fair-share/map-measure.ts';
import type { Translator } from '../i18n.ts';
import { loadMaps } from './load-model.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';
import { exemptMap, type MapMethod, measureMap, numbersMap, placesOf, type TownMap } from './town-map.ts';
import { scenarioState } from './words.ts';

/** What the map of the page of all towns is shaded by. */
export class TownMapModel {
  readonly scenario: ScenarioModel;
  readonly t: Translator;
  /** Id and name of each map of the place. */
  readonly names: readonly (readonly [id: string, name: string])[];
  readonly #page: HTMLElement;
  view: MapView = $state.raw({ map: NUMBERS_MAP, year: '' });
  measures: readonly MapMeasure[] = $state.raw([]);
  failed = $state(false);

  constructor(page: HTMLElement, scenario: ScenarioModel, t: Translator) {
    this.#page = page;
    this.scenario = scenario;
    this.t = t;
    this.names = readPairs(page.dataset['maps']);
    this.view = readMapView(location.search, [EXEMPT_MAP, ...this.names.map(([id]) => id)]);
  }

  readonly query: string = $derived.by(() => withMapView(this.scenario.query, this.view));

  readonly measure: MapMeasure | undefined = $derived.by(() =>
    this.measures.find(({ id }) => id === this.view.map),
  );

  readonly method: MapMethod = $derived.by(() => {
    const { shipped, absent } = this.scenario;
    const { t } = this;
    const periods = readPairs(this.#page.dataset['periods']);
    return {
      title: shipped === undefined ? '' : t.pick(shipped.title),
      state: scenarioState(t, this.scenario),
      source: shipped?.source ?? '',
      period: periods.find(([id]) => id === shipped?.id)?.[1] ?? '',
      absent: t.list(absent),
    };
  });

  readonly map: TownMap = $derived.by(() => {
    const { t, scenario, measure, view, method } = this;
    const { model } = scenario;
    if (measure !== undefined) return measureMap(t, measure, view.year, model.names);
    const places = placesOf(model, scenario.allocation);
    return view.map === EXEMPT_MAP ? exemptMap(t, method, places) : numbersMap(t, method, places);
  });

  /** Whether the map shows the numbers of a method and not facts about the towns. */
  readonly isOfMethod: boolean = $derived.by(() => this.measure === undefined);

  /** Whether it shows what the table has in a column of its own already. */
  readonly isNumbers: boolean = $derived.by(() => this.isOfMethod && this.view.map !== EXEMPT_MAP);

  async choose(view: MapView): Promise<void> {
    const isShipped = view.map === NUMBERS_MAP || view.map === EXEMPT_MAP;
    try {
      if (!isShipped && this.measures.length === 0)
        this.measures = await loadMaps(this.#page.dataset['mapsFile'] ?? '');
      this.failed = false;
      this.view = view;
    } catch {
      this.failed = true;
      this.view = { map: NUMBERS_MAP, year: '' };
    }
  }
}

/** Pairs of texts that the server wrote into the page. */
function readPairs(json = '[]'): readonly (readonly [string, string])[] {
  const pairs: unknown = JSON.parse(json);
  return Array.isArray(pairs)
    ? pairs.map((pair: unknown): readonly [string, string] =>
        Array.isArray(pair) ? [String(pair[0]), String(pair[1])] : ['', ''],
      )
    : [];
}
