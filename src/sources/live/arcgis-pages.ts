import type { Ask } from './live-source.ts';
import { answerShape, isRecord, parseBody } from './pull.ts';
import { checkPageCount, jsonAsk, PAGE_ROWS, type PageRow, refuseTooMany } from './table-pages.ts';

/** A layer of an ArcGIS server, such as https://host/…/FeatureServer/0, and a condition on its rows. */
export interface ArcgisQuery {
  readonly layer: string;
  /** SQL, such as "STATE='09'". */
  readonly where: string;
}

/** A page: its rows, the names of its columns, and whether the server held rows back. */
interface ArcgisPage {
  readonly rows: readonly PageRow[];
  readonly exceeded: boolean;
}

/**
 * The question for the number of rows.
 *
 * @example arcgisCountAddress({ layer: 'https://x/FeatureServer/0', where: '1=1' }) // => 'https://x/FeatureServer/0/query?where=1%3D1&returnCountOnly=true&f=json'
 */
export function arcgisCountAddress({ layer, where }: ArcgisQuery): string {
  return `${layer}/query?where=${encodeURIComponent(where)}&returnCountOnly=true&f=json`;
}

function pageAddress({ layer, where }: ArcgisQuery, objectId: string, offset: number): string {
  const parts = [
    `where=${encodeURIComponent(where)}`,
    'outFields=*',
    'returnGeometry=false',
    `orderByFields=${encodeURIComponent(objectId)}`,
    `resultOffset=${offset}`,
    `resultRecordCount=${PAGE_ROWS}`,
    'f=json',
  ];
  return `${layer}/query?${parts.join('&')}`;
}

function countOf(bytes: Uint8Array, from: string): number {
  const body = parseBody(bytes, from);
  const count = isRecord(body) ? body['count'] : undefined;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0)
    throw answerShape(from, 'the number of rows');
  return count;
}

/** The column that numbers the rows: without an order, pages overlap. */
function objectIdOf(bytes: Uint8Array, from: string): string {
  const body = parseBody(bytes, from);
  const name = isRecord(body) ? body['objectIdField'] : undefined;
  if (typeof name === 'string' && /^\w{1,64}$/.test(name)) return name;
  const fields =
    isRecord(body) && Array.isArray(body['fields']) ? (body['fields'] as readonly unknown[]) : [];
  const found = fields.filter(isRecord).find((field) => field['type'] === 'esriFieldTypeOID')?.['name'];
  if (typeof found !== 'string' || !/^\w{1,64}$/.test(found))
    throw answerShape(from, 'a column that numbers the rows');
  return found;
}

function pageOf(bytes: Uint8Array, from: string): ArcgisPage {
  const body = parseBody(bytes, from);
  const features =
    isRecord(body) && Array.isArray(body['features']) ? (body['features'] as readonly unknown[]) : undefined;
  if (features === undefined) throw answerShape(from, 'a list "features"');
  const rows = features.map((feature) => {
    const attributes = isRecord(feature) ? feature['attributes'] : undefined;
    if (!isRecord(attributes)) throw answerShape(from, '"attributes" of each row');
    return attributes;
  });
  return { rows, exceeded: isRecord(body) && body['exceededTransferLimit'] === true };
}

/**
 * Asks for the number of rows, then for page after page: while the server says that it held rows back, while a page is
 * full, and until the count is reached. A server that holds rows back and gives none stops.
 *
 * @throws Problem 'download-rows', 'answer-shape'
 */
export function* pullArcgis(wanted: ArcgisQuery): Generator<Ask, readonly PageRow[], Uint8Array> {
  const about = `${wanted.layer}?f=json`;
  const objectId = objectIdOf(yield jsonAsk(about), about);
  const counting = arcgisCountAddress(wanted);
  const counted = countOf(yield jsonAsk(counting), counting);
  refuseTooMany(counted, counting);
  const rows: PageRow[] = [];
  for (let goOn = counted > 0; goOn;) {
    const from = pageAddress(wanted, objectId, rows.length);
    const page = pageOf(yield jsonAsk(from), from);
    rows.push(...page.rows);
    goOn = page.rows.length > 0 && (page.exceeded || rows.length < counted);
  }
  checkPageCount(rows.length, counted, counting);
  return rows;
}
