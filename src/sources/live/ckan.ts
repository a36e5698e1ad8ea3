import type { Ask, LiveSource, Pull } from './live-source.ts';
import { DECLARED_OPTIONS, planDeclared } from './declared-table.ts';
import { optionProblem, required } from './options.ts';
import { answerShape, isRecord, parseBody, writeCsv } from './pull.ts';
import { cellText, checkPageCount, jsonAsk, PAGE_ROWS, type PageRow, refuseTooMany } from './table-pages.ts';

const ADDRESS = /^https:\/\/[^?#]+\/api\/3\/action\/datastore_search\?resource_id=[\w-]{1,64}$/;

interface CkanPage {
  readonly fields: readonly string[];
  readonly rows: readonly PageRow[];
  readonly total: number;
}

function pageOf(bytes: Uint8Array, from: string): CkanPage {
  const body = parseBody(bytes, from);
  const result = isRecord(body) ? body['result'] : undefined;
  const records = isRecord(result) ? result['records'] : undefined;
  const fields = isRecord(result) ? result['fields'] : undefined;
  const total = isRecord(result) ? result['total'] : undefined;
  if (!Array.isArray(records) || !Array.isArray(fields) || typeof total !== 'number')
    throw answerShape(from, '"fields", "records" and "total"');
  const rows = (records as readonly unknown[]).filter(isRecord);
  if (rows.length !== records.length) throw answerShape(from, 'records with named values');
  const names = (fields as readonly unknown[]).filter(isRecord).map((field) => cellText(field['id']));
  // The server's own numbering is no figure of the publisher.
  return { fields: names.filter((name) => name !== '' && name !== '_id'), rows, total };
}

function pageAddress(address: string, offset: number): string {
  return `${address}&sort=_id&limit=${PAGE_ROWS}&offset=${offset}`;
}

function* pages(address: string): Generator<Ask, CkanPage, Uint8Array> {
  const first = pageAddress(address, 0);
  const { fields, rows, total } = pageOf(yield jsonAsk(first), first);
  refuseTooMany(total, first);
  const all = [...rows];
  for (let came = rows.length; came > 0 && all.length < total;) {
    const from = pageAddress(address, all.length);
    const page = pageOf(yield jsonAsk(from), from);
    came = page.rows.length;
    all.push(...page.rows);
  }
  checkPageCount(all.length, total, first);
  return { fields, rows: all, total };
}

function* pull(address: string): Pull {
  const { fields, rows } = yield* pages(address);
  return writeCsv(
    fields,
    rows.map((row) => fields.map((field) => cellText(row[field]))),
  );
}

/** A data set in the data store of a CKAN server. */
export const ckan: LiveSource = {
  id: 'ckan',
  title: 'A data set of the state on a CKAN server',
  publisher: 'the state or city that runs the server',
  license: 'as the data set states',
  url: 'https://docs.ckan.org/en/latest/maintaining/datastore.html',
  layout: 'CKAN documentation of datastore_search (fields, records, total; paging by limit and offset)',
  hosts: [],
  options: DECLARED_OPTIONS,
  exceptions: ['The column "_id" of the server is left out.'],
  plan: (state, options) => {
    const address = required(options, 'address');
    if (!ADDRESS.test(address))
      throw optionProblem(
        'ckan',
        'address',
        address,
        'must be https://HOST/api/3/action/datastore_search?resource_id=ID',
      );
    const from = [pageAddress(address, 0)];
    return [planDeclared('ckan', state, options, { from, pull: () => pull(address) })];
  },
};
