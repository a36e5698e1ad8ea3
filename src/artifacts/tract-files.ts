import type { Edition } from '#opportunity/edition.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { type TractField, tractFields } from './tract-fields.ts';

/** One tract as an object, fields in the order of the dictionary; a cell without a value is null. */
export function tractRecord(fields: readonly TractField[], tract: number): Record<string, CsvValue> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value(tract)]));
}

/** All tracts as CSV: an empty cell is a missing value, its reason stands in `missingReasons` or `noLevel`. */
export function tractsCsv(edition: Edition): string {
  const fields = tractFields(edition);
  const rows = edition.tracts.geoid.map((_, tract) => fields.map(({ value }) => value(tract)));
  return csvText(
    fields.map(({ name }) => name),
    rows,
  );
}

/** All tracts as JSON: one object each. */
export function tractsJson(edition: Edition): string {
  const fields = tractFields(edition);
  const tracts = edition.tracts.geoid.map((_, tract) => tractRecord(fields, tract));
  return jsonText({ place: edition.place, edition: edition.id, tracts }, 1);
}
