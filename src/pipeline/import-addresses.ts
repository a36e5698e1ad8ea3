import { z } from 'zod';
import { type AddressShard, addressShards } from '#artifacts/addresses/address-index.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { type AddressRange, parseAddressRanges } from '#sources/address-ranges.ts';
import type { Effects, Files } from './effects.ts';
import { requirePlace } from './require-place.ts';
import { sha256 } from './sha256.ts';
import { placeLock, withLock } from './with-lock.ts';

/** What an import of addresses is asked to do. */
export interface AddressRequest {
  readonly place: string;
  /** Files of the Census Bureau: tl_YEAR_COUNTY_addrfeat.zip. */
  readonly from: readonly string[];
  readonly effects: Effects;
}

/** The list of a place's addresses: `index.json` of the folder. */
export const addressIndexSchema = z.strictObject({
  format: z.literal('evenground-addresses/1'),
  place: z.string(),
  source: z.string(),
  period: z.string(),
  license: z.string(),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  rangeCount: z.number(),
  streetCount: z.number(),
  shards: z.array(z.string()),
});

export type AddressIndex = z.infer<typeof addressIndexSchema>;

/** What an import of addresses did. */
export interface AddressReport {
  readonly index: AddressIndex;
  readonly folder: string;
  readonly problems: ProblemLog['problems'];
}

/** Folder of the addresses of a place, below the project's root. */
export function addressFolder(place: string): string {
  return `places/${place}/addresses`;
}

/** Year that a file name of the publisher gives: "tl_2023_09003_addrfeat.zip". */
function yearOf(name: string): string {
  return /^tl_(\d{4})_/.exec(name)?.[1] ?? '';
}

interface Read {
  readonly ranges: readonly AddressRange[];
  readonly files: AddressIndex['files'];
}

async function readAll({ from, effects }: AddressRequest, log: ProblemLog): Promise<Read> {
  const ranges: AddressRange[] = [];
  const files: { name: string; sha256: string }[] = [];
  for (const path of from) {
    const bytes = await effects.files.read(path);
    const name = path.split('/').at(-1) ?? path;
    // Not spread into push: a county has more ranges than a call takes arguments.
    for (const range of await parseAddressRanges(bytes, name, log)) ranges.push(range);
    files.push({ name, sha256: sha256(bytes) });
  }
  return { ranges, files: files.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function indexOf(
  place: string,
  { ranges, files }: Read,
  shards: ReadonlyMap<string, AddressShard>,
): AddressIndex {
  const years = [...new Set(files.map(({ name }) => yearOf(name)).filter((year) => year !== ''))].sort();
  return {
    format: 'evenground-addresses/1',
    place,
    source: 'U.S. Census Bureau, TIGER/Line address ranges (ADDRFEAT)',
    period: years.join(', '),
    license: 'public domain (US Government work)',
    files,
    rangeCount: ranges.length,
    streetCount: [...shards.values()].reduce((sum, { streets }) => sum + streets.length, 0),
    shards: [...shards.keys()],
  };
}

/** Writes beside, then takes the place of the old folder: a reader finds the old addresses, none, or the new ones. */
async function replaceFolder(
  files: Files,
  folder: string,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const [aside, old] = [`${folder}.aside`, `${folder}.old`];
  await files.remove(aside);
  for (const [name, text] of texts) await files.write(`${aside}/${name}`, text);
  await files.flush(aside);
  await files.remove(old);
  if ((await files.facts(folder)) !== undefined) await files.rename(folder, old);
  await files.rename(aside, folder);
  await files.remove(old);
}

/**
 * Turns address ranges of counties into the index that the search box of a place reads; replaces the one there was.
 *
 * @throws Problems of the files; nothing is written then
 */
export async function importAddresses(request: AddressRequest): Promise<AddressReport> {
  const { place, effects } = request;
  await requirePlace(effects.files, place);
  const log = new ProblemLog();
  const read = await readAll(request, log);
  if (read.ranges.length === 0)
    throw new Problem('address-none', 'hold no address range', {
      value: request.from.join(', '),
      remedy: 'give the files tl_YEAR_COUNTY_addrfeat.zip of all counties of the place',
    });
  const shards = addressShards(read.ranges);
  const index = indexOf(place, read, shards);
  const texts = new Map([...shards].map(([key, shard]) => [`${key}.json`, jsonText(shard)]));
  const folder = addressFolder(place);
  await withLock(effects.files, placeLock(place), () =>
    replaceFolder(effects.files, folder, texts.set('index.json', jsonText(index, 1))),
  );
  return { index, folder, problems: log.problems };
}
