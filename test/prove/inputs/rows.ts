import type { InputCase } from './case.ts';
import { GEOIDS, RAW } from './mini-state.ts';
import { AT, BUILD, CHECK, fine, IMPORT, noted, planted, repair, sameTables, stop, warn } from './plant.ts';

const lines = (text: string, change: (rows: string[]) => string[]): string => {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  return `${[header, ...change(rows)].join('\n')}\n`;
};

/** R: what rows can be. */
export const ROW_CASES: readonly InputCase[] = [
  planted(
    'R01',
    'too few cells',
    AT.survey,
    (text) => lines(text, (rows) => rows.with(2, (rows[2] ?? '').replace(/,0\.4$/, ''))),
    IMPORT,
    stop('row-short', { place: `${RAW.survey}:4`, says: /has 7 cells, the header has 8/ }),
  ),
  planted(
    'R02',
    'too many cells',
    AT.survey,
    (text) => lines(text, (rows) => rows.with(2, `${rows[2] ?? ''},1`)),
    IMPORT,
    stop('row-long', { place: `${RAW.survey}:4`, says: /has 9 cells, the header has 8/ }),
  ),
  planted(
    'R03',
    'blank rows',
    AT.survey,
    (text) => lines(text, (rows) => rows.toSpliced(3, 0, '', '   ')),
    IMPORT,
    repair('csv-blank-rows', { place: `${RAW.survey}:5`, says: /2 blank rows/, also: sameTables }),
  ),
  planted(
    'R05',
    'an id twice with other values',
    AT.survey,
    (text) => lines(text, (rows) => rows.toSpliced(9, 0, (rows[1] ?? '').replace('0.11', '0.2'))),
    IMPORT,
    stop('row-repeated', {
      place: `${RAW.survey}:11`,
      value: GEOIDS[1] ?? '',
      says: /on lines 3, 11/,
      columnName: 'geoid',
    }),
  ),
  planted(
    'R06',
    'a row without any value',
    AT.inputs,
    (text) => lines(text, (rows) => rows.with(4, `${(rows[4] ?? '').split(',')[0] ?? ''},404,,,,,,,`)),
    BUILD,
    fine(noted(/no-level – 1 tracts.*\[1\]/)),
  ),
  planted(
    'R07',
    'a row of the whole state among the tracts',
    AT.survey,
    (text) => `${text}"44",0.2,0.8,50000,0.1,0.1,0.1,0.4\n`,
    IMPORT,
    stop('geoid-length', { place: `${RAW.survey}:27:1`, columnName: 'census_tract_fips', value: '44' }),
  ),
  planted(
    'R07-word',
    'a row "Rhode Island" among the tracts',
    AT.race,
    (text) => `${text}Rhode Island,25300,15300,3750,125,1125,250,750,4000\n`,
    IMPORT,
    stop('geoid-length', { place: `${RAW.race}:27:1`, value: 'Rhode Island' }),
  ),
  planted(
    'R09',
    'a tract that is on no list',
    AT.race,
    (text) => `${text}44001099900,100,60,15,1,4,1,3,16\n`,
    IMPORT,
    stop('row-unknown', { place: RAW.race, value: '44001099900' }),
  ),
  ...(['survey', 'atlas'] as const).map((name) =>
    planted(
      `J01-import-${name}`,
      'tracts of another census at the import',
      AT[name],
      (text) => text.replaceAll(/(44\d{7})00/g, '$101'),
      IMPORT,
      stop('ids-other-census', { place: RAW[name], says: /holds 0 of the 25 tracts.*tracts of 2010/ }),
    ),
  ),
  planted(
    'R09-table',
    'a tract that is on no list, in a table of the place',
    AT.inputs,
    ['44001010200,', '44001099900,'],
    CHECK,
    stop('row-unknown', { place: AT.inputs, value: '44001099900' }),
  ),
  planted(
    'R10',
    'a tract of the list that is not in the file',
    AT.race,
    (text) => lines(text, (rows) => rows.toSpliced(6, 2)),
    IMPORT,
    stop('row-absent', { place: RAW.race, value: GEOIDS[6] ?? '' }),
  ),
  planted(
    'R10-survey',
    'a tract with people that the survey leaves out',
    AT.survey,
    (text) => lines(text, (rows) => rows.toSpliced(6, 1)),
    IMPORT,
    warn('row-absent', { place: RAW.survey, value: GEOIDS[6] ?? '' }),
  ),
  planted(
    'R11',
    'fewer rows than the ledger says',
    AT.inputs,
    (text) => lines(text, (rows) => rows.slice(1)),
    CHECK,
    stop('ledger-rows', { place: AT.inputs, value: '24', says: /has 24 rows, SOURCES.csv says 25/ }),
  ),
  planted(
    'R11-total',
    'a total that is not the ledger’s',
    AT.people,
    ['44001010100,1000,', '44001010100,9000,'],
    CHECK,
    stop('ledger-total', { place: AT.people, says: /SOURCES.csv says/ }),
  ),
  planted(
    'R11-import',
    'a new file of the publisher with other people than the one before',
    AT.race,
    ['44001010100,1000,600,', '44001010100,3000,2600,'],
    IMPORT,
    stop('ledger-change', { place: 'tables/population-2010.csv', says: /--approve "name, reason"/ }),
  ),
  planted(
    'R13',
    'the same rows in another order',
    AT.survey,
    (text) => lines(text, (rows) => [...rows].reverse()),
    IMPORT,
    fine(sameTables),
  ),
  planted(
    'R14',
    'a total that its parts do not sum to',
    AT.race,
    ['44001010100,1000,600,150,', '44001010100,1000,600,120,'],
    IMPORT,
    warn('parts-differ', { place: RAW.race, value: GEOIDS[0] ?? '', says: /1000.*970/ }),
  ),
];
