import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeNormalizedTable, readNormalizedTable } from '#tables/normalized.ts';
import { endsByYear, listDevelopments } from './developments.ts';

const row = (record: string, endDates: string, unitsLow: number) => ({
  ...{ record, property: record, program: 'section-8', detail: '', name: 'N', residents: '' },
  ...{ tract: '09003502300', unitsLow, unitsHigh: unitsLow, totalHomes: unitsLow },
  ...{ endDates, part: 'counted', partOf: '', longitude: -72.7, latitude: 41.7 },
});

test('a record counts in the year of its first date that has not passed (by hand)', () => {
  const records = makeNormalizedTable('assisted-housing', [
    row('1', '2018-05-01;2030-01-31', 10),
    row('2', '2030-12-31;2044-06-30', 20),
    row('3', '2018-05-01', 5),
    row('4', '', 7),
    row('5', '2021-01-01', 1),
  ]);
  expect(endsByYear(records, 2019)).toEqual({
    years: [
      { year: 2021, records: 1, homes: 1 },
      { year: 2030, records: 2, homes: 30 },
    ],
    past: { records: 1, homes: 5 },
    withoutDate: { records: 1, homes: 7 },
  });
});

test('every record of Connecticut is in a year, past or without a date; every listed building has ten homes', () => {
  const table = (name: 'assisted-housing' | 'public-housing-2015') =>
    readNormalizedTable(name, readFileSync(`places/connecticut/tables/${name}.csv`));
  const records = table('assisted-housing');
  const { years, past, withoutDate } = endsByYear(records, 2019);
  const counted = years.reduce((sum, year) => sum + year.records, past.records + withoutDate.records);
  expect(counted).toBe(records.rowCount);
  const listed = listDevelopments(table('public-housing-2015'), records);
  expect(listed.length).toBeGreaterThan(1000);
  expect(listed.filter(({ most }) => typeof most !== 'number' || most < 10)).toEqual([]);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
});
