import { acsTenure2023 } from '#sources/acs-tracts-2023.ts';
import type { Expected, InputCase, World } from './case.ts';
import { GEOIDS, RAW } from './mini-state.ts';
import { AT, BUILD, CHECK, fine, IMPORT, newCell, noted, planted, repair, stop, withCell } from './plant.ts';

/** Column of fraction_poverty in the survey, and of notInPoverty in the table of inputs; line of the third tract. */
const [POVERTY, NOT_POOR, THIRD] = [6, 5, 4] as const;

/** A text in the cell of the poverty of the third tract. */
function cell(id: string, what: string, text: string, expect: Expected): InputCase {
  return planted(id, what, AT.survey, withCell(THIRD, POVERTY, text), IMPORT, expect);
}

const met = (reason: string): Expected => fine(newCell(AT.inputs, THIRD, NOT_POOR, reason));

const refused = (code: string, value: string, says = /./): Expected =>
  stop(code, { place: `${RAW.survey}:${THIRD}:${POVERTY}`, columnName: 'fraction_poverty', value, says });

/** A row of an ACS table with margins. */
function acs(id: string, what: string, cells: string, expect: Expected): InputCase {
  const header = 'level,geoid,name,B25003_001,B25003_001_moe,B25003_002,B25003_002_moe';
  const plant = (world: World): void => {
    const rows = [`tract,09110400101,x,${cells}`, 'tract,09110400102,y,800,90,400,70'];
    world.plant(`raw/${acsTenure2023.file}`, `${[header, ...rows].join('\n')}\n`);
  };
  return { id, what, plant, run: { source: acsTenure2023 }, expect };
}

const read = (row: string): Expected =>
  fine(({ out }) => (out.includes(`09110400101,${row}`) ? undefined : `read as ${out}`));

const SENTINELS = {
  V07: ['-666666666', 'tooFewSample'],
  'V09-888888888': ['-888888888', 'notApplicable'],
  'V09-555555555': ['-555555555', 'controlled'],
  'V09-333333333': ['-333333333', 'tooFewSample'],
  'V09-222222222': ['-222222222', 'tooFewSample'],
  'V09-999999999': ['-999999999', 'tooFewSample'],
  'V10-float': ['-666666666.0', 'tooFewSample'],
  'V10-excel': ['-6.66667E+8', 'tooFewSample'],
} as const;

