import { GROUPS } from '#core/group.ts';
import { isMissing } from '#core/missing.ts';
import { residenceInTwoLines, type TwoLines } from '#analysis/group-quarters.ts';
import { RESIDENCE_COLUMNS, type Residence } from '#analysis/residence-by-level.ts';
import type { Edition } from '#opportunity/edition.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';

/** Columns of an edition whose counts have margins of error; empty for a full count. */
function marginNames({ tracts }: Pick<Edition, 'tracts'>): readonly string[] {
  if (tracts.populationMoe === undefined) return [];
  return ['count', ...RESIDENCE_COLUMNS, 'lowerOpportunity'].map((name) => `${name}Moe`);
}

function marginCells({ moe }: Residence['groups']['white']): CsvValue[] {
  if (moe === undefined) return [];
  return [moe.count, ...RESIDENCE_COLUMNS.map((column) => moe.byLevel[column]), moe.lowerOpportunity];
}

const HEADER: readonly string[] = [
  'area',
  'name',
  'population',
  'group',
  'count',
  ...RESIDENCE_COLUMNS,
  'lowerOpportunity',
  // The second line: the same without tracts where a quarter or more live in group quarters; empty where there are none.
  'groupQuartersTracts',
  'countWithoutGroupQuarters',
  'lowerOpportunityWithoutGroupQuarters',
];

/** Where the people come from, so that no row is quoted without its source and years. */
const ORIGIN: readonly string[] = ['edition', 'source', 'period'];

/** Source and years of the people, and the tracts they are counted on. */
export function residenceOrigin({
  populationSource,
  populationPeriod,
  tractVintage,
}: Edition): Pick<Edition, 'populationSource' | 'populationPeriod' | 'tractVintage'> {
  return { populationSource, populationPeriod, tractVintage };
}

function residenceRows(name: string, lines: TwoLines): CsvValue[][] {
  const { residence, groupQuartersTracts, withoutGroupQuarters } = lines;
  return GROUPS.map((group) => {
    const { count, byLevel, lowerOpportunity } = residence.groups[group];
    const shares = RESIDENCE_COLUMNS.map((column) => byLevel[column]);
    const second = withoutGroupQuarters?.groups[group];
    return [
      residence.area,
      name,
      residence.population,
      group,
      count,
      ...shares,
      lowerOpportunity,
      groupQuartersTracts,
      second?.count ?? null,
      second?.lowerOpportunity ?? null,
      ...marginCells(residence.groups[group]),
    ];
  });
}

/** Rows of the table for every area, the header first: one row an area and group; shares are 0–1. */
export function residenceTable(edition: Edition): readonly (readonly CsvValue[])[] {
  const origin = [edition.id, edition.populationSource, edition.populationPeriod];
  const rows = edition.areas.flatMap(({ id, name, tracts }) =>
    residenceRows(name, residenceInTwoLines(edition, id, tracts)).map((row) => [...row, ...origin]),
  );
  return [[...HEADER, ...marginNames(edition), ...ORIGIN], ...rows];
}

/**
 * Columns of the table with their types.
 *
 * @example residenceFields({ tracts: {} })[0] // => { name: 'area', type: 'string' }
 */
export function residenceFields(
  edition: Pick<Edition, 'tracts'>,
): readonly { readonly name: string; readonly type: 'string' | 'number' }[] {
  const texts = new Set(['area', 'name', 'group', ...ORIGIN]);
  return [...HEADER, ...marginNames(edition), ...ORIGIN].map((name) => ({
    name,
    type: texts.has(name) ? 'string' : 'number',
  }));
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
    ...plainTwoLines(residenceInTwoLines(edition, id, tracts)),
  }));
  return jsonText({ place: edition.place, edition: edition.id, ...residenceOrigin(edition), areas }, 1);
}

/** A residence table as plain JSON: a share of nobody becomes null. */
export function plainResidence(residence: Residence): object {
  return JSON.parse(
    JSON.stringify(residence, (_key, value: unknown) => (isMissing(value) ? null : value)),
  ) as object;
}

/**
 * Both lines as plain JSON: the table as ever, with `groupQuartersTracts` and `withoutGroupQuarters` (null where no tract
 * is flagged) beside it.
 */
export function plainTwoLines({ residence, groupQuartersTracts, withoutGroupQuarters }: TwoLines): object {
  return {
    ...plainResidence(residence),
    groupQuartersTracts,
    withoutGroupQuarters: withoutGroupQuarters === undefined ? null : plainResidence(withoutGroupQuarters),
  };
}
