import { mount } from 'svelte';
import { pageTranslator } from '../page-translator.ts';
import ColumnsTool from './ColumnsTool.svelte';
import { followPlan } from './follow-plan.svelte.ts';
import { loadModel } from './load-model.ts';
import { PlanModel } from './plan-model.svelte.ts';
import PlanBuilder from './PlanBuilder.svelte';
import { ScenarioModel } from './scenario-model.svelte.ts';

function partOf(page: HTMLElement, selector: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const YEARS = 10;

/** On paper every step is open; afterwards each is as it was. */
function openForPrint(page: HTMLElement): void {
  const closed = [...page.querySelectorAll<HTMLDetailsElement>('.share-why details:not([open])')];
  addEventListener('beforeprint', () => closed.forEach((one) => (one.open = true)));
  addEventListener('afterprint', () => closed.forEach((one) => (one.open = false)));
}

/** Wakes the page of one town: columns by choice, and the plan. */
export async function startTown(page: HTMLElement): Promise<void> {
  const t = pageTranslator(page);
  const scenario = new ScenarioModel(await loadModel(page), location.search);
  const items = [...page.querySelectorAll<HTMLElement>('[data-plan-tracts] > li')];
  const levelOf = new Map(items.map(({ dataset }) => [dataset['geoid'] ?? '', dataset['level'] ?? '']));
  const tracts = items.map((item) => ({
    geoid: item.dataset['geoid'] ?? '',
    label: item.textContent.trim(),
  }));
  const side = partOf(page, '[data-share-columns]');
  const columns = (partOf(page, '[data-side]').dataset['side'] ?? '').split(' ');
  const plan = {
    entries: [],
    goal: null,
    firstYear: new Date().getFullYear() + 1,
    years: YEARS,
    columns,
    phases: null,
  };
  const model = new PlanModel(scenario, t, page.dataset['townName'] ?? '', levelOf, plan);
  const figure = partOf(side, 'figure');
  const table = partOf(figure, '.table-scroll');
  const live = document.createElement('div');
  table.replaceWith(live);
  figure.querySelector('[data-side-note]')?.remove();
  mount(ColumnsTool, { target: live, props: { model, t } });
  const edition = partOf(page, '[data-share-plan]').dataset['edition'] ?? '';
  mount(PlanBuilder, { target: partOf(page, '[data-plan]'), props: { model, t, tracts, edition } });
  followPlan(model);
  openForPrint(page);
  page.dataset['ready'] = 'yes';
}
