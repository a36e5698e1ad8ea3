import { suggest } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { listEditions } from './edition-config.ts';
import type { Clock, Files } from './effects.ts';
import { parsePlaceConfig, type PlaceConfig, placeConfigPath } from './place-config.ts';
import { agenciesPath, firstStaleDay, parseAgencies } from './read-agencies.ts';
import { parsePlaceCopy, placeCopyPath } from './read-copy.ts';

async function checkDefaultEdition(files: Files, config: PlaceConfig): Promise<void> {
  const editions = await listEditions(files, config.id);
  if (editions.includes(config.defaultEdition)) return;
  throw new Problem('place-edition', 'is not an edition of the place', {
    file: placeConfigPath(config.id),
    columnName: 'defaultEdition',
    value: config.defaultEdition,
    exitCode: 3,
    remedy: suggest(config.defaultEdition, editions),
  });
}

async function checkAgencies(files: Files, place: string, clock: Clock): Promise<Problem | undefined> {
  const file = agenciesPath(place);
  const stale = firstStaleDay(parseAgencies(await files.readText(file), file));
  if (clock.now().toISOString().slice(0, 10) < stale) return undefined;
  return new Problem('agencies-old', `a row was checked more than twelve months ago`, {
    severity: 'warn',
    file,
    value: stale,
    done: 'shown with a banner on the page of help',
    remedy: 'call the agencies, then write the day into checked_on',
  });
}

/**
 * Checks the files of a place that pages are made from and no edition holds: place.yaml, words, agencies.
 *
 * @returns warnings
 * @throws Problems with everything that is wrong, at once
 */
export async function checkPlaceFiles(
  files: Files,
  place: string,
  clock: Clock,
): Promise<readonly Problem[]> {
  const log = new ProblemLog();
  const keep = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work;
    } catch (error) {
      log.keep(error);
      return undefined;
    }
  };
  const path = placeConfigPath(place);
  const config = await keep(files.readText(path).then((text) => parsePlaceConfig(text, place)));
  if (config !== undefined) await keep(checkDefaultEdition(files, config));
  for (const lang of config?.languages ?? []) {
    const file = placeCopyPath(place, lang);
    await keep(files.readText(file).then((text) => parsePlaceCopy(text, file)));
  }
  const warning = await keep(checkAgencies(files, place, clock));
  log.throwIfStopped();
  return warning === undefined ? [] : [warning];
}
