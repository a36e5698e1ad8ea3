import { type PlaceName, type SearchEntry, searchEntries } from '#artifacts/search-index.ts';
import { addressSearch } from './address-search.ts';
import type { LiveHandle } from './live-handle.ts';
import type { MapModel } from './map-model.svelte.ts';
import type { MapWorker } from './maplibre/worker-client.ts';
import { SearchBox } from './search-box.ts';
import { readSearch } from './search-link.ts';

/** Names of villages and ZIP codes; undefined when they could not be loaded. */
export async function readPlaceNames(files: string): Promise<readonly PlaceName[] | undefined> {
  try {
    const response = await fetch(`${files}search-index.json`);
    return response.ok ? ((await response.json()) as PlaceName[]) : undefined;
  } catch {
    return undefined;
  }
}

function chooseTract(model: MapModel, live: LiveHandle, geoid: string): void {
  model.go({ selected: geoid, town: null });
  if (model.tract !== undefined) live.show([model.tract]);
}

function chooseAddress(model: MapModel, live: LiveHandle, { name, within, target }: SearchEntry): void {
  chooseTract(model, live, target);
  model.notice = model.t('map.address.lies', { name, within });
  model.said = model.notice;
}

function chooseTown(model: MapModel, live: LiveHandle, { kind, name, target }: SearchEntry): void {
  model.go({ selected: null, town: target });
  const { town, t } = model;
  if (town === undefined) return;
  model.searched =
    kind === 'town'
      ? ''
      : t('map.search.lies', { name, kind: t(`map.search.kind.${kind}`), town: town.name });
  live.show(town.tracts);
  model.said = `${model.searched} ${t('map.search.shown', { town: town.name })}`.trim();
}

/** Lets the search box of the page's head move the map instead of loading a page. */
export function startSearch(
  model: MapModel,
  live: LiveHandle,
  names: readonly PlaceName[] | undefined,
  worker: MapWorker,
): void {
  const form = document.querySelector<HTMLFormElement>('[data-search]');
  if (form === null) return;
  const box = new SearchBox({
    form,
    entries: searchEntries(model.data, names ?? []),
    t: model.t,
    note: names === undefined ? model.t('map.search.noNames') : '',
    addresses:
      form.dataset['addresses'] === undefined
        ? undefined
        : addressSearch(form.dataset['addresses'], model, worker, names ?? []),
    say: (text) => {
      model.said = text;
    },
    choose: (entry) => {
      if (entry.kind === 'address') chooseAddress(model, live, entry);
      else if (entry.kind === 'tract') chooseTract(model, live, entry.target);
      else chooseTown(model, live, entry);
    },
  });
  const searchAsked = (): void => {
    const asked = readSearch(location.hash);
    if (asked === '') return;
    history.replaceState(null, '', location.pathname + location.search);
    box.search(asked);
  };
  addEventListener('hashchange', searchAsked);
  searchAsked();
}
