import { parse as parseYaml } from 'yaml';
import { POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import { type Cell, missing } from '#core/missing.ts';
import { parseWhole } from '#core/number.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { Problem } from '#core/problem.ts';
import type { AreaFacts, TownFacts, TractFacts } from '#opportunity/assemble-inputs.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { cellsOf, indexRows, numbersOf, textsOf } from '#tables/columns.ts';
import { schemaOf } from '#tables/normalized.ts';
import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Files } from './effects.ts';

/** Files of a place as a build read them: what a build is made of, and nothing else. */
export interface PlaceFiles {
  readonly place: string;
  /** Bytes by path inside the project, for the hash of the inputs. */
  readonly read: ReadonlyMap<string, Uint8Array>;
  readonly log: ProblemLog;
  /** Whether the file is there. */
  has(path: string): Promise<boolean>;
  bytes(path: string): Promise<Uint8Array | undefined>;
  table(path: string): Promise<Table | undefined>;
}

const decoder = new TextDecoder();

/** Opens the folder of a place; every file that is read is remembered, every problem goes to one log. */
export function openPlace(files: Files, place: string): PlaceFiles {
  const read = new Map<string, Uint8Array>();
  const log = new ProblemLog();
  async function bytes(path: string): Promise<Uint8Array | undefined> {
    const full = path.startsWith('places/') ? path : `places/${place}/${path}`;
    try {
      const content = await files.read(full);
      read.set(full, content);
      return content;
    } catch (error) {
      log.keep(error);
      return undefined;
    }
  }
  const tables = new Map<string, Promise<Table | undefined>>();
  async function readAnew(path: string): Promise<Table | undefined> {
    const content = await bytes(path);
    const name = path.replace(/^tables\//, '').replace(/\.csv$/, '');
    if (content === undefined) return undefined;
    return log.attempt(() => readTable(schemaOf(name), content, `places/${place}/${path}`, log));
  }
  /** A table that is asked for again is not read again, and what is wrong with it is told once. */
  function table(path: string): Promise<Table | undefined> {
    const reading = tables.get(path) ?? readAnew(path);
    tables.set(path, reading);
    return reading;
  }
  const has = async (path: string): Promise<boolean> =>
    (await files.facts(`places/${place}/${path}`)) !== undefined;
  return { place, read, log, has, bytes, table };
}

const SOURCES_SCHEMA: TableSchema = {
  name: 'SOURCES',
  key: ['table'],
  columns: [
    ...['table', 'title', 'publisher', 'period', 'vintage', 'license', 'url'].map(
      (name) => ({ name, kind: 'text' }) as const,
    ),
    { name: 'rowCount', kind: 'count', filled: true },
    { name: 'total', kind: 'text', optional: true },
    { name: 'rawFiles', kind: 'text' },
  ],
};

/** The ledger of a place: SOURCES.csv. */
export async function readSources(place: PlaceFiles): Promise<readonly SourceRecord[]> {
  const content = await place.bytes('SOURCES.csv');
  const file = `places/${place.place}/SOURCES.csv`;
  const table = content && place.log.attempt(() => readTable(SOURCES_SCHEMA, content, file, place.log));
  if (table === undefined) return [];
  const rowCounts = numbersOf(table, 'rowCount').values;
  const at = (name: string, row: number): string => textsOf(table, name)[row] ?? '';
  return Array.from({ length: table.rowCount }, (_, row) => ({
    table: at('table', row),
    title: at('title', row),
    publisher: at('publisher', row),
    period: at('period', row),
    vintage: at('vintage', row),
    license: at('license', row),
    url: at('url', row),
    rowCount: rowCounts[row] ?? 0,
    total: at('total', row),
    rawFiles: at('rawFiles', row),
  }));
}

function sumOf(table: Table, column: string): number {
  return cellsOf(table, column).reduce((sum: number, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
}

/** Compares a table with its row of the ledger: number of rows, and the stated total. */
export function checkLedger(
  place: PlaceFiles,
  path: string,
  table: Table,
  sources: readonly SourceRecord[],
): void {
  const file = `places/${place.place}/${path}`;
  const source = sources.find((record) => record.table === path);
  const stop = (code: string, what: string, value: string): void =>
    place.log.add(
      new Problem(code, what, {
        file,
        value,
        remedy: 'import the table again: it must agree with SOURCES.csv',
      }),
    );
  if (source === undefined) return stop('ledger-absent', 'has no row in SOURCES.csv', path);
  if (source.rowCount !== table.rowCount) {
    stop(
      'ledger-rows',
      `has ${table.rowCount} rows, SOURCES.csv says ${source.rowCount}`,
      String(table.rowCount),
    );
  }
  const [, column, total] = /^([A-Za-z]+)=(\d+)$/.exec(source.total) ?? [];
  if (column === undefined || !table.columns.has(column)) return;
  const found = sumOf(table, column);
  if (found !== parseWhole(total))
    stop('ledger-total', `sums to ${found} in "${column}", SOURCES.csv says ${total}`, String(found));
}

/** Reads a table and compares it with the ledger. */
export async function readChecked(
  place: PlaceFiles,
  path: string,
  sources: readonly SourceRecord[],
): Promise<Table | undefined> {
  const table = await place.table(path);
  if (table !== undefined) checkLedger(place, path, table, sources);
  return table;
}

/** Tables of the areas, the people and the group quarters of a place. */
export interface PlaceTables {
  readonly tracts: Table;
  readonly towns: Table;
  readonly counties: Table;
  readonly regions: Table;
  readonly population: Table;
  readonly groupQuarters: Table;
}

/** Named areas of a table of counties or regions. */
export function areaFacts(table: Table): readonly AreaFacts[] {
  const names = textsOf(table, 'name');
  return textsOf(table, 'geoid').map((geoid, row) => ({ geoid, name: names[row] ?? '' }));
}

/** Towns, each with the tracts that are shown there but counted elsewhere. */
export function townFacts({ towns, tracts }: PlaceTables): readonly TownFacts[] {
  const shared = textsOf(tracts, 'sharedTowns');
  const tractGeoids = textsOf(tracts, 'geoid');
  const counties = textsOf(towns, 'county');
  const regions = textsOf(towns, 'region');
  return areaFacts(towns).map(({ geoid, name }, row) => ({
    geoid,
    name,
    county: counties[row] ?? '',
    region: regions[row] || null,
    sharedTracts: tractGeoids.filter((_, tract) => (shared[tract] ?? '').split(';').includes(geoid)),
  }));
}

function populationAt(table: Table, row: number | undefined): Record<PopulationColumn, number> {
  return Object.fromEntries(
    POPULATION_COLUMNS.map((column) => [
      column,
      row === undefined ? 0 : (numbersOf(table, column).values[row] ?? 0),
    ]),
  ) as Record<PopulationColumn, number>;
}

/** Margins beside the counts, as a survey has them. */
function marginsAt(table: Table, row: number | undefined): Pick<TractFacts, 'populationMoe'> {
  if (row === undefined || !table.columns.has('totalMoe')) return {};
  const margins = POPULATION_COLUMNS.map((column) => [
    column,
    numbersOf(table, `${column}Moe`).values[row] ?? 0,
  ]);
  return { populationMoe: Object.fromEntries(margins) as Record<PopulationColumn, number> };
}

function absentTracts(place: PlaceFiles, tables: PlaceTables): void {
  const rows = indexRows(tables.population, 'geoid');
  for (const geoid of textsOf(tables.tracts, 'geoid')) {
    if (rows.has(geoid)) continue;
    const remedy = 'import the population table again: it must hold every tract of the official list';
    place.log.add(
      new Problem('population-absent', 'has no row in the population table', { value: geoid, remedy }),
    );
  }
}

/** Tracts of the official list with their people. */
export function tractFacts(place: PlaceFiles, tables: PlaceTables): readonly TractFacts[] {
  const { tracts, population, groupQuarters } = tables;
  absentTracts(place, tables);
  const populationRow = indexRows(population, 'geoid');
  const quartersRow = indexRows(groupQuarters, 'geoid');
  const quarters = cellsOf(groupQuarters, 'groupQuarters');
  const text = (name: string, row: number): string => textsOf(tracts, name)[row] ?? '';
  const number = (name: string, row: number): number => numbersOf(tracts, name).values[row] ?? 0;
  const quartersOf = (geoid: string): Cell => quarters[quartersRow.get(geoid) ?? -1] ?? missing('notInFile');
  return textsOf(tracts, 'geoid').map((geoid, row) => ({
    geoid,
    name: text('name', row),
    county: text('county', row),
    town: text('town', row) || null,
    landSquareMeters: number('landSquareMeters', row),
    waterSquareMeters: number('waterSquareMeters', row),
    longitude: number('longitude', row),
    latitude: number('latitude', row),
    population: populationAt(population, populationRow.get(geoid)),
    ...marginsAt(population, populationRow.get(geoid)),
    groupQuarters: quartersOf(geoid),
  }));
}

/** YAML or JSON of a file that was read. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Plain data of a YAML file. */
export function readYaml(bytes: Uint8Array): unknown {
  return parseYaml(decodeText(bytes));
}
