import { Problem } from '#core/problem.ts';
import type { Ask, UserKey } from './live-source.ts';
import { answerShape, isRecord, MAX_PAGE_BYTES, parseBody } from './pull.ts';

/** Host of the Census API. */
export const CENSUS_HOST = 'api.census.gov';
/** Variables of one query, the name of the area among them (Census API user guide). */
export const CENSUS_VARIABLES = 50;

const KEY: UserKey = {
  parameter: 'key',
  setting: 'CENSUS_API_KEY',
  signUp: 'https://api.census.gov/data/key_signup.html',
};

/** Areas of a state, as the "for" and "in" of a query. */
export type CensusArea = 'tract' | 'town' | 'county';

const FOR: Readonly<Record<CensusArea, string>> = {
  tract: 'tract:*',
  town: 'county%20subdivision:*',
  county: 'county:*',
};
const PARTS: Readonly<Record<CensusArea, readonly string[]>> = {
  tract: ['state', 'county', 'tract'],
  town: ['state', 'county', 'county subdivision'],
  county: ['state', 'county'],
};
/** Digits of the parts of a GEOID. */
const WIDTHS: Readonly<Record<string, number>> = { state: 2, county: 3, tract: 6, 'county subdivision': 5 };

/** One area with its name and the texts of the variables asked for. */
export interface CensusRow {
  readonly geoid: string;
  readonly name: string;
  /** '' where the API has null. */
  readonly cells: readonly string[];
}

/** What is asked of one data set. */
export interface CensusQuery {
  /** Such as "2023/acs/acs5". */
  readonly dataset: string;
  readonly variables: readonly string[];
  readonly area: CensusArea;
  readonly stateFips: string;
}

/**
 * Questions for any number of variables, at most 50 in each, the name among them.
 *
 * @example censusAsks({ dataset: '2023/acs/acs5', variables: ['B01003_001E'], area: 'tract', stateFips: '09' }).length // => 1
 */
export function censusAsks({ dataset, variables, area, stateFips }: CensusQuery): readonly Ask[] {
  const step = CENSUS_VARIABLES - 1;
  const batches = Array.from({ length: Math.ceil(variables.length / step) }, (_, index) =>
    variables.slice(index * step, (index + 1) * step),
  );
  const inside = area === 'county' ? `in=state:${stateFips}` : `in=state:${stateFips}&in=county:*`;
  return batches.map((batch) => ({
    url: `https://${CENSUS_HOST}/data/${dataset}?get=NAME,${batch.join(',')}&for=${FOR[area]}&${inside}`,
    form: 'json',
    maxBytes: MAX_PAGE_BYTES,
    key: KEY,
  }));
}

/** The question for the variables of a table. */
export function groupAsk(dataset: string, table: string): Ask {
  const url = `https://${CENSUS_HOST}/data/${dataset}/groups/${table}.json`;
  return { url, form: 'json', maxBytes: MAX_PAGE_BYTES, key: KEY };
}

/**
 * Numbers of the cells of a table, such as ["001", "002"], in order, from the answer to `groupAsk`.
 *
 * @throws Problem 'answer-shape'
 */
export function cellsOfGroup(bytes: Uint8Array, table: string, from: string): readonly string[] {
  const body = parseBody(bytes, from);
  const variables = isRecord(body) ? body['variables'] : undefined;
  if (!isRecord(variables)) throw answerShape(from, 'the list "variables"');
  const form = new RegExp(`^${table}_(\\d{3})E$`);
  const cells = Object.keys(variables).flatMap((name) => form.exec(name)?.[1] ?? []);
  if (cells.length === 0) throw answerShape(from, `an estimate of table ${table}`);
  return cells.sort();
}

function headerProblem(from: string, wanted: string, met: string): Problem {
  return new Problem('answer-shape', `the answer has the column "${met}" where "${wanted}" was asked for`, {
    file: from,
    columnName: wanted,
    remedy: 'the publisher may have changed its interface: look at the address in a browser and report it',
  });
}

function textAt(row: readonly unknown[], index: number): string {
  const cell = row[index];
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

function rowOf(row: unknown, area: CensusArea, count: number, from: string): CensusRow {
  const parts = PARTS[area];
  if (!Array.isArray(row) || row.length !== 1 + count + parts.length)
    throw answerShape(from, 'rows of one length');
  const geoid = parts.map((part, index) => {
    const text = textAt(row, 1 + count + index);
    if (/^\d+$/.test(text) && text.length === WIDTHS[part]) return text;
    throw new Problem('geoid-length', `must have ${WIDTHS[part] ?? 0} digits`, {
      ...{ file: from, columnName: part, value: text },
      remedy: 'the publisher may have changed its interface: report it',
    });
  });
  const cells = Array.from({ length: count }, (_, index) => textAt(row, 1 + index));
  return { geoid: geoid.join(''), name: textAt(row, 0), cells };
}

/**
 * Rows of one answer: an array of arrays, its header first, every value a text.
 *
 * @throws Problem 'answer-shape' when a column is not the one asked for
 */
export function censusRows(
  bytes: Uint8Array,
  variables: readonly string[],
  area: CensusArea,
  from: string,
): readonly CensusRow[] {
  const body = parseBody(bytes, from);
  const [header, ...rows] = Array.isArray(body) ? (body as readonly unknown[]) : [];
  if (!Array.isArray(header)) throw answerShape(from, 'a header row');
  ['NAME', ...variables, ...PARTS[area]].forEach((wanted, index) => {
    const met = textAt(header, index);
    if (met !== wanted) throw headerProblem(from, wanted, met);
  });
  return rows.map((row) => rowOf(row, area, variables.length, from));
}

/**
 * Joins the answers of several questions by area; each must have the very areas of the first.
 *
 * @throws Problem 'answer-areas'
 */
export function joinCensusRows(
  answers: readonly (readonly CensusRow[])[],
  from: string,
): readonly CensusRow[] {
  const [first = [], ...others] = answers;
  const maps = others.map((rows) => new Map(rows.map((row) => [row.geoid, row.cells])));
  const differs = maps.some((map) => map.size !== first.length || first.some(({ geoid }) => !map.has(geoid)));
  if (differs)
    throw new Problem('answer-areas', 'parts of one table come for different areas', {
      file: from,
      remedy: 'run the command again: the publisher may be changing its data at this moment',
    });
  return first
    .map((row) => ({ ...row, cells: [...row.cells, ...maps.flatMap((map) => map.get(row.geoid) ?? [])] }))
    .toSorted((a, b) => (a.geoid < b.geoid ? -1 : 1));
}
