import './method-panel.css';
import { mount } from 'svelte';
import type { MapModel } from '../map/map-model.svelte.ts';
import { nextTask } from '../map/next-task.ts';
import { part } from '../map/page-parts.ts';
import CompareSection from './CompareSection.svelte';
import { followScenario } from './follow-scenario.svelte.ts';
import MethodHolder from './MethodHolder.svelte';
import { startMethodClient } from './method-client.ts';
import { MethodModel } from './method-model.svelte.ts';
import { replaceParts } from './page-parts.svelte.ts';
import { residenceLinesOf } from './residence-of.ts';
import ScenarioBanner from './ScenarioBanner.svelte';
import { type TractPaths, tractPaths } from './tract-paths.ts';
import { tractsForWorker } from './tracts-for-worker.ts';
import { loadWords } from './words.ts';

function holder(before: Element | null, parent: Element): HTMLElement {
  const element = document.createElement('div');
  parent.insertBefore(element, before);
  return element;
}

/** Outlines are read from the picture once, when they are first shown. */
function pathReader(page: HTMLElement, map: MapModel): () => TractPaths {
  let read: TractPaths | undefined;
  return () => {
    const svg = part(page, 'map-holder').querySelector('svg');
    if (svg === null) throw new Error('the map page has no picture');
    return (read ??= tractPaths(svg, map.edition.tracts.geoid));
  };
}

/** Whether the reader made the scenario of the address in this tab. */
function isOwnHistory(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'own' in state;
}

/** Loads the edition's inputs and puts the panel, the sentence and the comparison on the page. */
export async function startPanel(page: HTMLElement, map: MapModel, door: HTMLElement): Promise<MethodModel> {
  const words = await loadWords(map.t.lang);
  const client = startMethodClient();
  const url = `${location.origin}${map.facts.files}method.json`;
  const weights = await client.load(url, tractsForWorker(map.edition)).catch((reason: unknown) => {
    map.notice = words('notLoaded');
    throw reason;
  });
  const model = new MethodModel(map, words, client, weights);
  model.isOwn = map.state.method === '' || isOwnHistory();
  const aside = part(page, 'panel-area');
  const figure = part(page, 'stage').parentElement ?? page;
  const open = (): void => {
    model.isOpen = true;
  };
  mount(ScenarioBanner, { target: holder(part(page, 'stage'), figure), props: { model, onopen: open } });
  await nextTask();
  const close = (): void => {
    model.isOpen = false;
    door.focus();
  };
  mount(MethodHolder, { target: holder(aside.firstElementChild, aside), props: { model, onclose: close } });
  await nextTask();
  const name = map.edition.areas.find(({ id }) => id.startsWith('state:'))?.name ?? '';
  replaceParts(page, model, name);
  await nextTask();
  const table = part(page, 'panel="table"');
  mount(CompareSection, {
    target: holder(table, table.parentElement ?? page),
    props: { model, readPaths: pathReader(page, map) },
  });
  await nextTask();
  residenceLinesOf(map.edition);
  await nextTask();
  followScenario(model);
  addEventListener('popstate', () => {
    model.isOwn = map.state.method === '' || isOwnHistory();
  });
  return model;
}
