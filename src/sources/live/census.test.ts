import { expect, test } from 'vitest';
import { ProblemLog } from '#core/problem-log.ts';
import { findState } from '#core/state.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { acsIncome2023 } from '../acs-tracts-2023.ts';
import { acsRaceTracts2023 } from '../acs-race-2023.ts';
import { townTenure2023 } from '../acs-towns.ts';
import { checked, drive } from '../../../test/fixtures/live/drive.ts';
import {
  censusAnswer,
  type CensusFixture,
  type CensusFixtureArea,
} from '../../../test/fixtures/live/census.ts';
import { acs5Year } from './acs-5-year.ts';
import { decennialCensus } from './decennial-census.ts';
import type { PlannedFile, SourceOptions } from './live-source.ts';

const CONNECTICUT = findState('CT');

function plan(source: typeof acs5Year, options: SourceOptions): PlannedFile {
  const [file] = source.plan(CONNECTICUT, options);
  if (file === undefined) throw new Error('nothing was planned');
  return file;
}

function tract(parts: readonly string[], values: CensusFixtureArea['values']): CensusFixtureArea {
  return { parts, name: 'Census Tract; made up', values };
}

function fetchWith(file: PlannedFile, fixture: CensusFixture): { bytes: Uint8Array; urls: string[] } {
  const urls: string[] = [];
  const bytes = drive(file.pull(), ({ url }) => {
    urls.push(url);
    return censusAnswer(new URL(url), fixture).body;
  });
  return { bytes, urls };
}

test('a table of 21 estimates and 21 margins is one question after the list of its cells', async () => {
  const file = plan(acs5Year, { year: 2023, tables: ['B03002'], area: 'tract' });
  const areas = [tract(['09', '110', '400101'], { '*': '10', B03002_001E: '2833' })];
  const { bytes, urls } = fetchWith(file, { cells: { B03002: 21 }, areas });
  expect(urls).toHaveLength(2);
  expect(urls[1]).toContain('https://api.census.gov/data/2023/acs/acs5?get=NAME,B03002_001E,');
  expect(urls[1]).toContain('&for=tract:*&in=state:09&in=county:*');
  expect(file).toMatchObject({ path: acsRaceTracts2023.file, readBy: 'evenground import' });
  // The importer reads the file as it stands, and its total is the one that the API gave.
  const table = await acsRaceTracts2023.parse(bytes, new ProblemLog());
  expect(textsOf(table, 'geoid')).toEqual(['09110400101']);
  expect(await checked(file, bytes)).toEqual({ rows: 1, totals: { people: 2833 } });
});

test('98 variables are asked in two questions of 49 and the name, and joined by area', () => {
  const file = plan(acs5Year, { year: 2023, tables: ['B01001'], area: 'tract' });
  const areas = [
    tract(['09', '110', '400102'], { '*': '1', B01001_049M: '7' }),
    tract(['09', '110', '400101'], { '*': '2' }),
  ];
  const { bytes, urls } = fetchWith(file, { cells: { B01001: 49 }, areas });
  expect(urls).toHaveLength(3);
  const lines = new TextDecoder().decode(bytes).trim().split('\n');
  expect(lines[0]?.split(',')).toHaveLength(3 + 98);
  // Rows are sorted by GEOID, whatever order the API gives.
  expect(lines.map((line) => line.split(',')[1])).toEqual(['geoid', '09110400101', '09110400102']);
  expect(lines[2]?.endsWith(',7')).toBe(true);
});

test('marks of the Census Bureau stay in the file and are read as reasons', async () => {
  const file = plan(acs5Year, { year: 2023, tables: ['B19013'], area: 'tract' });
  const areas = [
    tract(['09', '110', '400101'], { B19013_001E: '-666666666', B19013_001M: '-222222222' }),
    tract(['09', '110', '400102'], { B19013_001E: '250001', B19013_001M: '-333333333' }),
    tract(['09', '110', '400103'], { B19013_001E: null, B19013_001M: null }),
  ];
  const { bytes } = fetchWith(file, { cells: { B19013: 1 }, areas });
  const table = await acsIncome2023.parse(bytes, new ProblemLog());
  expect([...cellsOf(table, 'medianIncome')]).toEqual([
    { missing: 'tooFewSample' },
    250_001,
    { missing: 'notInFile' },
  ]);
  expect(await checked(file, bytes)).toEqual({ rows: 3, totals: {} });
});

