import { suggest } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import { STATES } from '#core/state.ts';
import type { LiveSource, PlannedFile, SourceOptions } from '#sources/live/live-source.ts';
import { checkOptions } from '#sources/live/options.ts';
import { LIVE_SOURCES } from '#sources/live/registry.ts';
import type { PlaceSource } from './fetch-config.ts';
import { findEditionFile, listEditions } from '../edition-config.ts';
import type { Files } from '../effects.ts';
import { allowedUrl } from '../net/allowed-url.ts';
import { parsePlaceConfig, placeConfigPath, type PlaceConfig } from '../place-config.ts';
import { requirePlace } from '../require-place.ts';

/** A file with the source that gives it, and the hosts that may be asked for it. */
export interface Planned extends PlannedFile {
  readonly source: LiveSource;
  readonly hosts: readonly string[];
}

function findSource(id: string, file: string): LiveSource {
  const found = LIVE_SOURCES.find((source) => source.id === id);
  if (found !== undefined) return found;
  throw new Problem('source-unknown', 'is not a source that can be fetched', {
    ...{ file, columnName: 'source', value: id, exitCode: 3 as const },
    remedy: suggest(
      id,
      LIVE_SOURCES.map((source) => source.id),
    ),
  });
}

function refuseTwice(planned: readonly Planned[], file: string): void {
  const paths = planned.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice === undefined) return;
  throw new Problem('source-twice', 'two sources write the same file', {
    ...{ file, value: twice, exitCode: 3 as const },
    remedy: 'give each its own file, or take one of them away',
  });
}

/** What an entry says to its source. */
function takenOf(entry: PlaceSource): { readonly id: string; readonly options: SourceOptions } {
  const { source: id, year, tables, area, document, address, file, title, columns, key, rows } = entry;
  return { id, options: { year, tables, area, document, address, file, title, columns, key, rows } };
}

/** The files that a place's sources give for an edition, in the order of place.yaml. */
export function planOf(config: PlaceConfig, edition: string): readonly Planned[] {
  const file = placeConfigPath(config.id);
  const state = STATES.find(({ fips }) => fips === config.stateFips);
  if (state === undefined) throw new Error(`${file} was read with an unknown state`);
  const planned = config.sources
    .filter(({ editions }) => editions.includes(edition))
    .flatMap((entry): Planned[] => {
      const { id, options } = takenOf(entry);
      const source = findSource(id, file);
      try {
        checkOptions(source, options);
        const hosts =
          options.address === undefined ? source.hosts : [...source.hosts, ...config.downloadHosts];
        const files = source.plan(state, options);
        files.forEach(({ from }) => from.forEach((address) => allowedUrl(address, hosts)));
        return files.map((one) => ({ ...one, source, hosts }));
      } catch (error) {
        throw error instanceof Problem ? error.at({ file: error.details.file ?? file }) : error;
      }
    });
  refuseTwice(planned, file);
  return planned;
}

function refuseUnknownEditions(config: PlaceConfig, known: readonly string[]): void {
  const strange = config.sources.flatMap(({ editions }) => editions).find((id) => !known.includes(id));
  if (strange === undefined) return;
  throw new Problem('source-edition', `a source is for an edition that ${config.id} does not have`, {
    ...{ file: placeConfigPath(config.id), columnName: 'editions', value: strange, exitCode: 3 as const },
    remedy: suggest(strange, known),
  });
}

async function readConfig(files: Files, place: string): Promise<PlaceConfig> {
  const config = parsePlaceConfig(await files.readText(placeConfigPath(place)), place);
  refuseUnknownEditions(config, await listEditions(files, place));
  return config;
}

/**
 * Checks what a place says of its sources, for every edition.
 *
 * @throws Problem of the first that is wrong
 */
export async function checkSources(files: Files, place: string): Promise<void> {
  const config = await readConfig(files, place);
  for (const edition of await listEditions(files, place)) planOf(config, edition);
}

/**
 * Plans what an edition of a place takes from its publishers.
 *
 * @throws Problem 'place-unknown', 'edition-unknown', 'source-unknown', 'source-option', 'source-edition', 'source-none'
 */
export async function planFetch(files: Files, place: string, edition: string): Promise<readonly Planned[]> {
  await requirePlace(files, place);
  await findEditionFile(files, place, edition);
  const planned = planOf(await readConfig(files, place), edition);
  if (planned.length > 0) return planned;
  throw new Problem('source-none', `names no source for the edition ${edition}`, {
    ...{ file: placeConfigPath(place), columnName: 'sources', exitCode: 3 as const },
    remedy: 'add one, see docs/guide/sources.md',
  });
}
