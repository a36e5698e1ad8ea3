import type { TownAllocation } from '#analysis/fair-share/allocate.ts';
import { TOWN_FILLS } from '#artifacts/svg-map/towns-map.ts';
import type { Translator } from '../i18n.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';
import { isOut, mapStep, reasonText, stateText } from './words.ts';

/** Where the page keeps one town. */
interface TownPlace {
  readonly name: string;
  readonly homes: number | null;
  readonly units: HTMLElement | null;
  readonly share: HTMLElement | null;
  readonly why: HTMLElement | null;
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
      ...{
        name: model.names[row] ?? '',
        homes: homes[row] ?? null,
        shape,
        title: shape?.querySelector('title') ?? null,
      },
      ...{ units: cell('units'), share: cell('homesShare'), why: cell('why') },
      link: line?.querySelector<HTMLAnchorElement>('[data-town-link]') ?? null,
    };
  });
}

function write(cell: HTMLElement | null, text: string, value: string): void {
  if (cell === null) return;
  cell.textContent = text;
  cell.dataset['value'] = value;
}

function paintTown(place: TownPlace, town: TownAllocation | undefined, t: Translator, query: string): void {
  const isNone = town === undefined || town.reasons.includes('no-figure');
  const share = isNone || !place.homes ? null : town.units / place.homes;
  write(place.units, isNone ? '–' : t.count(town.units), isNone ? '' : String(town.units));
  const hasShare = share !== null && town !== undefined && !isOut(town);
  write(place.share, hasShare ? t.percent(share, 1) : '–', share === null ? '' : String(share));
  const why = town === undefined ? '' : reasonText(t, town.reasons);
  write(place.why, why, why);
  const step = mapStep(town, place.homes);
  place.shape?.setAttribute('fill', step === null ? 'url(#no-share)' : (TOWN_FILLS[step] ?? ''));
  if (place.title !== null && town !== undefined && share !== null)
    place.title.textContent = isOut(town)
      ? t('fairShare.map.exempt', { town: place.name })
      : t('fairShare.map.town', { town: place.name, units: town.units, share: t.percent(share, 1) });
  if (place.link !== null) place.link.search = query;
}

function paintHead(page: HTMLElement, { shipped, allocation, changed }: ScenarioModel, t: Translator): void {
  const title = page.querySelector('[data-shown-method]');
  const state = page.querySelector('[data-shown-state]');
  if (title !== null) {
    const strong = document.createElement('b');
    strong.textContent = t('fairShare.method.shown', {
      title: shipped === undefined ? '' : t.pick(shipped.title),
    });
    title.replaceChildren(strong);
  }
  const said = t('fairShare.note.table', {
    method: shipped === undefined ? '' : t.pick(shipped.title),
    state: allocation === undefined ? '' : stateText(t, allocation.state),
  });
  for (const note of page.querySelectorAll('[data-shown-note]'))
    note.textContent = changed ? `${t('fairShare.panel.changed')} ${said}` : said;
  if (state === null) return;
  const box = document.createElement('div');
  box.className = 'share-state';
  const lines =
    allocation === undefined
      ? []
      : [stateText(t, allocation.state), ...allocation.standIns.map(({ says }) => t.pick(says))];
  for (const line of [...(changed ? [t('fairShare.panel.changed')] : []), ...lines]) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    box.append(paragraph);
  }
  state.replaceChildren(box);
}

/** A function that writes the scenario into the table and the map that the server made. */
export function makePainter(page: HTMLElement, scenario: ScenarioModel, t: Translator): () => void {
  const places = findPlaces(page, scenario);
  return () => {
    const towns = new Map((scenario.allocation?.towns ?? []).map((town) => [town.name, town]));
    paintHead(page, scenario, t);
    for (const place of places) paintTown(place, towns.get(place.name), t, scenario.query);
  };
}
