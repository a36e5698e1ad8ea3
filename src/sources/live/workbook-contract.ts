import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { parseWhole } from '#core/number.ts';
import { unpackZip } from '../zip.ts';
import type { RowLedger } from './live-source.ts';

/** What must hold for a workbook of one table. */
export interface WorkbookContract {
  /** Path for messages. */
  readonly path: string;
  /** Headers that must be in the first row; letter case does not count. */
  readonly headers: readonly string[];
  readonly rows: readonly [number, number];
}

/** Bytes of a part that are looked at: the header lies at its beginning. */
const HEAD_BYTES = 1_000_000;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** Headers may hold line breaks, written as such or in the ways of XML and of Excel. */
function oneLine(text: string): string {
  return text.replace(/(&#1[03];|_x000[adAD]_|\s)+/g, ' ').trim();
}

function sharedTexts(xml: string): readonly string[] {
  return [...xml.matchAll(/<si(?:>|\s[^>]*>)(.*?)<\/si>/gs)].map(([, inner = '']) => oneLine(plain(inner)));
}

function headerOf(sheet: string, shared: readonly string[]): readonly string[] {
  const [, row = ''] = /<row\b[^>]*>(.*?)<\/row>/s.exec(sheet) ?? [];
  return [...row.matchAll(/<c\b([^>]*)>(.*?)<\/c>/gs)].map(([, attributes = '', inner = '']) => {
    if (!attributes.includes('t="s"')) return oneLine(plain(inner));
    return shared[parseWhole(plain(inner)) ?? -1] ?? '';
  });
}

function rowCountOf(sheet: string): number | undefined {
  const [, last] = /<dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(sheet) ?? [];
  const rows = parseWhole(last);
  return rows === undefined ? undefined : rows - 1;
}

function textOfPart(parts: ReadonlyMap<string, Uint8Array>, name: string, path: string): string {
  const bytes = parts.get(name);
  if (bytes === undefined)
    throw new Problem('workbook-part', 'is not in the workbook', {
      ...{ file: path, value: name },
      remedy: 'fetch the file again; the publisher may have changed its form',
    });
  return new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
}

/**
 * Checks header and row count of the first sheet of an XLSX file. Its figures are checked by the importer that reads
 * them: reading all of a workbook of a million cells takes more memory than a check may.
 *
 * @throws Problem 'workbook-part', and those of a bad archive
 */
export function checkWorkbook(bytes: Uint8Array, contract: WorkbookContract, log: ProblemLog): RowLedger {
  const { path, headers, rows } = contract;
  const wanted = new Set(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']);
  const parts = unpackZip(bytes, path, (name) => wanted.has(name));
  const sheet = textOfPart(parts, 'xl/worksheets/sheet1.xml', path);
  const shared = parts.has('xl/sharedStrings.xml')
    ? sharedTexts(textOfPart(parts, 'xl/sharedStrings.xml', path))
    : [];
  const met = new Set(headerOf(sheet, shared).map((name) => name.toLowerCase()));
  for (const header of headers.filter((name) => !met.has(name.toLowerCase())))
    log.add(
      new Problem('column-absent', 'is not in the first row of the first sheet', {
        ...{ file: path, line: 1, columnName: header },
        remedy: 'the publisher has changed the table: look at it and report it',
      }),
    );
  const count = rowCountOf(sheet);
  if (count === undefined || count < rows[0] || count > rows[1])
    log.add(
      new Problem(
        'row-count',
        `has ${count ?? 'an unknown number of'} rows, ${rows[0]} to ${rows[1]} are expected`,
        {
          ...{ file: path, value: String(count ?? '') },
          remedy: 'look whether the publisher sent all of it; if the new count is right, report it',
        },
      ),
    );
  return { rows: count ?? 0, totals: {} };
}
