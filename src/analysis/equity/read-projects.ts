import { isMissing } from '#core/missing.ts';
import { nearestName } from '#core/nearest-name.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { type CsvRow, readCsv } from '#tables/csv.ts';
import type { EquityModel, Project } from './model.ts';

/** Largest list of projects that is read. */
export const MOST_PROJECT_BYTES = 5 * 1024 * 1024;

const MOST_ROWS = 5000;

/** A trillion dollars: more is a slip, and sums of more would not be exact. */
const MOST_AMOUNT = 1e12;

/** Names of columns that are understood, in small letters. */
const COLUMNS = {
  name: ['name', 'project'],
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'long', 'longitude'],
  tract: ['tract', 'geoid'],
  zip: ['zip', 'zipcode', 'zip code'],
  town: ['town', 'municipality', 'city'],
  amount: ['amount', 'units', 'homes', 'dollars'],
} as const;

type Column = keyof typeof COLUMNS;

/** The tract that a point lies in; undefined outside of all. */
export type TractOfPoint = (longitude: number, latitude: number) => string | undefined;

interface Reading {
  readonly file: string;
  readonly log: ProblemLog;
  readonly model: EquityModel;
  readonly at: Readonly<Record<Column, number>>;
  readonly header: readonly string[];
  readonly tractOf: TractOfPoint;
}

const HOW = 'name columns lat and lon, or tract, zip or town; amount and name may be there';

/** Place of a column in the header; two columns that say the same thing are refused, never chosen from. */
function findColumn(header: CsvRow, file: string, column: Column): number {
  const places = header.cells.flatMap((cell, at) =>
    COLUMNS[column].some((one) => one === cell.trim().toLowerCase()) ? [at] : [],
  );
  const [first = -1, second] = places;
  if (second === undefined) return first;
  throw new Problem('column-twice', `says ${column} a second time`, {
    ...{ file, line: header.line, column: second + 1, columnName: header.cells[second] ?? '' },
    remedy: 'take out or rename one of the two columns',
  });
}

function readHeader(header: CsvRow, file: string): Readonly<Record<Column, number>> {
  const find = (column: Column): number => findColumn(header, file, column);
  const at = {
    ...{ name: find('name'), latitude: find('latitude'), longitude: find('longitude') },
    ...{ tract: find('tract'), zip: find('zip'), town: find('town'), amount: find('amount') },
  };
  const hasPoint = at.latitude >= 0 && at.longitude >= 0;
  if (hasPoint || at.tract >= 0 || at.zip >= 0 || at.town >= 0) return at;
  const met = header.cells.join(', ').slice(0, 200);
  throw new Problem('column-missing', 'has no column that says where a project is', {
    ...{ file, line: header.line, value: met, remedy: HOW },
  });
}

const textAt = (row: CsvRow, at: number): string => (at < 0 ? '' : (row.cells[at] ?? '').trim());

function placeAt({ file, header }: Reading, row: CsvRow, at: number) {
  return {
    file,
    line: row.line,
    column: at + 1,
    columnName: header[at] ?? '',
    value: textAt(row, at).slice(0, 80),
  };
}

/** The number of a cell; what is none, is told with its place. */
function numberAt(reading: Reading, row: CsvRow, at: number): number | undefined {
  try {
    const cell = parseNumber(textAt(row, at));
    if (!isMissing(cell)) return cell;
    throw new Problem('number-form', 'is not a number', { remedy: 'write a number, or take the row out' });
  } catch (error) {
    reading.log.keep(error instanceof Problem ? error.at(placeAt(reading, row, at)) : error);
    return undefined;
  }
}

type Placed = Pick<Project, 'kind' | 'place'>;

function byPoint(reading: Reading, row: CsvRow): Placed | undefined {
  const { latitude: latitudeAt, longitude: longitudeAt } = reading.at;
  const [latitude, longitude] = [latitudeAt, longitudeAt].map((at) => numberAt(reading, row, at));
  if (latitude === undefined || longitude === undefined) return undefined;
  const place = reading.tractOf(longitude, latitude);
  if (place !== undefined) return { kind: 'tract', place };
  const isTurned = reading.tractOf(latitude, longitude) !== undefined;
  reading.log.add(
    new Problem('point-outside', 'lies in no tract', {
      ...placeAt(reading, row, latitudeAt),
      value: `${latitude}, ${longitude}`,
      remedy: isTurned
        ? 'latitude and longitude are exchanged'
        : 'look it up on a map: it is in open water or outside of the place, or the minus of west is missing',
    }),
  );
  return undefined;
}

