import { mount } from 'svelte';
import { pageTranslator } from '../page-translator.ts';
import { followScenario } from './follow-scenario.svelte.ts';
import LiveMapKey from './LiveMapKey.svelte';
import LiveRegions from './LiveRegions.svelte';
import { loadModel } from './load-model.ts';
import MapChoice from './MapChoice.svelte';
import { makePainter } from './paint-page.ts';
import { ScenarioModel } from './scenario-model.svelte.ts';
import ScenarioPanel from './ScenarioPanel.svelte';
import { TownMapModel } from './town-map-model.svelte.ts';

function placeOf(page: HTMLElement, name: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(`[data-${name}]`);
  if (found === null) throw new Error(`the page has no place for ${name}`);
  return found;
}

/** Wakes the page of all towns. */
export async function startPage(page: HTMLElement): Promise<void> {
  const t = pageTranslator(page);
  const scenario = new ScenarioModel(await loadModel(page), location.search);
  const map = new TownMapModel(page, scenario, t);
  await map.choose(map.view);
  const [panel, choice] = [placeOf(page, 'share-panel'), placeOf(page, 'map-choice')];
  mount(ScenarioPanel, { target: panel, props: { scenario, t } });
  mount(MapChoice, { target: choice, props: { model: map } });
  panel.hidden = choice.hidden = false;
  const [key, regions] = [placeOf(page, 'map-key'), placeOf(page, 'regions')];
  key.replaceChildren();
  mount(LiveMapKey, { target: key, props: { model: map } });
  regions.replaceChildren();
  mount(LiveRegions, { target: regions, props: { scenario, t } });
  followScenario(map, makePainter(page, map), location.search !== '');
  page.dataset['ready'] = 'yes';
}
