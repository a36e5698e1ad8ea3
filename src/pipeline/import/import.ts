import { Problem, Problems } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { readTable } from '#tables/read-table.ts';
import { schemaOf } from '#tables/normalized.ts';
import { quoteCell } from '#tables/write-table.ts';
import { parseApproval } from '../approval.ts';
import type { Effects, Files } from '../effects.ts';
import { parsePlaceConfig, placeConfigPath } from '../place-config.ts';
import { readLock } from '../fetch/fetch-lock.ts';
import { requirePlace } from '../require-place.ts';
import { placeLock, withLock } from '../with-lock.ts';
import {
  type AreaSources,
  areaFiles,
  type PlacedTract,
  placeTracts,
  readAreaSources,
} from './area-tables.ts';
import { importCrime, importJobAccess, importJobs, importSchoolScores } from './corrected-inputs.ts';
import { importPublishedFigures, importSearchPlaces } from './search-and-figures.ts';
import { balanceFiles } from './balance.ts';
import { importBoundaries } from './boundary-files.ts';
import { fairShareFiles } from './fair-share.ts';
import { voucherFiles } from './vouchers.ts';
import { currentFiles } from './current/current-files.ts';
import { landShapes } from './current/tracts-2020.ts';
import { districtFiles, inhabitedShapes, readDistrictSources } from './districts.ts';
import { makeDotMask } from './dot-mask.ts';
import {
  importGroupQuarters,
  importIndexVariables,
  importPopulation,
  importPublishedLevels,
} from './index-2014.ts';
import { type LedgerChange, ledgerChanges, unsigned } from './ledger.ts';
import { type ImportedFile, writeSources } from './outputs.ts';
import { makeNationalFiles } from './national/national-files.ts';
import { type LockedHashes, openRawFolder, type RawFolder } from './raw-files.ts';
import { replaceFiles, undoInterruptedImport } from './replace-files.ts';

/** Who signed a change of more than 1 %, beside SOURCES.csv. */
const SIGNATURES = 'SIGNATURES.csv';

export interface ImportRequest {
  readonly place: string;
  /** Folder with the publishers' files. */
  readonly from: string;
  readonly effects: Effects;
  /** "name, reason": needed when a table changes by more than 1 %. */
  readonly approval?: string;
}

/** What an import did. */
export interface ImportReport {
  /** What differs from the tables that were there before. */
  readonly changes: readonly LedgerChange[];
  readonly files: readonly {
    readonly path: string;
    readonly rowCount: number;
    readonly total: string;
    readonly changed: boolean;
  }[];
  /** Repairs and warnings. */
  readonly problems: ProblemLog['problems'];
  readonly problemTotal: number;
}

/** Everything drawn: tracts and towns with the mask of their dots, and what lies in which district. */
async function makeShapeFiles(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
  areas: AreaSources,
): Promise<(ImportedFile | undefined)[]> {
  const districts = await readDistrictSources(raw);
  if (districts === undefined) return [];
  const land = landShapes(tracts);
  const inhabited = inhabitedShapes(land, districts);
  return [
    await importBoundaries(raw, tracts, areas, makeDotMask(land, inhabited, districts)),
    ...districtFiles(inhabited, districts),
    ...(await currentFiles(raw, areas, districts, inhabited)),
  ];
}

/** Connecticut, whose own publishers add to the national files. */
async function makeStateFiles(raw: RawFolder): Promise<(ImportedFile | undefined)[]> {
  const sources = await readAreaSources(raw);
  const variables = await importIndexVariables(raw);
  if (sources === undefined) return [];
  const tracts = placeTracts(sources);
  return [
    ...areaFiles(tracts, sources, raw.log),
    await importPopulation(raw, tracts),
    await importGroupQuarters(raw, tracts),
    variables,
    await importPublishedLevels(raw, tracts),
    await importSchoolScores(raw, sources.towns.value),
    await importCrime(raw, sources.towns.value),
    await importJobs(raw, sources.towns.value),
    await importJobAccess(raw),
    await importSearchPlaces(raw, sources.towns.value),
    await importPublishedFigures(raw),
    ...(await fairShareFiles(raw, tracts, sources)),
    ...(await voucherFiles(raw, sources.towns.value)),
    ...(await balanceFiles(raw, tracts)),
    ...(await makeShapeFiles(raw, tracts, sources)),
  ];
}

