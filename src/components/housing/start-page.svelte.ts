import { mount } from 'svelte';
import type { BalanceModel } from '#analysis/balance/model.ts';
import { parseWhole } from '#core/number.ts';
import type { Translator } from '../i18n.ts';
import { pageTranslator } from '../page-translator.ts';
import { areaOfSearch, searchWithArea } from './area-address.ts';
import AreaChooser from './AreaChooser.svelte';
import BalanceIsland from './BalanceIsland.svelte';
import { startMarks } from './marks.ts';
import { NextModel } from './next-model.svelte.ts';
import NextHomes from './NextHomes.svelte';
import { startAreaMap } from './start-map.svelte.ts';

/** Years that count as soon. */
const SOON_YEARS = 5;

/** Our own file of this site: only its name is looked at. */
function isModel(data: unknown): data is BalanceModel {
  return (
    typeof data === 'object' && data !== null && 'format' in data && data.format === 'evenground-housing/1'
  );
}

async function loadModel(page: HTMLElement): Promise<BalanceModel> {
  const response = await fetch(page.dataset['model'] ?? '');
  const data: unknown = await response.json();
  if (!response.ok || !isModel(data)) throw new Error(`the model cannot be read: ${response.status}`);
  return data;
}

/** The area that the address asks for; the whole place when it asks for none that is known. */
function askedArea({ areas }: BalanceModel): string {
  const asked = areaOfSearch(location.search);
  return areas.some(({ id }) => id === asked) ? asked : (areas[0]?.id ?? '');
}

/** The table follows the chosen area; the one that the server wrote stays until another area is chosen. */
function startAreas(page: HTMLElement, next: NextModel, t: Translator): (area: string) => void {
  const [tools, table] = ['[data-area-tools]', '[data-balance-table]'].map((one) =>
    page.querySelector<HTMLElement>(one),
  );
  let isMounted = false;
  function show(): void {
    if (!table || isMounted || next.area === undefined) return;
    isMounted = true;
    table.replaceChildren();
    mount(BalanceIsland, { target: table, props: { t, next } });
  }
  function choose(id: string): void {
    next.areaId = id;
    const search = searchWithArea(location.search, next.area === undefined ? undefined : id);
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
    show();
  }
  if (!tools) return choose;
  mount(AreaChooser, {
    target: tools,
    props: {
      ...{ t, model: next.model, place: page.dataset['placeName'] ?? '', choose },
      get area() {
        return next.areaId;
      },
    },
  });
  tools.hidden = false;
  show();
  return choose;
}

/** Shows on the map where homes were put by hand; a press on a tract chooses it. */
function startHand(page: HTMLElement, next: NextModel): void {
  const map = page.querySelector('[data-housing-map]');
  const shapes = new Map(
    [...(map?.querySelectorAll('[data-geoid]') ?? [])].map((shape) => [
      shape.getAttribute('data-geoid') ?? '',
      shape,
    ]),
  );
  map?.addEventListener('click', (event) => {
    const shape = event.target instanceof Element ? event.target.closest('[data-geoid]') : null;
    const tract = next.model.geoids.indexOf(shape?.getAttribute('data-geoid') ?? '');
    if (tract < 0 || next.scenario.rule !== 'hand') return;
    next.chosen = next.names[tract] ?? '';
    page.querySelector<HTMLInputElement>('[data-next-count]')?.focus();
  });
  $effect.root(() => {
    $effect(() => {
      const hand = new Set(
        next.scenario.rule === 'hand' ? next.scenario.hand.map(([tract]) => next.model.geoids[tract]) : [],
      );
      for (const [geoid, shape] of shapes) shape.classList.toggle('is-placed', hand.has(geoid));
    });
    $effect(() => {
      if (next.isTouched)
        history.replaceState(history.state, '', `${location.pathname}${location.search}${next.hash}`);
    });
  });
}

/** Says which years lie within five years of the reader's own day. */
function markSoon(page: HTMLElement): void {
  const soon = page.querySelector<HTMLElement>('[data-soon]')?.dataset['soon'] ?? '';
  const year = new Date().getFullYear();
  for (const row of page.querySelectorAll<HTMLTableRowElement>('[data-end-year]')) {
    const own = parseWhole(row.dataset['endYear']) ?? 0;
    if (own < year || own > year + SOON_YEARS) continue;
    row.classList.add('is-soon');
    const note = document.createElement('span');
    note.className = 'note';
    note.textContent = ` ${soon}`;
    row.cells[0]?.append(note);
  }
}

/** Wakes the page: another area in the table, more marks on the map, the next homes. */
export async function startPage(page: HTMLElement): Promise<void> {
  const t = pageTranslator(page);
  markSoon(page);
  startMarks(page, t);
  const model = await loadModel(page);
  const target = page.querySelector<HTMLElement>('[data-next-homes]');
  if (target === null) throw new Error('the page has no place for the next homes');
  const next = new NextModel(model, location.hash, askedArea(model));
  const choose = startAreas(page, next, t);
  mount(NextHomes, { target, props: { next, t, place: page.dataset['placeName'] ?? '', choose } });
  target.hidden = false;
  startHand(page, next);
  startAreaMap(page, next, t);
  page.dataset['ready'] = 'yes';
}
