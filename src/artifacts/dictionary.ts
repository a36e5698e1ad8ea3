import type { Edition } from '#opportunity/edition.ts';
import { csvText } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { type TractField, tractFields } from './tract-fields.ts';

const HEADER = ['name', 'type', 'unit', 'labelEn', 'labelEs', 'source', 'period', 'vintage'] as const;

function row({ name, type, unit, label, source, period, vintage }: TractField): string[] {
  return [name, type, unit, label.en, label.es, source, period, vintage];
}

/** Rows of the data dictionary, the header first: one row a column of the tract files. */
export function dictionaryRows(edition: Edition): readonly (readonly string[])[] {
  return [HEADER, ...tractFields(edition).map(row)];
}

/** Data dictionary of the tract files as CSV, derived from the declarations. */
export function dictionaryCsv(edition: Edition): string {
  const [header = [], ...rows] = dictionaryRows(edition);
  return csvText(header, rows);
}

/** Data dictionary of the tract files as JSON. */
export function dictionaryJson(edition: Edition): string {
  const fields = tractFields(edition).map(({ name, type, unit, label, source, period, vintage }) => ({
    name,
    type,
    unit,
    label,
    source,
    period,
    vintage,
  }));
  return jsonText({ place: edition.place, edition: edition.id, fields }, 1);
}
