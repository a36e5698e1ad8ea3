import type { Provenance } from '#sources/source.ts';
import type { Row } from '#tables/columns.ts';
import { makeNormalizedTable, type NormalizedTableName } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import { writeTable } from '#tables/write-table.ts';
import type { ReadSource } from './raw-files.ts';

/** A file that an import writes into the place folder, with its row in SOURCES.csv. */
export interface ImportedFile {
  /** Path in the place folder. */
  readonly path: string;
  readonly content: string;
  readonly rowCount: number;
  /** Name and value of the checked total; empty when there is none to check. */
  readonly total: string;
  readonly provenance: Provenance;
  readonly raw: readonly Pick<ReadSource<unknown>, 'file' | 'sha256'>[];
}

/** A normalized table of one or several sources; the first names publisher, period and license. */
export function tableFile(
  name: NormalizedTableName,
  rows: readonly Row[],
  sources: readonly [ReadSource<unknown>, ...ReadSource<unknown>[]],
  facts: { readonly total?: string; readonly title?: string } = {},
): ImportedFile {
  const table: Table = makeNormalizedTable(name, rows);
  const [main] = sources;
  return {
    path: `tables/${name}.csv`,
    content: writeTable(table),
    rowCount: table.rowCount,
    total: facts.total ?? '',
    provenance: { ...main.provenance, title: facts.title ?? main.provenance.title },
    raw: sources,
  };
}

const SOURCE_COLUMNS = [
  'table',
  'title',
  'publisher',
  'period',
  'vintage',
  'license',
  'url',
  'rowCount',
  'total',
  'rawFiles',
] as const;

function sourceCells(file: ImportedFile): readonly string[] {
  const { title, publisher, period, vintage, license, url } = file.provenance;
  const raw = file.raw.map((one) => `${one.file}=${one.sha256}`).join(';');
  return [file.path, title, publisher, period, vintage, license, url, String(file.rowCount), file.total, raw];
}

/** SOURCES.csv: one row a file, in code-unit order of their paths. */
export function writeSources(files: readonly ImportedFile[]): string {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const columns = SOURCE_COLUMNS.map((name, index) => {
    const values = ordered.map((file) => sourceCells(file)[index] ?? '');
    return [name, { kind: 'text', values }] as const;
  });
  return writeTable({ name: 'SOURCES', rowCount: ordered.length, columns: new Map(columns) });
}
