import type { SourceRecord } from '#opportunity/edition.ts';
import { findEditionFile, parseEditionConfig, type EditionFile } from '../edition-config.ts';
import type { Files } from '../effects.ts';
import { openPlace, readSources } from '../read-place.ts';

/** A file that tables of an edition were made from. */
export interface HandFile {
  /** Path in the raw folder. */
  readonly file: string;
  /** Publisher and page of the table that was mainly made of it; '' when it only helped to make others. */
  readonly publisher: string;
  readonly url: string;
}

/** Tables and shapes that an edition reads. */
function filesOf(edition: EditionFile): ReadonlySet<string> {
  const { inputs, tracts, boundaries, groupQuarters, overlap, bridge, populationTable, join, rejoin } =
    edition;
  const joined = [...join, ...rejoin].map(({ table }) => table);
  const named = [inputs, tracts, boundaries, groupQuarters, overlap, bridge, populationTable, ...joined];
  return new Set(named.filter((path) => path !== undefined));
}

function rawFilesOf({ rawFiles }: SourceRecord): string[] {
  return rawFiles.split(';').flatMap((part) => part.split('=').slice(0, 1));
}

function handFile(file: string, sources: readonly SourceRecord[]): HandFile {
  const main = sources.find((record) => rawFilesOf(record)[0] === file);
  return { file, publisher: main?.publisher ?? '', url: main?.url ?? '' };
}

/** Files that the tables of an edition were made from, as SOURCES.csv names them, without those in `fetched`. */
export async function filesByHand(
  files: Files,
  place: string,
  edition: string,
  fetched: ReadonlySet<string>,
): Promise<readonly HandFile[]> {
  const path = await findEditionFile(files, place, edition);
  const wanted = filesOf(parseEditionConfig(await files.readText(path), path));
  const opened = openPlace(files, place);
  const sources = await readSources(opened);
  opened.log.throwIfStopped();
  const needed = new Set(sources.filter(({ table }) => wanted.has(table)).flatMap(rawFilesOf));
  return [...needed]
    .filter((file) => file !== '' && !fetched.has(file))
    .sort()
    .map((file) => handFile(file, sources));
}
