import { mount, unmount } from 'svelte';
import type { Topology } from 'topojson-specification';
import { parseMapData } from '#artifacts/map-data.ts';
import { type PlaceName, type SearchEntry, searchEntries } from '#artifacts/search-index.ts';
import { stateDots } from '#artifacts/svg-map/state-dots.ts';
import { stateFrame } from '#artifacts/svg-map/state-map.ts';
import { tractAt } from '#artifacts/svg-map/tract-at.ts';
import { addKeyboard } from './keyboard.ts';
import { updateLegend } from './legend.ts';
import { openLiveMap } from './live-map.ts';
import MapControls from './MapControls.svelte';
import { pageLinkFrom } from './map-links.ts';
import { MapModel, type MapPageFacts } from './map-model.svelte.ts';
import type { MapView } from './maplibre/create-map-view.ts';
import { nextTask } from './next-task.ts';
import PanelIsland from './PanelIsland.svelte';
import { SearchBox } from './search-box.ts';
import SharePart from './SharePart.svelte';
import { makeSvgView, type SvgView } from './svg-view.ts';
import { startTabs } from './tabs.ts';
import TractTable from './TractTable.svelte';

function factsOf({ dataset }: HTMLElement): MapPageFacts {
  return {
    lang: dataset['lang'] === 'es' ? 'es' : 'en',
    place: dataset['place'] ?? '',
    edition: dataset['edition'] ?? '',
    files: dataset['files'] ?? '',
    home: dataset['home'] ?? '',
  };
}

function part(page: ParentNode, name: string): HTMLElement {
  const element = page.querySelector<HTMLElement>(`[data-${name}]`);
  if (element === null) throw new Error(`the map page has no part "${name}"`);
  return element;
}

async function load(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function readPlaceNames(files: string): Promise<readonly PlaceName[]> {
  const response = await fetch(`${files}search-index.json`);
  return response.ok ? ((await response.json()) as PlaceName[]) : [];
}

/** Puts the parts that need scripts into the places that the page keeps for them. */
function mountParts(page: HTMLElement, model: MapModel): void {
  const controls = part(page, 'controls');
  controls.hidden = false;
  mount(MapControls, { target: controls, props: { model } });
  mount(PanelIsland, { target: part(page, 'tract-panel'), props: { model } });
  const share = part(page, 'share');
  share.hidden = false;
  mount(SharePart, { target: share, props: { model } });
  const table = part(page, 'tract-table');
  let mounted: Record<string, unknown> | undefined;
  startTabs(page, (tab) => {
    if (tab !== 'table' || mounted !== undefined) return;
    table.replaceChildren();
    mounted = mount(TractTable, { target: table, props: { model } });
  });
  addEventListener('pagehide', () => void (mounted && unmount(mounted)), { once: true });
}

function startSearch(model: MapModel, names: readonly PlaceName[]): void {
  const form = document.querySelector<HTMLFormElement>('[data-search]');
  if (form === null) return;
  const choose = (entry: SearchEntry): void => {
    if (entry.kind === 'tract') model.go({ selected: entry.target });
    else location.assign(pageLinkFrom(model.facts, `town/${entry.target}/`));
  };
  const say = (text: string): void => {
    model.said = text;
  };
  const box = new SearchBox({ form, entries: searchEntries(model.data, names), t: model.t, say, choose });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked !== null && asked !== '') box.search(asked);
}

/** "Where I am": asked of the device, looked up in the shapes that are already here; nothing is sent. */
function addLocate(controls: HTMLElement, model: MapModel, shapes: Topology): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = model.t('map.control.locate');
  button.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const geoid = tractAt(shapes, coords.longitude, coords.latitude);
        if (geoid === undefined) model.said = model.t('map.control.outside');
        else model.go({ selected: geoid });
        button.title = geoid === undefined ? model.said : '';
      },
      () => {
        model.said = model.t('map.control.noLocation');
        button.title = model.said;
      },
      { timeout: 10_000 },
    );
  });
  controls.append(button);
}