test('towns carry their bare names, and rows of open water are left out', async () => {
  const file = plan(acs5Year, { year: 2023, tables: ['B25003'], area: 'town' });
  const areas: readonly CensusFixtureArea[] = [
    {
      parts: ['09', '110', '01080'],
      name: 'Andover town, Capitol Planning Region, Connecticut',
      values: { '*': '1173' },
    },
    {
      parts: ['09', '120', '00000'],
      name: 'County subdivisions not defined, x, Connecticut',
      values: { '*': '0' },
    },
  ];
  const { bytes } = fetchWith(file, { cells: { B25003: 3 }, areas });
  const table = await townTenure2023.parse(bytes, new ProblemLog());
  expect(textsOf(table, 'town')).toEqual(['Andover']);
});

test('an answer with another column than asked for is refused', () => {
  const file = plan(acs5Year, { year: 2023, tables: ['B19013'], area: 'tract' });
  const fixture: CensusFixture = { cells: { B19013: 1 }, areas: [] };
  const swap = ({ url }: { url: string }): string =>
    censusAnswer(new URL(url), fixture).body.replace(
      '"B19013_001E","B19013_001M"',
      '"B19013_001M","B19013_001E"',
    );
  expect(() => drive(file.pull(), swap)).toThrow(
    'the answer has the column "B19013_001M" where "B19013_001E" was asked for',
  );
});

test('a negative number that is no mark, a lost zero and another state stop', async () => {
  const file = plan(acs5Year, { year: 2023, tables: ['B19013'], area: 'tract' });
  const text = (row: string): Uint8Array =>
    new TextEncoder().encode(`level,geoid,name,B19013_001,B19013_001_moe\n${row}\n`);
  expect(await checked(file, text('8_tract,09110400101,09110400101,-5,2'))).toContain('number-range -5');
  expect(await checked(file, text('8_tract,9110400101,9110400101,5,2'))).toContain('geoid-length 9110400101');
  expect(await checked(file, text('8_tract,44001030100,44001030100,5,2'))).toContain(
    'state-other 44001030100',
  );
});

test('the census of 2010 is asked state by state, and the groups of a tract add up to its total', async () => {
  const file = plan(decennialCensus, { year: 2010 });
  // Total, then the seven groups that are not Hispanic, Asians and Pacific Islanders apart, then Hispanic: 10 = 1+1+1+1+1+1+1+3.
  const values = { '*': '1', P005001: '10', P005010: '3' };
  let serial = 0;
  const urls: string[] = [];
  const bytes = drive(file.pull(), ({ url }) => {
    urls.push(url);
    const state = new URL(url).searchParams.getAll('in')[0]?.slice('state:'.length) ?? '';
    serial += 1;
    const areas = [tract([state, '001', String(serial).padStart(6, '0')], values)];
    return censusAnswer(new URL(url), { cells: {}, areas }).body;
  });
  // 50 states, the District and Puerto Rico.
  expect(urls).toHaveLength(52);
  expect(file.from).toEqual(urls);
  expect(new TextDecoder().decode(bytes).split('\n')[1]).toBe('01001000001,10,1,1,1,2,1,1,3');
  // 52 rows are not all tracts of the country.
  expect(await checked(file, bytes)).toEqual(['row-count 52']);
});

test('a tract whose groups do not add up stops', async () => {
  const file = plan(decennialCensus, { year: 2020 });
  const bytes = drive(
    file.pull(),
    ({ url }) =>
      censusAnswer(new URL(url), {
        cells: {},
        areas: [tract(['09', '110', '400101'], { '*': '1', P2_001N: '99' })],
      }).body,
  );
  expect(await checked(file, bytes)).toEqual(['row-sum 09110400101']);
});