function byName(reading: Reading, row: CsvRow, kind: Project['kind']): Placed | undefined {
  const { model, log } = reading;
  const at = reading.at[kind];
  const text = textAt(row, at);
  const known = { tract: model.geoids, zip: model.zips, town: Object.keys(model.townOf) }[kind];
  const place = kind === 'town' ? model.townOf[text.toLowerCase()] : known.includes(text) ? text : undefined;
  if (place !== undefined) return { kind, place };
  const whole = `0${text}`;
  const near = kind === 'town' ? nearestName(text.toLowerCase(), known) : undefined;
  const guess = kind !== 'town' && known.includes(whole) ? whole : near;
  const lost = guess === whole ? '; a spreadsheet takes the zero before a number away' : '';
  const remedy = guess === undefined ? `write a ${kind} of the edition` : `did you mean "${guess}"?${lost}`;
  log.add(new Problem('row-unknown', `is not a ${kind} we know`, { ...placeAt(reading, row, at), remedy }));
  return undefined;
}

function placeOf(reading: Reading, row: CsvRow): Placed | undefined {
  const { at } = reading;
  if (textAt(row, at.tract) !== '') return byName(reading, row, 'tract');
  if (textAt(row, at.latitude) !== '' && textAt(row, at.longitude) !== '') return byPoint(reading, row);
  if (textAt(row, at.zip) !== '') return byName(reading, row, 'zip');
  if (textAt(row, at.town) !== '') return byName(reading, row, 'town');
  reading.log.add(
    new Problem('place-empty', 'says nowhere where the project is', {
      ...{ file: reading.file, line: row.line, remedy: HOW },
    }),
  );
  return undefined;
}

/** More cells than names mean a comma that no quotes hold: every later cell would be read as another column. */
function hasCells({ file, header, log }: Reading, row: CsvRow): boolean {
  if (row.cells.length <= header.length) return true;
  log.add(
    new Problem('row-long', `has ${row.cells.length} cells, the header has ${header.length}`, {
      ...{ file, line: row.line, remedy: 'put text with commas in double quotes' },
    }),
  );
  return false;
}

function weightOf(reading: Reading, row: CsvRow): number {
  const at = reading.at.amount;
  if (at < 0) return 1;
  const amount = numberAt(reading, row, at);
  if (amount === undefined) return 0;
  if (amount > 0 && amount <= MOST_AMOUNT) return amount;
  const place = placeAt(reading, row, at);
  reading.log.add(
    new Problem('number-range', `must be above 0 and at most ${MOST_AMOUNT}`, {
      ...place,
      remedy: 'give an amount, or take the column out',
    }),
  );
  return 0;
}

/**
 * Projects of a CSV file, each with the place it stands in. The file is data, never code: a cell that a spreadsheet would
 * take for a formula, or a browser for markup, is only a text.
 *
 * Contract: a header that says each thing once; lat and lon, or tract, zip or town; optional amount (weight) and name. The first of tract, point,
 * ZIP code and town that is filled counts.
 *
 * @param bytes of the file, at most 5 MB and 5,000 rows
 * @param tractOf finds the tract of a point
 * @throws Problem or Problems with line and column of everything that is wrong
 * @see docs/method/equity-test.md
 */
export function readProjects(
  bytes: Uint8Array,
  file: string,
  model: EquityModel,
  tractOf: TractOfPoint,
): readonly Project[] {
  if (bytes.length > MOST_PROJECT_BYTES)
    throw new Problem('csv-too-large', `has more than ${MOST_PROJECT_BYTES} bytes`, {
      ...{ file, remedy: 'keep the columns of place and amount only' },
    });
  const log = new ProblemLog();
  const { header, rows } = readCsv(bytes, file, log);
  if (rows.length > MOST_ROWS)
    throw new Problem('csv-too-long', `has ${rows.length} rows, more than ${MOST_ROWS}`, {
      ...{ file, line: rows[MOST_ROWS]?.line ?? 1, remedy: 'split the file' },
    });
  const reading: Reading = { file, log, model, at: readHeader(header, file), header: header.cells, tractOf };
  const projects = rows.flatMap((row): Project[] => {
    if (!hasCells(reading, row)) return [];
    const placed = placeOf(reading, row);
    const weight = weightOf(reading, row);
    const name = textAt(row, reading.at.name).slice(0, 120);
    return placed === undefined ? [] : [{ ...placed, name, weight, line: row.line }];
  });
  log.throwIfStopped();
  return projects;
}
