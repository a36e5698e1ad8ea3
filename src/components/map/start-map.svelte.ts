import { mount, unmount } from 'svelte';
import { parseMapData } from '#artifacts/map-data.ts';
import { startArea } from './area/start-area.ts';
import { followModel } from './follow-model.svelte.ts';
import { addKeyboard } from './keyboard.ts';
import { LiveHandle } from './live-handle.ts';
import { openLiveMap } from './live-map.ts';
import { addLocate } from './locate.ts';
import MapControls from './MapControls.svelte';
import { MapModel } from './map-model.svelte.ts';
import { type MapWorker, startWorker } from './maplibre/worker-client.ts';
import { addMethodDoor } from '../method-panel/method-door.ts';
import { nextTask } from './next-task.ts';
import { factsOf, load, part } from './page-parts.ts';
import PanelIsland from './PanelIsland.svelte';
import { followPictureDots, followPrint } from './picture-dots.svelte.ts';
import SharePart from './SharePart.svelte';
import { readPlaceNames, startSearch } from './start-search.ts';
import { startShare } from '../share/start-share.ts';
import { startViewPrint } from '../share/view-print.ts';
import { makeSvgView, type SvgView } from './svg-view.ts';
import { startTabs } from './tabs.ts';
import TractTable from './TractTable.svelte';

/** Puts the parts that need scripts into the places that the page keeps for them, one a task. */
async function mountParts(page: HTMLElement, model: MapModel, live: LiveHandle): Promise<void> {
  const controls = part(page, 'controls');
  controls.hidden = false;
  mount(MapControls, { target: controls, props: { model } });
  await nextTask();
  mount(PanelIsland, { target: part(page, 'tract-panel'), props: { model, live } });
  await nextTask();
  const share = part(page, 'share');
  share.hidden = false;
  mount(SharePart, { target: share, props: { model } });
  await nextTask();
  const table = part(page, 'tract-table');
  let mounted: Record<string, unknown> | undefined;
  startTabs(page, (tab) => {
    if (tab !== 'table' || mounted !== undefined) return;
    table.replaceChildren();
    mounted = mount(TractTable, { target: table, props: { model } });
  });
  addEventListener('pagehide', () => void (mounted && unmount(mounted)), { once: true });
}

function pictureOf(stage: HTMLElement, model: MapModel): SvgView {
  const svg = stage.querySelector('svg');
  if (svg === null) throw new Error('the map page has no picture');
  return makeSvgView(svg, model, (geoid) => model.choose(geoid));
}

function startKeyboard(stage: HTMLElement, model: MapModel, picture: SvgView, live: LiveHandle): void {
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-label', `${model.t('map.tabs.map')}. ${model.t('map.keyboard.help')}`);
  addKeyboard(stage, model, {
    centerOf: (geoid) => picture.centerOf(geoid),
    focus: (geoid) => {
      picture.focus(geoid);
      void live.update({ ...model.state, selected: geoid ?? model.state.selected });
      const tract = model.tractIndex.get(geoid ?? '');
      if (tract !== undefined) live.view?.reveal(tract);
    },
    zoomBy: (steps) => live.view?.zoomBy(steps),
    panBy: (x, y) => live.view?.panBy(x, y),
  });
}

/** The live map when the device and the network allow it; else the picture stays and the page says so. */
async function openLive(
  page: HTMLElement,
  model: MapModel,
  live: LiveHandle,
  worker: MapWorker,
): Promise<void> {
  try {
    const opened = await openLiveMap(part(page, 'map-holder'), model, worker);
    live.open(opened);
    opened.update(model.state);
    page.dataset['ready'] = 'live';
  } catch (reason) {
    model.notice = model.t('map.error.live');
    page.dataset['ready'] = 'fallback';
    console.warn(reason);
  }
}

/** Makes the server's map page interactive, in steps that let the page respond in between. */
export async function startMap(page: HTMLElement): Promise<void> {
  const facts = factsOf(page);
  const worker = startWorker(`${facts.files}map-shapes.bin`);
  const [data, names] = await Promise.all([
    load(`${facts.files}map-data.json`).then((response) => response.text()),
    readPlaceNames(facts.files),
  ]);
  await nextTask();
  const model = new MapModel(parseMapData(data), facts);
  await nextTask();
  const stage = part(page, 'stage');
  const picture = pictureOf(stage, model);
  const live = new LiveHandle();
  await nextTask();
  await mountParts(page, model, live);
  await nextTask();
  followModel(page, model, picture, live);
  await nextTask();
  startKeyboard(stage, model, picture, live);
  await nextTask();
  startSearch(model, live, names, worker);
  addEventListener('popstate', () => model.restore());
  if (model.town !== undefined && model.state.view === null) live.show(model.town.tracts);
  page.dataset['ready'] = 'picture';
  startArea(page, model, live, worker);
  addLocate(part(page, 'controls'), model, worker);
  const scenario = addMethodDoor(page, model);
  followPictureDots(model, picture, worker);
  startShare({ viewPicture: startViewPrint(page, model, live) });
  followPrint(page, model);
  // A slow device opens the live map for seconds: what a link says comes before it, and is what it then draws.
  await scenario;
  await openLive(page, model, live, worker);
}
