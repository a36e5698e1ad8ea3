import { mount } from 'svelte';
import { pageTranslator } from '../page-translator.ts';
import { followScenario } from './follow-scenario.svelte.ts';
import { loadModel } from './load-model.ts';
import { makePainter } from './paint-page.ts';
import { ScenarioModel } from './scenario-model.svelte.ts';
import ScenarioPanel from './ScenarioPanel.svelte';

/** Wakes the page of all towns. */
export async function startPage(page: HTMLElement): Promise<void> {
  const t = pageTranslator(page);
  const scenario = new ScenarioModel(await loadModel(page), location.search);
  const target = page.querySelector<HTMLElement>('[data-share-panel]');
  if (target === null) throw new Error('the page has no place for its panel');
  mount(ScenarioPanel, { target, props: { scenario, t } });
  target.hidden = false;
  followScenario(scenario, makePainter(page, scenario, t), location.search !== '');
  page.dataset['ready'] = 'yes';
}
