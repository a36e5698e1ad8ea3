import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { z } from 'zod';
import { joinColumns, readColumns } from '#analysis/fair-share/columns.ts';
import { csvText } from '#artifacts/csv-text.ts';
import { textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import type { Files } from './effects.ts';
import { parseYamlFile } from './yaml-file.ts';

const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

/** Schema of `places/PLACE/fair-share/columns/ID.yaml`, beside the numbers in ID.csv. */
export const loadedColumnSchema = z.strictObject({
  format: z.literal('evenground-column/1'),
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'must be letters and digits, such as stateStudyUnits'),
  title: text,
  source: z.string().min(1),
  period: z.string().min(1),
  state: z.enum(['verified', 'from-source', 'unverified', 'proxy-input']),
});

/** A column that somebody loaded: a state study, a workbook, the goals of towns. */
export type LoadedColumn = z.output<typeof loadedColumnSchema>;

/** Folder of the loaded columns of a place. */
export function columnsFolder(place: string): string {
  return `places/${place}/fair-share/columns`;
}

/** Writes a column beside its provenance; the methods and pages find it there. */
export async function writeLoadedColumn(
  files: Files,
  place: string,
  settings: LoadedColumn,
  values: ReadonlyMap<string, number>,
): Promise<void> {
  const folder = columnsFolder(place);
  const rows = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  await files.write(`${folder}/${settings.id}.csv`, csvText(['town', settings.id], rows));
  await files.write(`${folder}/${settings.id}.yaml`, stringify(settings));
}

/** Keys of towns by name and by GEOID. */
export function townKeys(table: Table): ReadonlyMap<string, string> {
  const geoids = textsOf(table, 'town');
  return new Map(
    textsOf(table, 'name').flatMap((name, row) => [
      [name, geoids[row] ?? ''] as const,
      [geoids[row] ?? '', geoids[row] ?? ''] as const,
    ]),
  );
}

/**
 * The input table with every column that was loaded.
 *
 * @param table of a place, with the columns `town` and `name`
 */
export function readLoadedColumns(
  place: string,
  table: Table,
): { table: Table; loaded: readonly LoadedColumn[] } {
  const folder = columnsFolder(place);
  if (!existsSync(folder)) return { table, loaded: [] };
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const loaded = files.map((name) => {
    const file = `${folder}/${name}`;
    return parseYamlFile(loadedColumnSchema, readFileSync(file, 'utf8'), file, {
      code: 'column',
      guide: 'docs/method/allocation.md',
    });
  });
  const keys = townKeys(table);
  const joined = loaded.reduce((all, { id }) => {
    const file = `${folder}/${id}.csv`;
    return joinColumns(all, 'town', readColumns(readFileSync(file), file, keys));
  }, table);
  return { table: joined, loaded };
}
