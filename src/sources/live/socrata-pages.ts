import { parseWhole } from '#core/number.ts';
import type { Ask } from './live-source.ts';
import { answerShape, isRecord, parseBody } from './pull.ts';
import { cellText, checkPageCount, jsonAsk, PAGE_ROWS, type PageRow, refuseTooMany } from './table-pages.ts';

/** A data set of Socrata, such as https://data.cdc.gov/resource/cwsq-ngmh, and a condition on its rows. */
export interface SocrataQuery {
  readonly resource: string;
  /** SoQL, such as "stateabbr='CT'". */
  readonly where?: string;
  /** Columns whose order is the same at each question. */
  readonly order: string;
}

function query(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

function addressOf({ resource, where }: SocrataQuery, parts: Readonly<Record<string, string>>): string {
  return `${resource}.json?${query({ ...(where !== undefined && { $where: where }), ...parts })}`;
}

/**
 * The question for the number of rows.
 *
 * @example countAddress({ resource: 'https://x/resource/a-b', order: ':id' }) // => 'https://x/resource/a-b.json?$select=count(*)'
 */
export function countAddress(wanted: SocrataQuery): string {
  return addressOf(wanted, { $select: 'count(*)' });
}

function countOf(bytes: Uint8Array, from: string): number {
  const body = parseBody(bytes, from);
  const [first] = Array.isArray(body) ? (body as readonly unknown[]) : [];
  const count = isRecord(first) ? parseWhole(cellText(Object.values(first)[0])) : undefined;
  if (count === undefined) throw answerShape(from, 'the number of rows');
  return count;
}

function rowsOf(bytes: Uint8Array, from: string): readonly PageRow[] {
  const body = parseBody(bytes, from);
  const rows = Array.isArray(body) ? (body as readonly unknown[]) : undefined;
  if (rows === undefined || !rows.every(isRecord)) throw answerShape(from, 'a list of rows');
  return rows;
}

/**
 * Asks for the number of rows, then for pages of 1,000 until all have come.
 *
 * A page that is full is never the last for sure, and an empty one ends the asking: the count decides what is missing.
 *
 * @throws Problem 'download-rows', 'answer-shape'
 */
export function* pullSocrata(wanted: SocrataQuery): Generator<Ask, readonly PageRow[], Uint8Array> {
  const counting = countAddress(wanted);
  const counted = countOf(yield jsonAsk(counting), counting);
  refuseTooMany(counted, counting);
  const rows: PageRow[] = [];
  while (rows.length < counted) {
    const from = addressOf(wanted, {
      $order: wanted.order,
      $limit: String(PAGE_ROWS),
      $offset: String(rows.length),
    });
    const page = rowsOf(yield jsonAsk(from), from);
    if (page.length === 0) break;
    rows.push(...page);
  }
  checkPageCount(rows.length, counted, counting);
  return rows;
}

/** A column as Socrata describes it: the name people see, and the name in the rows. */
export interface SocrataColumn {
  readonly name: string;
  readonly field: string;
}

/**
 * Address of the description of a data set: https://host/resource/ID has it at https://host/api/views/ID.json.
 *
 * @example viewAddress('https://data.example.gov/resource/abcd-1234') // => 'https://data.example.gov/api/views/abcd-1234.json'
 */
export function viewAddress(resource: string): string {
  return `${resource.replace('/resource/', '/api/views/')}.json`;
}

/**
 * Columns of a data set in the publisher's order, without those of the system.
 *
 * @throws Problem 'answer-shape'
 */
export function columnsOfView(bytes: Uint8Array, from: string): readonly SocrataColumn[] {
  const body = parseBody(bytes, from);
  const columns = isRecord(body) ? body['columns'] : undefined;
  if (!Array.isArray(columns)) throw answerShape(from, 'a list "columns"');
  const found = (columns as readonly unknown[]).flatMap((column): SocrataColumn[] => {
    if (!isRecord(column)) return [];
    const [name, field] = [cellText(column['name']), cellText(column['fieldName'])];
    return name === '' || field === '' || field.startsWith(':') ? [] : [{ name, field }];
  });
  if (found.length === 0) throw answerShape(from, 'a column');
  return found;
}
