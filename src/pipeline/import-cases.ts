import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { roundNumber } from '#core/stats/round-number.ts';
import type { TextTable } from '#tables/infer-table.ts';
import type { Effects } from './effects.ts';
import { readTextTable } from './read-any-table.ts';

const fileSchema = z.strictObject({
  /** Path inside the raw folder. */
  raw: z.string(),
  /** Columns that name a row; repeated rows get #2, #3 … */
  key: z.array(z.string()).min(1),
  /** Columns to take; `EPL_*` takes all that begin so, `{ours: theirs}` renames. */
  columns: z.array(z.union([z.string(), z.record(z.string(), z.string())])).min(1),
  prefix: z.string().default(''),
  decimals: z.int().min(0).max(15).optional(),
  /** Keys that are written otherwise in the first file. */
  sameAs: z.record(z.string(), z.string()).default({}),
  /** Rows that may be absent from this file. */
  partial: z.boolean().default(false),
  /** Words to write otherwise, such as "Very Low" → "very-low". */
  words: z.record(z.string(), z.string()).default({}),
  /** Cells that hold no number although the column does. */
  noValue: z.array(z.string()).default([]),
});

const casesSchema = z.record(z.string(), z.strictObject({ files: z.array(fileSchema).min(1) }));

type CaseFile = z.output<typeof fileSchema>;

/** Where the list of case tables is kept. */
export const CASES_FILE = 'recipes/tables/cases.yaml';

interface Picked {
  readonly name: string;
  readonly index: number;
}

function pickColumns({ header }: TextTable, file: CaseFile): Picked[] {
  const need = (theirs: string): number => {
    const index = header.indexOf(theirs);
    if (index >= 0) return index;
    throw new Problem('column-missing', 'is not in the header', {
      file: file.raw,
      line: 1,
      columnName: theirs,
      remedy: 'mend the list of columns',
    });
  };
  return file.columns.flatMap((column): Picked[] => {
    if (typeof column !== 'string') {
      return Object.entries(column).map(([ours, theirs]) => ({ name: ours, index: need(theirs) }));
    }
    if (!column.endsWith('*')) return [{ name: `${file.prefix}${column}`, index: need(column) }];
    const start = column.slice(0, -1);
    return header.flatMap((name, index) =>
      name.startsWith(start) ? [{ name: `${file.prefix}${name}`, index }] : [],
    );
  });
}

/** Keys of all rows; the second row with a key is called KEY#2. */
function keysOf(table: TextTable, file: CaseFile): string[] {
  const indexes = file.key.map((column) => table.header.indexOf(column));
  const seen = new Map<string, number>();
  return table.rows.map((row) => {
    const own = indexes.map((index) => row[index] ?? '').join('|');
    const key = file.sameAs[own] ?? own;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}#${times}`;
  });
}

/** A number in its shortest form, another text as it is, and nothing for a cell without a value. */
function tidy(text: string, file: CaseFile): string {
  const trimmed = text.trim();
  if (trimmed === 'NA' || file.noValue.includes(trimmed)) return '';
  const word = file.words[trimmed];
  if (word !== undefined) return word;
  if (!/^-?(0|[1-9]\d*)?(\.\d+)?(e-?\d+)?$/i.test(trimmed) || trimmed === '') return trimmed;
  const value = parseNumber(trimmed);
  if (isMissing(value)) return '';
  return String(file.decimals === undefined ? value : roundNumber(value, file.decimals));
}

interface Normalized {
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly cellsByKey: ReadonlyMap<string, readonly string[]>;
}

async function normalizeFile(file: CaseFile, rawFolder: string, effects: Effects): Promise<Normalized> {
  const table = await readTextTable(effects, `${rawFolder}/${file.raw}`);
  const picked = pickColumns(table, file);
  const keys = keysOf(table, file);
  const cells = table.rows.map((row) => picked.map(({ index }) => tidy(row[index] ?? '', file)));
  return {
    keys,
    names: picked.map(({ name }) => name),
    cellsByKey: new Map(keys.map((key, i) => [key, cells[i] ?? []])),
  };
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function joinFiles(files: readonly (Normalized & { spec: CaseFile })[]): string {
  const [first] = files;
  const header = files.flatMap(({ names }) => names);
  const lines = (first?.keys ?? []).map((key) =>
    files.flatMap(({ cellsByKey, names, spec }) => {
      const cells = cellsByKey.get(key);
      if (cells === undefined && !spec.partial) {
        throw new Problem('row-missing', 'has no row in this file', {
          file: spec.raw,
          value: key,
          remedy: 'mend the keys',
        });
      }
      return cells ?? names.map(() => '');
    }),
  );
  return [header, ...lines].map((cells) => `${cells.map(quote).join(',')}\n`).join('');
}

/**
 * Makes the committed tables of the published indices from their raw files, as `recipes/tables/cases.yaml` lists them.
 *
 * @param rawFolder the folder that EVENGROUND_RAW names
 * @returns names of the tables that were written
 */
export async function importCases(
  rawFolder: string,
  effects: Effects,
  only: readonly string[] = [],
): Promise<string[]> {
  const cases = casesSchema.parse(parseYaml(await effects.files.readText(CASES_FILE)));
  const names = Object.keys(cases).filter((name) => only.length === 0 || only.includes(name));
  for (const name of names) {
    const specs = cases[name]?.files ?? [];
    const files = await Promise.all(
      specs.map(async (spec) => ({ spec, ...(await normalizeFile(spec, rawFolder, effects)) })),
    );
    await effects.files.write(`recipes/tables/${name}.csv`, joinFiles(files));
    effects.log.info(`recipes/tables/${name}.csv`);
  }
  return names;
}
