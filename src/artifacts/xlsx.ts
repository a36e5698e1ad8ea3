import { strToU8, type Zippable, zipSync } from 'fflate';
import { isMissing } from '#core/missing.ts';
import { type CsvValue, neutralizeFormula, numberText } from './csv-text.ts';

/** One sheet: its name (at most 31 characters) and its rows, the header first. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly CsvValue[])[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Not allowed in XML 1.0. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Letters of a column, from 0.
 *
 * @example columnLetters(27) // => 'AB'
 */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function cellXml(value: CsvValue, reference: string): string {
  if (value === null || value === '' || isMissing(value)) return '';
  if (typeof value === 'number') return `<c r="${reference}"><v>${numberText(value)}</v></c>`;
  const text = escapeXml(neutralizeFormula(value));
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function sheetXml({ rows }: Sheet): string {
  const body = rows.map((row, index) => {
    const cells = row.map((value, column) => cellXml(value, `${columnLetters(column)}${index + 1}`));
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`;
  return `${DECLARATION}<worksheet xmlns="${MAIN}">${view}<sheetData>${body.join('')}</sheetData></worksheet>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escapeXml(name.slice(0, 31))}" sheetId="${i + 1}" r:id="r${i + 1}"/>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

function relationsXml(relations: readonly (readonly [string, string])[]): string {
  const list = relations.map(
    ([kind, target], i) => `<Relationship Id="r${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${RELATIONS}">${list.join('')}</Relationships>`;
}

function typesXml(sheets: readonly Sheet[]): string {
  const parts = sheets.map(
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  const relations = 'application/vnd.openxmlformats-package.relationships+xml';
  const workbook = `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>`;
  return `${DECLARATION}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="${relations}"/><Default Extension="xml" ContentType="application/xml"/>${workbook}${parts.join('')}</Types>`;
}

/** Without a zone it is local time, which is what a zip file stores: the same bytes everywhere. */
const FIXED_TIME = '2000-01-01T00:00:00';

/**
 * A spreadsheet (XLSX) of plain values: numbers as numbers, ids as text, missing cells empty, no formulas, fixed dates.
 *
 * @param sheets at least one
 * @example xlsxBytes([{ name: 'a', rows: [['x'], [1]] }]).length > 500 // => true
 */
export function xlsxBytes(sheets: readonly Sheet[]): Uint8Array {
  const files: Zippable = {
    '[Content_Types].xml': strToU8(typesXml(sheets)),
    '_rels/.rels': strToU8(relationsXml([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(workbookXml(sheets)),
    'xl/_rels/workbook.xml.rels': strToU8(
      relationsXml(sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const)),
    ),
  };
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(sheetXml(sheet));
  });
  return zipSync(files, { mtime: FIXED_TIME, level: 6 });
}
