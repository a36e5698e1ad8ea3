import { parse } from 'csv-parse/sync';
import { Problem } from '#core/problem.ts';
import { inferTable, type TextTable } from '#tables/infer-table.ts';
import type { Table } from '#tables/table.ts';
import type { Effects } from './effects.ts';

/**
 * Header and rows of a CSV file, every cell a text.
 *
 * @throws Problem for a file that is no table
 */
export async function readTextTable(effects: Effects, path: string): Promise<TextTable> {
  const text = await effects.files.readText(path);
  const [header, ...rows] = parse(text, { bom: true, relax_column_count: false });
  if (header === undefined)
    throw new Problem('csv-empty', 'the file is empty', { file: path, remedy: 'fetch it again' });
  return { header: header.map((name) => name.trim()), rows };
}

/** Columns of several tables side by side; their keys must name the same rows in the same order. */
function joinTables(tables: readonly Table[], key: string | undefined): Table {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('a recipe names at least one table');
  const columns = new Map(first.columns);
  for (const table of others) {
    const [own, theirs] = [first, table].map(({ columns: all }) => all.get(key ?? '')?.values.join('\n'));
    if (key === undefined || own === undefined || own !== theirs) {
      throw new Problem('table-rows-differ', `does not hold the rows of ${first.name} in the same order`, {
        file: table.name,
        remedy: 'name the key column in the recipe, and sort both tables by it',
      });
    }
    for (const [name, column] of table.columns) if (!columns.has(name)) columns.set(name, column);
  }
  return { ...first, columns };
}

/**
 * Table of one or more CSV files of the same rows, with number and text columns told apart by what they hold.
 *
 * @param key column that names the rows; kept as text
 */
export async function readAnyTable(
  effects: Effects,
  paths: string | readonly string[],
  key?: string,
): Promise<Table> {
  const list = typeof paths === 'string' ? [paths] : paths;
  const tables = await Promise.all(
    list.map(async (path) =>
      inferTable(path, await readTextTable(effects, path), key === undefined ? [] : [key]),
    ),
  );
  return joinTables(tables, key);
}
