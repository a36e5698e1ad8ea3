import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listEditions } from '../edition-config.ts';
import { nodeFiles } from '../node-files.ts';
import { listPlaces } from '../place-config.ts';
import { listFetch } from './list-fetch.ts';

const files = nodeFiles('.');

/** Every raw file that the committed tables of a place were made from, by its SOURCES.csv. */
function rawFiles(place: string): ReadonlySet<string> {
  const text = readFileSync(`places/${place}/SOURCES.csv`, 'utf8');
  return new Set(
    [...text.matchAll(/(?:^|[,;"])([a-z][\w./-]+)=[0-9a-f]{64}/gm)].map(([, path = '']) => path),
  );
}

const EDITIONS = await Promise.all(
  listPlaces().map(async (place) =>
    (await listEditions(files, place)).map((edition) => [place, edition] as const),
  ),
);

test.each(EDITIONS.flat())(
  'the list of %s %s is true: what an importer reads, its tables were made from',
  async (place, edition) => {
    const known = rawFiles(place);
    const listing = await listFetch(files, place, edition);
    expect(listing.files.length).toBeGreaterThan(0);
    const promised = listing.files
      .filter(({ readBy }) => readBy === 'evenground import')
      .map(({ path }) => path);
    expect(promised.length).toBeGreaterThan(0);
    expect(promised.filter((path) => !known.has(path))).toEqual([]);
    // Fetched files and those to be had by hand are together all that the edition is made of, each once.
    const paths = [...listing.files.map(({ path }) => path), ...listing.byHand.map(({ file }) => file)];
    expect(new Set(paths).size).toBe(paths.length);
    for (const { file } of listing.byHand) expect(known).toContain(file);
  },
);
