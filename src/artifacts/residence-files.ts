import { GROUPS } from '#core/group.ts';
import { isMissing } from '#core/missing.ts';
import { RESIDENCE_COLUMNS, type Residence, residenceByLevel } from '#analysis/residence-by-level.ts';
import type { Edition } from '#opportunity/edition.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';

const HEADER: readonly string[] = [
  'area',
  'name',
  'population',
  'group',
  'count',
  ...RESIDENCE_COLUMNS,
  'lowerOpportunity',
];

function residenceRows(name: string, residence: Residence): CsvValue[][] {
  return GROUPS.map((group) => {
    const { count, byLevel, lowerOpportunity } = residence.groups[group];
    const shares = RESIDENCE_COLUMNS.map((column) => byLevel[column]);
    return [residence.area, name, residence.population, group, count, ...shares, lowerOpportunity];
  });
}

/** Rows of the table for every area, the header first: one row an area and group; shares are 0–1. */
export function residenceTable(edition: Edition): readonly (readonly CsvValue[])[] {
  const rows = edition.areas.flatMap(({ id, name, tracts }) =>
    residenceRows(name, residenceByLevel(edition, id, tracts)),
  );
  return [HEADER, ...rows];
}

/**
 * Columns of the table with their types.
 *
 * @example residenceFields()[0] // => { name: 'area', type: 'string' }
 */
export function residenceFields(): readonly { readonly name: string; readonly type: 'string' | 'number' }[] {
  const texts = new Set(['area', 'name', 'group']);
  return HEADER.map((name) => ({ name, type: texts.has(name) ? 'string' : 'number' }));
}

/** Who lives where, for every area of an edition, as CSV. */
export function residenceCsv(edition: Edition): string {
  const [header = [], ...rows] = residenceTable(edition);
  return csvText(header.map(String), rows);
}

/** The same table as JSON: one object an area; a share of nobody is null. */
export function residenceJson(edition: Edition): string {
  const areas = edition.areas.map(({ id, name, tracts }) => ({
    name,
    ...plainResidence(residenceByLevel(edition, id, tracts)),
  }));
  return jsonText({ place: edition.place, edition: edition.id, areas }, 1);
}

/** A residence table as plain JSON: a share of nobody becomes null. */
export function plainResidence(residence: Residence): object {
  return JSON.parse(
    JSON.stringify(residence, (_key, value: unknown) => (isMissing(value) ? null : value)),
  ) as object;
}