/** States whose own publishers we can read; every other state is made from national files. */
const STATE_FILES: Readonly<Record<string, (raw: RawFolder) => Promise<(ImportedFile | undefined)[]>>> = {
  '09': makeStateFiles,
};

function makeFiles(raw: RawFolder, stateFips: string): Promise<(ImportedFile | undefined)[]> {
  return STATE_FILES[stateFips]?.(raw) ?? makeNationalFiles(raw, stateFips);
}

async function stateOf(files: Files, place: string): Promise<string> {
  await requirePlace(files, place);
  return parsePlaceConfig(await files.readText(placeConfigPath(place)), place).stateFips;
}

async function requireFolder(files: Files, from: string): Promise<void> {
  const facts = await files.facts(from);
  if (facts?.kind === 'folder') return;
  throw new Problem('raw-folder', facts === undefined ? 'there is no such folder' : 'is not a folder', {
    file: from,
    exitCode: 3,
    remedy: "give the folder that holds the publishers' files with --from",
  });
}

/** Reads every table back with its own schema before anything is replaced. */
function checkTables(files: readonly ImportedFile[], log: ProblemLog): void {
  for (const { path, content } of files) {
    const [, name] = /^tables\/(.+)\.csv$/.exec(path) ?? [];
    if (name !== undefined)
      log.attempt(() => readTable(schemaOf(name), new TextEncoder().encode(content), path, log));
  }
}

/**
 * Turns a folder of publishers' files into the tables and boundaries of a place.
 *
 * Everything is read and checked first; nothing of the place changes unless all is well.
 *
 * @throws Problem 'locked' when another command is at work in the place
 * @throws Problems with everything that is wrong in the folder
 */
export async function importPlace(request: ImportRequest): Promise<ImportReport> {
  const { files } = request.effects;
  const stateFips = await stateOf(files, request.place);
  await requireFolder(files, request.from);
  return withLock(files, placeLock(request.place), () => importAlone(request, stateFips));
}

/** The list of signatures with those of this run; undefined when nothing had to be signed. */
async function sign(
  { place, effects: { files, clock }, approval }: ImportRequest,
  changes: readonly LedgerChange[],
): Promise<string | undefined> {
  const signed = approval === undefined ? undefined : parseApproval(approval);
  const problems = unsigned(changes);
  if (problems.length === 0) return undefined;
  if (signed === undefined) throw new Problems(problems);
  const path = `places/${place}/${SIGNATURES}`;
  const before =
    (await files.facts(path)) === undefined ? 'day,table,change,name,reason\n' : await files.readText(path);
  const day = clock.now().toISOString().slice(0, 10);
  const lines = changes
    .filter(({ toSign }) => toSign.length > 0)
    .map((one) =>
      [day, one.path, one.toSign.join('; '), signed.name, signed.reason].map(quoteCell).join(','),
    );
  return `${before}${lines.join('\n')}\n`;
}

/** Hashes of the files that were fetched; none when a person signs that other files are meant. */
async function lockedHashes({ place, effects: { files }, approval }: ImportRequest): Promise<LockedHashes> {
  if (approval !== undefined) return new Map();
  return new Map([...(await readLock(files, place))].map(([path, { sha256 }]) => [path, sha256]));
}

async function importAlone(request: ImportRequest, stateFips: string): Promise<ImportReport> {
  const { place, from, effects } = request;
  await undoInterruptedImport(effects.files, `places/${place}`);
  const raw = openRawFolder(effects.files, from, await lockedHashes(request));
  const made = await makeFiles(raw, stateFips);
  raw.log.throwIfStopped();
  const files = made.filter((file) => file !== undefined);
  checkTables(files, raw.log);
  raw.log.throwIfStopped();
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  contents.set('SOURCES.csv', writeSources(files));
  const changes = await ledgerChanges(effects.files, place, files);
  const signatures = await sign(request, changes);
  if (signatures !== undefined) contents.set(SIGNATURES, signatures);
  const changed = await replaceFiles(effects.files, `places/${place}`, contents);
  return {
    files: files.map(({ path, rowCount, total }) => ({ path, rowCount, total, changed: changed.has(path) })),
    changes,
    problems: raw.log.problems,
    problemTotal: raw.log.total,
  };
}
