import { POPULATION_COLUMNS } from '#core/group.ts';
import { type Cell, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { nearestName } from '#core/nearest-name.ts';
import { isNumeric } from './cell.ts';
import { BALANCE_TABLES } from './normalized-balance.ts';
import { AREA_CENTER, GROUP_QUARTERS, TRACT_SIZE } from './normalized-columns.ts';
import { DISTRICT_TABLES } from './normalized-districts.ts';
import { FAIR_SHARE_TABLES } from './normalized-fair-share.ts';
import type { Row } from './columns.ts';
import { TABLES_2023 } from './normalized-2023.ts';
import { INPUT_TABLES } from './normalized-inputs.ts';
import { NATIONAL_TABLES } from './normalized-national.ts';
import { CHANGE_TABLES } from './normalized-change.ts';
import { VOUCHER_TABLES } from './normalized-vouchers.ts';
import { readTableOrThrow } from './read-table.ts';
import type { ColumnSchema, TableSchema } from './schema.ts';
import { type Column, numberColumn, type Table } from './table.ts';

/** The twelve inputs of the 2014 index, in the order of the publisher's file; each is oriented so that more is better. */
export const INDEX_VARIABLES_2014 = [
  'college',
  'notOnPublicAssistance',
  'notInPoverty',
  'employed',
  'ownerOccupied',
  'notVacant',
  'employmentAccess',
  'jobDiversity',
  'jobChange',
  'math',
  'reading',
  'safety',
] as const;

const SHARES_2014 = new Set<string>(INDEX_VARIABLES_2014.slice(0, 6));

/** The normalized tables of a place: every other room reads these and never a publisher's file. */
export const NORMALIZED_TABLES = [
  {
    name: 'tracts-2010',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'county', kind: 'county-geoid', filled: true },
      // Empty throughout in a place without the layer of towns.
      { name: 'town', kind: 'town-geoid', optional: true },
      { name: 'sharedTowns', kind: 'text', optional: true },
      ...TRACT_SIZE,
    ],
  },
  {
    name: 'towns',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'town-geoid', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'slug', kind: 'text', filled: true },
      { name: 'county', kind: 'county-geoid', filled: true },
      { name: 'region', kind: 'county-geoid', filled: true },
      ...AREA_CENTER,
    ],
  },
  {
    name: 'counties',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'county-geoid', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'slug', kind: 'text', filled: true },
    ],
  },
  {
    name: 'regions',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'county-geoid', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'slug', kind: 'text', filled: true },
    ],
  },
  {
    name: 'population-2010',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      ...POPULATION_COLUMNS.map((name) => ({ name, kind: 'count', filled: true }) as const),
    ],
  },
  {
    name: 'group-quarters-2010',
    key: ['geoid'],
    columns: GROUP_QUARTERS,
  },
  {
    name: 'index-variables-2014',
    key: ['rowNumber'],
    columns: [
      { name: 'rowNumber', kind: 'count', filled: true },
      { name: 'town', kind: 'text' },
      { name: 'tractName', kind: 'text', filled: true },
      ...INDEX_VARIABLES_2014.map(
        (name) => ({ name, kind: SHARES_2014.has(name) ? 'share' : 'number' }) as const,
      ),
    ],
  },
  {
    name: 'published-levels-2014',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'tractName', kind: 'text', filled: true },
      { name: 'town', kind: 'text', filled: true },
      { name: 'index2014', kind: 'number', filled: true },
      {
        name: 'level2014',
        kind: 'word',
        words: ['very-low', 'low', 'moderate', 'high', 'very-high'],
        filled: true,
      },
      ...INDEX_VARIABLES_2014.map((name) => ({ name, kind: 'number' }) as const),
    ],
  },
  ...DISTRICT_TABLES,
  ...INPUT_TABLES,
  ...FAIR_SHARE_TABLES,
  ...BALANCE_TABLES,
  ...TABLES_2023,
  ...NATIONAL_TABLES,
  ...VOUCHER_TABLES,
  ...CHANGE_TABLES,
] as const satisfies readonly TableSchema[];

export type NormalizedTableName = (typeof NORMALIZED_TABLES)[number]['name'];

/**
 * The schema of a normalized table.
 *
 * @throws Problem 'table-unknown' with the nearest name
 * @example schemaOf('towns').key // => ['geoid']
 */
export function schemaOf(name: string): TableSchema {
  const schema: TableSchema | undefined = NORMALIZED_TABLES.find((known) => known.name === name);
  if (schema !== undefined) return schema;
  const names = NORMALIZED_TABLES.map((known) => known.name);
  const near = nearestName(name, names);
  throw new Problem('table-unknown', 'is not a normalized table', {
    value: name,
    exitCode: 3,
    remedy: near === undefined ? `name one of ${names.join(', ')}` : `did you mean "${near}"?`,
  });
}

/**
 * A normalized table from the text of its CSV file, such as `places/connecticut/tables/towns.csv`.
 *
 * @param name such as 'towns'
 * @param content text or bytes of the file
 * @throws Problems naming file, line and column of everything that is wrong
 * @example readNormalizedTable('counties', 'geoid,name,slug\n09001,Fairfield,fairfield\n').rowCount // => 1
 */
export function readNormalizedTable(name: NormalizedTableName, content: string | Uint8Array): Table {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readTableOrThrow(schemaOf(name), bytes, `tables/${name}.csv`);
}

function columnOf(schema: ColumnSchema, rows: readonly Row[]): Column {
  const cells = rows.map((row) => row[schema.name]);
  if (!isNumeric(schema.kind)) {
    return { kind: 'text', values: cells.map((cell) => (typeof cell === 'string' ? cell : '')) };
  }
  return numberColumn(
    cells.map((cell): Cell => (cell === undefined || typeof cell === 'string' ? missing('notInFile') : cell)),
  );
}

/**
 * A normalized table from rows, with the columns of its schema in order.
 *
 * @example makeNormalizedTable('counties', [{ geoid: '09001', name: 'Fairfield', slug: 'fairfield' }]).rowCount // => 1
 */
export function makeNormalizedTable(name: NormalizedTableName, rows: readonly Row[]): Table {
  const columns = schemaOf(name).columns.map((column) => [column.name, columnOf(column, rows)] as const);
  return { name, rowCount: rows.length, columns: new Map(columns) };
}
