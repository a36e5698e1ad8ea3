import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import { withoutLabels } from './official-towns.ts';

/** District code of each block, as its publisher writes it; '' where the block is in none. */
export type BlockDistricts = ReadonlyMap<string, string>;

/** People of each block. */
export type BlockPeople = ReadonlyMap<string, number>;

/** Tracts of another census that a block lies in, with the share of the block's land in each. */
export type BlockTracts = ReadonlyMap<string, readonly (readonly [string, number])[]>;

const DISTRICTS: TableSchema = {
  name: 'block-districts',
  key: ['block'],
  columns: [
    { name: 'block', header: 'BLOCKID', aliases: ['GEOID'], kind: 'text', filled: true },
    { name: 'district', header: 'DISTRICT', aliases: ['SLDLST', 'SLDUST'], kind: 'text' },
  ],
};

const PEOPLE: TableSchema = {
  name: 'block-people',
  key: ['block'],
  extraColumns: 'ignore',
  columns: [
    { name: 'block', header: 'GEO_ID', aliases: ['GEOID', 'GEOID20', 'BLOCKID'], kind: 'text', filled: true },
    { name: 'people', header: 'P1_001N', aliases: ['POP20', 'POP100'], kind: 'count', filled: true },
  ],
};

const OLDER = ['STATE_2010', 'COUNTY_2010', 'TRACT_2010'] as const;
const NEWER = ['STATE_2020', 'COUNTY_2020', 'TRACT_2020', 'BLK_2020'] as const;

const RELATIONSHIP: TableSchema = {
  name: 'block-relationship',
  extraColumns: 'ignore',
  columns: [
    ...[...OLDER, ...NEWER].map((name) => ({ name, kind: 'text', filled: true }) as const),
    { name: 'AREALAND_INT', kind: 'count', filled: true },
  ],
};

/** The Census Bureau puts bars between cells since 2020 and put commas before; codes hold neither. */
function withCommas(bytes: Uint8Array): Uint8Array {
  const [bar, comma] = [0x7c, 0x2c];
  return bytes.subarray(0, bytes.indexOf(10) + 1).includes(bar)
    ? bytes.map((byte) => (byte === bar ? comma : byte))
    : bytes;
}

/** Fifteen digits: state, county, tract, block; the API and data.census.gov write "1000000US" before them. */
function blockId(text: string, row: number, file: string, log: ProblemLog): string {
  const [, id] = /^(?:1000000US)?(\d{15})$/.exec(text) ?? [];
  if (id !== undefined) return id;
  log.add(
    new Problem('block-form', 'is not the 15-digit GEOID of a census block', {
      ...{ file, line: row + 2, value: text },
      remedy: 'give the file of blocks, with their GEOIDs as text: a spreadsheet turns long ids into 9.0E+14',
    }),
  );
  return '';
}

/**
 * Block assignment file (BLOCKID|DISTRICT) or block equivalency file (GEOID,SLDLST) of the Census Bureau.
 *
 * @param file name for messages
 * @returns '' for a block in no district; the Census Bureau writes "ZZZ" for it
 * @throws Problems of the file
 * @see https://www.census.gov/programs-surveys/geography/technical-documentation/records-layout/block-assignment-record-layout.html
 * @example readBlockDistricts(new TextEncoder().encode('BLOCKID|DISTRICT\n090010101011000|ZZZ\n'), 'a.txt', new ProblemLog()).get('090010101011000') // => ''
 */
export function readBlockDistricts(bytes: Uint8Array, file: string, log: ProblemLog): BlockDistricts {
  const table = readTable(DISTRICTS, withCommas(bytes), file, log);
  log.throwIfStopped();
  const codes = textsOf(table, 'district');
  const found = textsOf(table, 'block').map((text, row): [string, string] => {
    const code = codes[row] ?? '';
    return [blockId(text, row, file, log), /^Z+$/.test(code) ? '' : code];
  });
  log.throwIfStopped();
  return new Map(found);
}

/**
 * People by block: table P1 of the redistricting data, as data.census.gov or the Census API saves it as CSV.
 *
 * @param file name for messages
 * @returns people, whole numbers
 * @throws Problems of the file
 * @see https://api.census.gov/data/2020/dec/pl/groups/P1.html
 * @example readBlockPeople(new TextEncoder().encode('GEO_ID,P1_001N\n1000000US090010101011000,12\n'), 'p1.csv', new ProblemLog()).get('090010101011000') // => 12
 */
export function readBlockPeople(bytes: Uint8Array, file: string, log: ProblemLog): BlockPeople {
  const labelled = withoutLabels(bytes);
  const table = readTable(PEOPLE, withCommas(labelled), file, log);
  log.throwIfStopped();
  const people = numbersOf(table, 'people').values;
  const skipped = labelled === bytes ? 0 : 1;
  const found = textsOf(table, 'block').map((text, row): [string, number] => [
    blockId(text, row + skipped, file, log),
    people[row] ?? 0,
  ]);
  log.throwIfStopped();
  return new Map(found);
}

/**
 * Tracts of 2010 that hold each block of 2020, by the land they have in common: TAB2010_TAB2020 of the Census Bureau.
 *
 * A block without land lies in the first tract that it is listed with.
 * @param file name for messages
 * @returns by the GEOID of the 2020 block: GEOIDs of 2010 tracts, with shares that sum to 1
 * @throws Problems of the file
 * @see https://www.census.gov/programs-surveys/geography/technical-documentation/records-layout/2020-comp-record-layout.html
 */
export function readBlockRelationship(bytes: Uint8Array, file: string, log: ProblemLog): BlockTracts {
  const table = readTable(RELATIONSHIP, withCommas(bytes), file, log);
  log.throwIfStopped();
  const land = numbersOf(table, 'AREALAND_INT').values;
  const joined = (names: readonly string[]): string[] => {
    const parts = names.map((name) => textsOf(table, name));
    return Array.from({ length: table.rowCount }, (_, row) => parts.map((part) => part[row] ?? '').join(''));
  };
  const tracts = joined(OLDER);
  const landOf = new Map<string, Map<string, number>>();
  joined(NEWER).forEach((block, row) => {
    const own = landOf.get(blockId(block, row, file, log)) ?? new Map<string, number>();
    const tract = tracts[row] ?? '';
    landOf.set(block, own.set(tract, (own.get(tract) ?? 0) + (land[row] ?? 0)));
  });
  log.throwIfStopped();
  return new Map([...landOf].map(([block, parts]) => [block, sharesOf([...parts])]));
}

function sharesOf(parts: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  const all = parts.reduce((sum, [, land]) => sum + land, 0);
  if (all === 0) return parts.slice(0, 1).map(([tract]) => [tract, 1]);
  return parts.flatMap(([tract, land]) => (land === 0 ? [] : [[tract, land / all] as const]));
}
