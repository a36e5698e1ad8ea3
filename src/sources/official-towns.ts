import { type Cell, isMissing, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { readTable } from '#tables/read-table.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';

/** One column that a file of a publisher gives to the methods. */
export interface OfficialColumn {
  /** Name that methods ask for. */
  readonly id: string;
  readonly title: { readonly en: string; readonly es: string };
  /** Cells that are added up. */
  readonly parts: readonly string[];
  /** Cell that the sum is divided by. */
  readonly whole?: string;
}

/** A file as its publisher lays it out, for county subdivisions. */
export interface OfficialLayout {
  readonly id: string;
  readonly publisher: string;
  readonly geoid: string;
  readonly columns: readonly OfficialColumn[];
}

const cell = (table: string, numbers: readonly number[]): string[] =>
  numbers.map((number) => `${table}_${String(number).padStart(3, '0')}E`);

/** Official layouts that the importer reads: CHAS table 8 as HUD zips it, ACS tables as data.census.gov saves them. */
export const OFFICIAL_LAYOUTS = [
  {
    id: 'chas-8',
    publisher: 'U.S. Department of Housing and Urban Development, CHAS, table 8',
    geoid: 'geoid',
    columns: [
      {
        id: 'extremelyLowIncomeSeverelyBurdened',
        title: {
          en: 'Households with incomes up to 30 percent of the area median that pay more than half of it for housing',
          es: 'Hogares con ingresos de hasta 30 por ciento de la mediana del área que pagan más de la mitad por la vivienda',
        },
        // Owners and renters, income up to 30 percent of HAMFI, cost burden above 50 percent.
        parts: ['T8_est10', 'T8_est76'],
      },
    ],
  },
  {
    id: 'acs-b25024',
    publisher: 'U.S. Census Bureau, American Community Survey, table B25024',
    geoid: 'GEO_ID',
    columns: [
      {
        id: 'multifamilyTwoPlus',
        title: {
          en: 'Homes in buildings of two or more units',
          es: 'Viviendas en edificios de dos o más unidades',
        },
        parts: cell('B25024', [4, 5, 6, 7, 8, 9]),
        whole: 'B25024_001E',
      },
      {
        id: 'multifamilyThreePlus',
        title: {
          en: 'Homes in buildings of three or more units',
          es: 'Viviendas en edificios de tres o más unidades',
        },
        parts: cell('B25024', [5, 6, 7, 8, 9]),
        whole: 'B25024_001E',
      },
    ],
  },
  {
    id: 'acs-b25106',
    publisher: 'U.S. Census Bureau, American Community Survey, table B25106',
    geoid: 'GEO_ID',
    columns: [
      {
        id: 'burdenedHouseholdsLoaded',
        title: {
          en: 'Households with incomes below $20,000 that pay 30 percent or more for housing',
          es: 'Hogares con ingresos menores de $20,000 que pagan 30 por ciento o más por la vivienda',
        },
        parts: cell('B25106', [6, 28]),
      },
    ],
  },
] as const satisfies readonly OfficialLayout[];

/**
 * A file without its second line of labels, which data.census.gov writes and others do not.
 *
 * @example new TextDecoder().decode(withoutLabels(new TextEncoder().encode('GEO_ID\nGeography\n1'))) // => 'GEO_ID\n1'
 */
export function withoutLabels(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const [header = '', second = '', ...rest] = text.split('\n');
  return /^"?Geography/.test(second) ? new TextEncoder().encode([header, ...rest].join('\n')) : bytes;
}

function schemaOf({ id, geoid, columns }: OfficialLayout): TableSchema {
  const asked = columns.flatMap(({ parts, whole }) => [...parts, ...(whole === undefined ? [] : [whole])]);
  const cells = [...new Set(asked)].map((name): ColumnSchema => ({ name, kind: 'count' }));
  return {
    name: id,
    key: ['geoid'],
    extraColumns: 'ignore',
    columns: [{ name: 'geoid', header: geoid, kind: 'text', filled: true }, ...cells],
  };
}

function valueAt(table: Table, { parts, whole }: OfficialColumn, row: number): Cell {
  let sum = 0;
  for (const name of parts) {
    const part = cellsOf(table, name)[row] ?? missing('notInFile');
    if (isMissing(part)) return part;
    sum += part;
  }
  if (whole === undefined) return sum;
  const all = cellsOf(table, whole)[row] ?? missing('notInFile');
  if (isMissing(all)) return all;
  return all === 0 ? missing('notApplicable') : sum / all;
}

/**
 * Values by column and town of an official file.
 *
 * Towns are told by the last five digits (the code of the county subdivision), which county codes and planning-region
 * codes share. Rows of other areas, such as "County subdivisions not defined", are passed over.
 *
 * @param townOf GEOID of our town by those five digits
 * @throws Problems of the file; a town of ours that it does not hold stops as well
 */
export function readOfficial(
  layout: OfficialLayout,
  bytes: Uint8Array,
  file: string,
  townOf: ReadonlyMap<string, string>,
  log: ProblemLog,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = readTable(schemaOf(layout), bytes, file, log);
  log.throwIfStopped();
  const rowOf = new Map<string, number>();
  textsOf(table, 'geoid').forEach((geoid, row) => {
    const town = townOf.get(geoid.slice(-5));
    if (town !== undefined) rowOf.set(town, row);
  });
  const absent = [...townOf.values()].filter((town) => !rowOf.has(town));
  for (const town of absent)
    log.add(
      new Problem('row-absent', 'the town is not in the file', {
        ...{ file, value: town },
        remedy: 'fetch the table for all county subdivisions of the state',
      }),
    );
  log.throwIfStopped();
  return new Map(
    layout.columns.map((column) => {
      const values = [...rowOf].flatMap(([town, row]) => {
        const value = valueAt(table, column, row);
        return isMissing(value) ? [] : [[town, value] as const];
      });
      return [column.id, new Map(values)];
    }),
  );
}
