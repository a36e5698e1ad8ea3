import type { AddressShard } from '#artifacts/addresses/address-index.ts';
import { type AddressPoint, findAddress, parseAddress } from '#artifacts/addresses/find-address.ts';
import { zipsOfPlace } from '#artifacts/addresses/zips-of-place.ts';
import type { PlaceName, SearchEntry } from '#artifacts/search-index.ts';
import type { MapModel } from './map-model.svelte.ts';
import type { MapWorker } from './maplibre/worker-client.ts';
import { load } from './page-parts.ts';

/** More places with this address are not listed: a ZIP code or town tells them apart. */
const LONGEST_LIST = 8;

/** Places that an address may mean, or a sentence why there is none to choose. */
export type AddressAnswer = { readonly found: readonly SearchEntry[]; readonly note: string };

/** Looks for the address that a text says; undefined when the text is no address. */
export type AddressSearch = (text: string) => Promise<AddressAnswer> | undefined;

async function entryOf(
  point: AddressPoint,
  model: MapModel,
  worker: MapWorker,
): Promise<readonly SearchEntry[]> {
  const geoid = await worker.tractAt(point.longitude, point.latitude);
  const tract = model.tractIndex.get(geoid ?? '');
  if (geoid === null || tract === undefined) return [];
  const within = [model.tractName(tract), point.zip].filter((part) => part !== '').join(', ');
  return [{ kind: 'address', name: point.name, within, target: geoid }];
}

async function answer(
  points: readonly AddressPoint[],
  text: string,
  model: MapModel,
  worker: MapWorker,
): Promise<AddressAnswer> {
  const shown = points.slice(0, LONGEST_LIST);
  const found = (await Promise.all(shown.map((point) => entryOf(point, model, worker)))).flat();
  if (points.length === 0) return { found, note: model.t('map.address.none', { query: text }) };
  if (found.length === 0) return { found, note: model.t('map.control.outside') };
  if (found.length === 1) return { found, note: '' };
  const isCut = points.length > LONGEST_LIST;
  return {
    found,
    note: model.t(isCut ? 'map.address.many' : 'map.address.several', { count: points.length }),
  };
}

/**
 * Search of addresses on the device: one file of the site's own index is read, named by the first two letters of the
 * street; the address itself is never sent.
 *
 * @param files folder of the index
 */
export function addressSearch(
  files: string,
  model: MapModel,
  worker: MapWorker,
  names: readonly PlaceName[],
): AddressSearch {
  const shards = new Map<string, Promise<AddressShard | undefined>>();
  let index: Promise<{ readonly shards: readonly string[] }> | undefined;
  const readShard = async (key: string): Promise<AddressShard | undefined> => {
    index ??= load(`${files}index.json`).then((response) => response.json()) as Promise<{ shards: string[] }>;
    if (!(await index).shards.includes(key)) return undefined;
    return (await (await load(`${files}${key}.json`)).json()) as AddressShard;
  };
  return (text) => {
    const query = parseAddress(text);
    if (query === undefined) return undefined;
    const shard = shards.get(query.shard) ?? readShard(query.shard);
    shards.set(query.shard, shard);
    const look = async (): Promise<AddressAnswer> => {
      const streets = await shard;
      const zips = zipsOfPlace(query.place, names, model.data.areas);
      const points = streets === undefined ? [] : findAddress(streets, query, zips);
      return answer(points, text, model, worker);
    };
    return look().catch(() => {
      shards.delete(query.shard);
      index = undefined;
      return { found: [], note: model.t('map.address.failed') };
    });
  };
}
