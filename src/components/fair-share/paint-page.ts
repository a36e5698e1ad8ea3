import type { TownAllocation } from '#analysis/fair-share/allocate.ts';
import { paintSource } from '../figure/source-text.ts';
import type { Translator } from '../i18n.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';
import { fillOf, type MapTown } from './town-map.ts';
import type { TownMapModel } from './town-map-model.svelte.ts';
import { isOut, reasonText, scenarioState } from './words.ts';

/** Where the page keeps one town. */
interface TownPlace {
  readonly name: string;
  readonly homes: number | null;
  readonly units: HTMLElement | null;
  readonly share: HTMLElement | null;
  readonly why: HTMLElement | null;
  /** Cell of what the map shows. */
  readonly map: HTMLElement | null;
  readonly link: HTMLAnchorElement | null;
  readonly shape: Element | null;
  readonly title: Element | null;
}

function findPlaces(page: HTMLElement, { model }: ScenarioModel): readonly TownPlace[] {
  const homes = model.columns['occupiedHomes2019'] ?? [];
  return model.geoids.map((geoid, row) => {
    const line = page.querySelector(`tr[data-geoid="${geoid}"]`);
    const shape = page.querySelector(`[data-town="${geoid}"]`);
    const cell = (name: string): HTMLElement | null =>
      line?.querySelector<HTMLElement>(`[data-cell="${name}"]`) ?? null;
    return {
      ...{ name: model.names[row] ?? '', homes: homes[row] ?? null },
      ...{ shape, title: shape?.querySelector('title') ?? null },
      ...{ units: cell('units'), share: cell('homesShare'), why: cell('why'), map: cell('map') },
      link: line?.querySelector<HTMLAnchorElement>('[data-town-link]') ?? null,
    };
  });
}

function write(cell: HTMLElement | null, text: string, value: string): void {
  if (cell === null) return;
  cell.textContent = text;
  cell.dataset['value'] = value;
}

function paintNumbers(place: TownPlace, town: TownAllocation | undefined, t: Translator): void {
  const isNone = town === undefined || town.reasons.includes('no-figure');
  const share = isNone || !place.homes ? null : town.units / place.homes;
  write(place.units, isNone ? '–' : t.count(town.units), isNone ? '' : String(town.units));
  const hasShare = share !== null && town !== undefined && !isOut(town);
  write(place.share, hasShare ? t.percent(share, 1) : '–', share === null ? '' : String(share));
  const why = town === undefined ? '' : reasonText(t, town.reasons);
  write(place.why, why, why);
}

function paintShape(place: TownPlace, { step, title, text, value }: MapTown): void {
  place.shape?.setAttribute('fill', fillOf(step));
  if (place.title !== null) place.title.textContent = title;
  write(place.map, text, value === null ? '' : String(value));
}

/** What stands under map and table: the method, whether it is changed, and how far its numbers can be traced. */
function noteOf(scenario: ScenarioModel, t: Translator): string {
  const { shipped, allocation, changed } = scenario;
  const said = t('fairShare.note.table', {
    method: shipped === undefined ? '' : t.pick(shipped.title),
    state: allocation === undefined ? t('fairShare.numbers.none') : scenarioState(t, scenario),
  });
  return changed ? `${t('fairShare.panel.changed')} ${said}` : said;
}

function paintHead(page: HTMLElement, scenario: ScenarioModel, t: Translator): void {
  const { shipped, allocation, changed } = scenario;
  const title = page.querySelector('[data-shown-method]');
  const state = page.querySelector('[data-shown-state]');
  if (title !== null) {
    const strong = document.createElement('b');
    strong.textContent = t('fairShare.method.shown', {
      title: shipped === undefined ? '' : t.pick(shipped.title),
    });
    title.replaceChildren(strong);
  }
  if (state === null) return;
  const box = document.createElement('div');
  box.className = 'share-state';
  const lines =
    allocation === undefined
      ? []
      : [scenarioState(t, scenario), ...allocation.standIns.map(({ says }) => t.pick(says))];
  for (const line of [...(changed ? [t('fairShare.panel.changed')] : []), ...lines]) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    box.append(paragraph);
  }
  state.replaceChildren(box);
}

/** The map's own words and source, and the column of the table that says the same. */
function paintMap(page: HTMLElement, model: TownMapModel, note: string): void {
  const { t, map, isOfMethod, isNumbers } = model;
  const figure = page.querySelector<HTMLElement>('.share-map');
  const label = t('fairShare.map.label', { place: page.dataset['placeName'] ?? '', title: map.title });
  figure?.querySelector('svg.map')?.setAttribute('aria-label', label);
  const said = figure?.querySelector<HTMLElement>('[data-shown-note]');
  if (said) {
    said.textContent = note;
    said.hidden = !isOfMethod;
  }
  if (figure !== null) paintSource(figure, t, [map.source, map.period]);
  const table = page.querySelector('[data-share-table]');
  for (const cell of table?.querySelectorAll<HTMLElement>('[data-cell="map"], [data-key="map"]') ?? [])
    cell.hidden = isNumbers;
  const head = table?.querySelector('[data-key="map"]');
  if (head) (head.querySelector('button') ?? head).textContent = `${t('fairShare.column.map')}: ${map.title}`;
}

function paintFigures(page: HTMLElement, model: TownMapModel): void {
  const { t, scenario, method } = model;
  const note = noteOf(scenario, t);
  for (const one of page.querySelectorAll('[data-shown-note]')) one.textContent = note;
  paintMap(page, model, note);
  const regions = page.querySelector<HTMLElement>('.share-regions');
  if (regions !== null) paintSource(regions, t, [method.source, method.period, note]);
}

/** A function that writes the scenario into the table and the map that the server made. */
export function makePainter(page: HTMLElement, model: TownMapModel): () => void {
  const { scenario, t } = model;
  const places = findPlaces(page, scenario);
  return () => {
    const towns = new Map((scenario.allocation?.towns ?? []).map((town) => [town.name, town]));
    paintHead(page, scenario, t);
    paintFigures(page, model);
    places.forEach((place, row) => {
      paintNumbers(place, towns.get(place.name), t);
      const shown = model.map.towns[row];
      if (shown !== undefined) paintShape(place, shown);
      if (place.link !== null) place.link.search = scenario.query;
    });
    // A table that is sorted by what has changed is sorted anew.
    page.querySelector('[data-share-table]')?.dispatchEvent(new Event('values-changed'));
  };
}
