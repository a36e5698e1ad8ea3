import { makeManifest } from '#artifacts/manifest.ts';
import type { Problem } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';
import { computeEdition } from './compute-edition.ts';
import { editionContents } from './edition-files.ts';
import { findEditionFile } from './edition-config.ts';
import { editionHome, publishEdition, removeLeftovers } from './edition-folder.ts';
import type { Effects } from './effects.ts';
import { undoInterruptedImport } from './import/replace-files.ts';
import { sha256 } from './sha256.ts';
import { placeLock, withLock } from './with-lock.ts';

/** Steps of a build, in order. */
export const BUILD_STEPS = ['clean', 'compute', 'files', 'publish'] as const;

export type BuildStep = (typeof BUILD_STEPS)[number];

export interface BuildRequest {
  readonly place: string;
  readonly edition: string;
  readonly effects: Effects;
  readonly onProgress?: (step: BuildStep, done: number, total: number) => void;
}

/** What a build did; `written` is false when the same edition lay there whole. */
export interface BuildReport {
  readonly place: string;
  readonly edition: string;
  readonly folder: string;
  readonly written: boolean;
  readonly inputHash: string;
  readonly fileCount: number;
  /** Names of folders that an interrupted build had left. */
  readonly leftovers: readonly string[];
  readonly notes: Edition['notes'];
  readonly classRanges: Edition['classRanges'];
  /** What was repaired, or taken as missing. */
  readonly problems: readonly Problem[];
}

/**
 * Builds one edition of a place: read and check → compute → write aside → verify → rename → move the pointer.
 *
 * A second run with the same inputs writes nothing. A killed run leaves the served edition as it was.
 * @throws Problem 'locked' when another command is at work in the place
 * @throws Problems with everything that is wrong, at once
 */
export async function buildEdition(request: BuildRequest): Promise<BuildReport> {
  const { place, edition, effects } = request;
  await findEditionFile(effects.files, place, edition);
  return withLock(effects.files, placeLock(place), () => buildAlone(request));
}

async function buildAlone(request: BuildRequest): Promise<BuildReport> {
  const { place, edition: id, effects, onProgress } = request;
  const step = (name: BuildStep): void => onProgress?.(name, BUILD_STEPS.indexOf(name), BUILD_STEPS.length);
  const home = editionHome(place, id);
  step('clean');
  const leftovers = await removeLeftovers(effects.files, home);
  await undoInterruptedImport(effects.files, `places/${place}`);
  step('compute');
  const { edition, topology, names, scored, inputs, problems } = await computeEdition(
    effects.files,
    place,
    id,
  );
  step('files');
  const contents = editionContents(edition, topology, names, scored);
  const manifest = makeManifest(place, id, inputs, contents, sha256);
  step('publish');
  const { folder, written } = await publishEdition(effects.files, home, contents, manifest);
  onProgress?.('publish', BUILD_STEPS.length, BUILD_STEPS.length);
  return {
    place,
    edition: id,
    folder,
    written,
    inputHash: manifest.inputHash,
    fileCount: manifest.files.length,
    leftovers,
    notes: edition.notes,
    classRanges: edition.classRanges,
    problems,
  };
}