/** V: what cells can be. */
export const VALUE_CASES: readonly InputCase[] = [
  cell('V01', 'nothing', '', met('')),
  cell('V02', 'blanks', '"   "', met('')),
  cell('V03', 'zero', '0', met('1')),
  cell('V05', 'a star that the source does not declare', '*', refused('number-form', '*')),
  acs(
    'V06',
    'stars in margins, each by its meaning',
    '900,***,500,**',
    read('900,notApplicable,500,tooFewSample'),
  ),
  ...Object.entries(SENTINELS).map(([id, [text, reason]]) =>
    cell(id, `the sentinel ${text}`, text, met(reason)),
  ),
  planted(
    'V11',
    'a sentinel that was divided',
    AT.survey,
    withCell(THIRD, 4, '-6666666.66'),
    IMPORT,
    stop('number-range', {
      place: `${RAW.survey}:${THIRD}:4`,
      columnName: 'median_income',
      value: '-6666666.66',
    }),
  ),
  cell('V13', 'a bottom code', '"2,500-"', refused('number-form', '2,500-', /top or bottom code/)),
  cell('V14', 'thousands', '"1,234"', refused('number-form', '1,234', /thousands/)),
  cell('V15', 'a percent sign', '12%', refused('number-form', '12%', /percent/)),
  cell('V17', 'dollars', '"$1,200"', refused('number-form', '$1,200', /dollar/)),
  cell('V18', 'an accountant’s negative', '(12)', refused('number-form', '(12)', /minus/)),
  cell('V19-large', 'more than a number holds', '1e309', refused('number-range', '1e309')),
  cell('V19-word', 'Infinity', 'Infinity', refused('number-form', 'Infinity')),
  cell('V21', 'digits and letters', '12abc', refused('number-form', '12abc')),
  cell('V21-hex', 'hexadecimal', '0x1F', refused('number-form', '0x1F')),
  planted(
    'V22',
    'no households: nothing is divided by 0',
    AT.inputs,
    withCell(THIRD, 2, '0'),
    BUILD,
    fine(noted(/no-level – 1 tracts/)),
  ),
  cell('V23-share', 'a share of 101', '101', refused('number-range', '101')),
  cell(
    'V23-percent',
    'a percent where a share should be',
    '12.5',
    refused('number-range', '12.5', /divide by 100/),
  ),
  cell('V23-negative', 'a negative share', '-3', refused('number-range', '-3')),
  cell('V23-million', 'a million', '1e6', refused('number-range', '1e6')),
  planted(
    'V25',
    'a tract of 15 households',
    AT.inputs,
    withCell(THIRD, 2, '15'),
    BUILD,
    fine(noted(/no-level – 1 tracts/)),
  ),
  acs('V27', 'a negative margin', '900,-40,500,60', {
    ...stop('number-range', {
      place: `${acsTenure2023.file}:2:5`,
      columnName: 'B25003_001_moe',
      value: '-40',
    }),
  }),
  planted(
    'V28',
    'an id that lost its zero',
    AT.race,
    (text) => `${text}9001010101,100,60,15,1,4,1,3,16\n`,
    IMPORT,
    stop('geoid-length', { place: `${RAW.race}:27:1`, value: '9001010101', says: /write "09001010101"/ }),
  ),
  planted(
    'V29',
    'an id that a spreadsheet rounded',
    AT.race,
    (text) => `${text}9.00101E+9,100,60,15,1,4,1,3,16\n`,
    IMPORT,
    stop('geoid-length', { place: `${RAW.race}:27:1`, value: '9.00101E+9', says: /spreadsheet rounded/ }),
  ),
  planted(
    'V30',
    'ids with the Census prefix',
    AT.survey,
    (text) => text.replaceAll('"44', '"1400000US44'),
    IMPORT,
    repair('id-mended', { place: `${RAW.survey}:2:1`, value: `1400000US${GEOIDS[0] ?? ''}`, says: /25 ids/ }),
  ),
  planted(
    'V31',
    'an id with an apostrophe and blanks',
    AT.survey,
    [`"${GEOIDS[2] ?? ''}"`, `" '${GEOIDS[2] ?? ''} "`],
    IMPORT,
    repair('id-mended', { place: `${RAW.survey}:${THIRD}:1`, says: /1 ids/ }),
  ),
  ...['101', '010100', '101.00'].map((text) =>
    planted(
      `V33-${text}`,
      'the number of a tract instead of its id',
      AT.survey,
      [`"${GEOIDS[0] ?? ''}"`, text],
      IMPORT,
      stop('geoid-length', { place: `${RAW.survey}:2:1`, value: text, says: /11 digits/ }),
    ),
  ),
  planted(
    'V37',
    'markup as the name of a county',
    AT.counties,
    ['Bristol,', '<img src=x onerror=alert(1)>,'],
    BUILD,
    fine(({ changed }) => {
      const alive = [...changed].filter(
        ([path, text]) => /\.(html|svg)$/.test(path) && text.includes('<img'),
      );
      return alive.length === 0 && changed.size > 0
        ? undefined
        : `alive in ${alive.map(([path]) => path).join()}`;
    }),
  ),
  planted(
    'V38',
    'a formula as the name of a county',
    AT.counties,
    ['Bristol,', '"=HYPERLINK(""http://x"",""y"")",'],
    BUILD,
    fine(({ changed }) => {
      const alive = [...changed].filter(
        ([path, text]) => path.endsWith('.csv') && /(^|,)"?=HYPER/m.test(text),
      );
      return alive.length === 0 && changed.size > 0
        ? undefined
        : `alive in ${alive.map(([path]) => path).join()}`;
    }),
  ),
  planted(
    'V39',
    'ten megabytes in one cell',
    AT.atlas,
    ['"Rhode Island"', `"${'x'.repeat(10 * 1024 * 1024)}"`],
    IMPORT,
    stop('cell-long', { place: `${RAW.atlas}:2:2` }),
  ),
  planted(
    'V41',
    'a value more than four deviations away',
    AT.inputs,
    withCell(THIRD, 5, '0.001'),
    BUILD,
    fine(noted(/warning outlier – 1 standardized/)),
  ),
  planted('V42', 'a negative zero', AT.survey, withCell(THIRD, 2, '-0'), IMPORT, {
    ...fine(newCell(AT.inputs, THIRD, 4, '1')),
  }),
  planted(
    'V35-day',
    'a day that there is not',
    AT.agencies,
    ['checked_on: null', "checked_on: '2026-02-30'"],
    CHECK,
    stop('agencies-form', { value: '2026-02-30', exitCode: 3, says: /agencies\.yaml:\d+:\d+/ }),
  ),
];