/** People a dot of the picture stands for: it always shows the whole place. */
const PICTURE_UNIT = 250;

/** Draws the dots of the chosen group on the picture, when they are not there already. */
function pictureDots(model: MapModel, picture: SvgView, shapes: Topology): () => void {
  let drawn = 'peopleOfColor';
  return () => {
    const { group } = model.state;
    if (group === drawn) return;
    drawn = group;
    const dots = group === 'none' ? undefined : stateDots(model.data.tracts, shapes, group, PICTURE_UNIT);
    picture.showDots(dots?.(stateFrame(shapes)) ?? '');
  };
}

/** Paper shows the picture, so its dots and its legend must agree with each other while it prints. */
function followPrint(page: HTMLElement, model: MapModel, draw: () => void): void {
  let unit = model.unit;
  addEventListener('beforeprint', () => {
    unit = model.unit;
    draw();
    model.unit = PICTURE_UNIT;
    updateLegend(page, model);
  });
  addEventListener('afterprint', () => {
    model.unit = unit;
  });
}

/** Everything on the page follows the model. */
function follow(page: HTMLElement, model: MapModel, picture: SvgView, live: () => MapView | undefined): void {
  const overview = part(page, 'overview');
  const panel = part(page, 'panel-area');
  const region = document.querySelector('[data-live]');
  let shown: string | null = null;
  $effect.root(() => {
    $effect(() => {
      picture.update(model.state);
      live()?.update(model.state);
      updateLegend(page, model);
      overview.hidden = model.tract !== undefined;
    });
    $effect(() => {
      const { tract } = model;
      const next = tract === undefined ? null : (model.data.tracts.geoid[tract] ?? null);
      if (next === shown) return;
      shown = next;
      if (tract === undefined) return;
      model.said = model.tractSpoken(tract);
      panel.scrollTop = 0;
      if (panel.getBoundingClientRect().top > innerHeight * 0.8) {
        panel.querySelector('h2[tabindex]')?.scrollIntoView({ block: 'start' });
      }
    });
    $effect(() => {
      if (region !== null) region.textContent = model.said;
    });
  });
}

/** Makes the server's map page interactive. */
export async function startMap(page: HTMLElement): Promise<void> {
  const facts = factsOf(page);
  const [data, names] = await Promise.all([
    load(`${facts.files}map-data.json`).then((response) => response.text()),
    readPlaceNames(facts.files),
  ]);
  const model = new MapModel(parseMapData(data), facts);
  const stage = part(page, 'stage');
  const svg = stage.querySelector('svg');
  if (svg === null) throw new Error('the map page has no picture');
  const picture = makeSvgView(svg, model.data, (geoid) => model.go({ selected: geoid }));
  const live: { view?: MapView } = {};
  await nextTask();
  mountParts(page, model);
  await nextTask();
  follow(page, model, picture, () => live.view);
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-label', `${model.t('map.tabs.map')}. ${model.t('map.keyboard.help')}`);
  addKeyboard(stage, model, {
    ...picture,
    focus: (geoid) => {
      picture.focus(geoid);
      live.view?.update({ ...model.state, selected: geoid ?? model.state.selected });
    },
  });
  await nextTask();
  startSearch(model, names);
  addEventListener('popstate', () => model.restore());
  page.dataset['ready'] = 'picture';
  const shapes = (await load(`${facts.files}map.topojson`).then((response) => response.json())) as Topology;
  addLocate(part(page, 'controls'), model, shapes);
  await nextTask();
  const view = await openLiveMap(part(page, 'map-holder'), model, shapes);
  live.view = view;
  view.update(model.state);
  const draw = pictureDots(model, picture, shapes);
  if (!view.isLive) {
    $effect.root(() => {
      $effect(draw);
    });
  }
  followPrint(page, model, draw);
  page.dataset['ready'] = view.isLive ? 'live' : 'fallback';
}
