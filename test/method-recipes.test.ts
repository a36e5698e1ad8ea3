import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileRecipe, type Recipe } from '../src/opportunity/recipe/compile.ts';
import { runRecipe, type RecipeRun } from '../src/opportunity/run/run-recipe.ts';
import { inferTable } from '../src/tables/infer-table.ts';

// Recipes of published methods whose published values are not in our data: each runs over a small table whose every
// expected result was worked out by hand from the words of the method.

type Cells = Readonly<Record<string, string | number>>;

function recipeOf(id: string): Recipe {
  return compileRecipe(readFileSync(`recipes/${id}.yaml`, 'utf8'), id);
}

function runOver(id: string, rows: readonly Cells[]): RecipeRun {
  const recipe = recipeOf(id);
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const texts = rows.map((row) => header.map((name) => String(row[name] ?? '')));
  return runRecipe(recipe, inferTable(id, { header, rows: texts }, [recipe.key ?? '']));
}

function valuesOf(run: RecipeRun, id: string): (number | null)[] {
  const column = run.values.get(id);
  return Array.from(column?.values ?? [], (value, row) => (column?.reasons[row] === 0 ? value + 0 : null));
}

/** Rows of a table from a header and one line per row. */
function tableOf(header: string, lines: readonly string[]): Cells[] {
  const names = header.split(' ');
  return lines.map((line) => Object.fromEntries(line.split(' ').map((cell, i) => [names[i] ?? '', cell])));
}

describe('California TCAC/HCD 2024–25', () => {
  const opportunity = tableOf(
    'tract region county above200Poverty bachelors employed homeValue math reading graduation studentsNotPoor burden',
    [
      // Medians of region R: .6, .3, .75, 800, 45, 45, 87.5, .45; burden: 95th percentile 30 + .85·60 = 81.
      '1 R C .9 .6 .9 900 60 60 95 .9 10', // above all eight: 8
      '2 R C .7 .4 .6 800 50 50 90 .4 20', // poverty, bachelor, math, reading, graduation; at the median of home values: 5
      '3 R C .5 .2 .8 NA 40 40 85 .5 30', // no home value
      '4 R C .3 .1 .7 300 30 30 80 .1 90', // none, and the most burdened: −1
      // Region S has two tracts: the larger value is above the median; burden: 95th percentile 47.75.
      '5 S D .8 .3 .8 500 70 70 90 .8 5', // all but bachelor and graduation: 6
      '6 S D .4 .5 .6 400 20 20 95 .2 50', // bachelor and graduation, less the burden: 1
    ],
  );
  const overlay = tableOf('people belowPoverty black hispanic asian peopleOfColor', [
    // County C: Black .10, Hispanic .10, nobody Asian, people of color .20.
    '1000 .05 50 100 0 150',
    '1000 .10 50 100 0 150',
    '1000 .35 50 100 0 150', // poor, quotients .5, 1 and .75: not over-represented
    '1000 .40 250 100 0 350', // Black 2.5, people of color 1.75
    // County D: Black .2, Hispanic .2, people of color .4.
    '500 .30 100 200 0 300', // at 30 %; Hispanic .4/.2 = 2
    '1500 .50 300 200 0 500', // quotients 1, .67 and .83
  ]);
  const run = runOver(
    'tcac-hcd-2025',
    opportunity.map((row, i) => ({ ...row, ...overlay[i] })),
  );

  test('points above the regional median, one less for the most burdened', () => {
    expect(valuesOf(run, 'score')).toEqual([8, 5, null, -1, 6, 1]);
    expect(run.level?.assigned).toEqual(['highest', 'moderate', 'insufficient-data', 'low', 'high', 'low']);
  });

  test('the overlay: 30 % in poverty and over-represented against the county', () => {
    expect(valuesOf(run, 'segregated')).toEqual([0, 0, 0, 1, 1, 0]);
    expect(valuesOf(run, 'highPovertySegregated')).toEqual([0, 0, 0, 1, 1, 0]);
  });
});

describe('Climate and Economic Justice Screening Tool', () => {
  // Ten tracts; low income rises from .1 to 1, so its percentiles are .1 … 1. All other burdens are alike (percentile
  // .55) but for the cells below.
  const recipe = recipeOf('cejst');
  const alike = Object.fromEntries(recipe.indicators.map(({ column = '' }) => [column, 1]));
  const flags = { historicUnderinvestment: 0, abandonedMine: 0, formerDefense: 0, noDiploma: 0.05 };
  const special: Readonly<Record<number, Cells>> = {
    1: { diesel: '' }, // no value is no burden
    2: { unemployment: 90 }, // second highest, but 95 % of adults have a diploma
    3: { asthma: 100 }, // highest, but not low income
    4: { neighbors: '7 8' }, // both in, but percentile .4 of low income
    5: { neighbors: '6;7' }, // both in, and percentile .5
    6: { unemployment: 100, noDiploma: 0.1 }, // workforce asks for no low income
    7: { historicUnderinvestment: 1 }, // a flag, percentile .7
    8: { asthma: 90 }, // 9 of 10: at the 90th percentile
    9: { lifeExpectancy: 0 }, // the lowest of ten
    10: { leadPaint: 9, homeValue: 9, neighbors: '9 4' }, // lead paint, but the most valuable homes; 4 is not in
  };
  const rows = Array.from({ length: 10 }, (_, i) => ({
    ...alike,
    ...flags,
    tract: String(i + 1).padStart(2, '0'),
    lowIncome: (i + 1) / 10,
    ...special[i + 1],
  }));
  const padded = rows.map((row) => ({
    neighbors: '',
    ...row,
    ...('neighbors' in row
      ? { neighbors: String(row.neighbors).replace(/\d+/g, (id) => id.padStart(2, '0')) }
      : {}),
  }));
  const run = runOver('cejst', padded);

  test('by category', () => {
    expect(valuesOf(run, 'health')).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect(valuesOf(run, 'housing')).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    expect(valuesOf(run, 'workforce')).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(valuesOf(run, 'categories')).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 0]);
  });

  test('or when all neighbors are in and half of the people are poorer', () => {
    expect(valuesOf(run, 'byNeighbors')).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect(valuesOf(run, 'identified')).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 0]);
  });
});

describe('Child Opportunity Index 2.0', () => {
  const recipe = recipeOf('coi-2');
  /** A tract whose every indicator stands at z: reversed ones hold 2 − z, the others 2 + z. */
  const tract = (geoid: string, year: number, z: number, facts: Cells): Cells => ({
    geoid,
    year,
    dec_pop: 1,
    percent_water: 0,
    ...Object.fromEntries(
      recipe.indicators.map(({ column = '', direction }) => [
        column,
        direction === 'higher-is-better' ? 2 + z : 2 - z,
      ]),
    ),
    ...facts,
  });
  const metro = { statefips: '01', msaid15: '00100', in100: 1 };
  const rural = { statefips: '02', msaid15: '', in100: '' };
  // 2010 holds −1, 0 and 1 with one child each: mean 0, deviation 1. Six of eleven education indicators are missing in the
  // fourth row and the fifth is all water: neither may touch the norms.
  const gaps = ['ED_APENR', 'ED_ATTAIN', 'ED_COLLEGE', 'ED_ECENROL', 'ED_HSGRAD', 'ED_MATH'];
  const rows = [
    tract('01', 2010, -1, { ...metro, acs_pop: 60 }),
    tract('02', 2010, 0, { ...metro, acs_pop: 120 }),
    tract('03', 2010, 1, { ...rural, acs_pop: 120 }),
    tract('04', 2010, 900, { ...metro, acs_pop: 9, ...Object.fromEntries(gaps.map((name) => [name, ''])) }),
    tract('05', 2010, 900, { ...metro, acs_pop: 9, percent_water: 100 }),
    tract('01', 2015, 0, { ...metro, acs_pop: 60 }),
    tract('02', 2015, 1, { ...metro, acs_pop: 120 }),
    tract('03', 2015, 3, { ...rural, acs_pop: 120, HE_WALK: '' }),
  ];
  const run = runOver('coi-2', rows);
  const z = [-1, 0, 1, null, null, 0, 1, 3];
  const close = (wanted: readonly (number | null)[]) =>
    wanted.map((value) => (value === null ? null : (expect.closeTo(value, 12) as number)));

  test('z-scores on the norms of 2010, in both years', () => {
    expect(valuesOf(run, 'zED_MATH')).toEqual(close(z));
    expect(valuesOf(run, 'zHE_HEAT')).toEqual(close(z));
    expect(valuesOf(run, 'zSE_ECRES')).toEqual(close(z));
  });

  test('a domain is its weighted mean divided by the number of available indicators', () => {
    const divided = (by: readonly number[]) =>
      z.map((value, i) => (value === null ? null : value / (by[i] ?? 1)));
    expect(valuesOf(run, 'ED')).toEqual(close(divided(Array<number>(8).fill(11))));
    expect(valuesOf(run, 'HE')).toEqual(close(divided([10, 10, 10, 10, 10, 10, 10, 9])));
    expect(valuesOf(run, 'SE')).toEqual(close(divided(Array<number>(8).fill(4))));
  });

  test('the index: a third of the weighted domain scores', () => {
    const index = (score: number, health: number): number =>
      (0.33236149 * (score / 11) + 0.31775355 * (score / health) + 0.34988499 * (score / 4)) / 3;
    expect(valuesOf(run, 'COI')).toEqual(
      close(z.map((score, i) => (score === null ? null : index(score, i === 7 ? 9 : 10)))),
    );
  });

  test('levels against the children of 2015: nation, state, metro', () => {
    // Nation: of 300 children 60 are at z = 0, 180 at 1 or lower. The cuts are the mean of 0 and 1 (60 is exactly a fifth),
    // 1, the mean of 1 and 3 (180 is exactly three fifths) and 3.
    expect(run.levels.get('nation.level')?.assigned).toEqual([
      'very-low',
      'very-low',
      'low',
      null,
      null,
      'very-low',
      'low',
      'high',
    ]);
    // State 01: of 180 children 60 are at 0: cuts 0, 1, 1, 1. State 02 has one tract: all cuts are its score.
    expect(run.levels.get('state.level')?.assigned).toEqual([
      'very-low',
      'very-low',
      'very-low',
      null,
      null,
      'very-low',
      'low',
      'very-low',
    ]);
    expect(run.levels.get('metro.level')?.assigned).toEqual([
      'very-low',
      'very-low',
      null,
      null,
      null,
      'very-low',
      'low',
      null,
    ]);
  });

  test('scores 1 to 100 against the nation', () => {
    // The 1st to 19th percentiles are 0, the 20th is the mean of 0 and 1, the 21st to 59th are 1, the 60th is the mean of
    // 1 and 3, the others are 3.
    expect(run.levels.get('nation.score')?.assigned).toEqual(['1', '1', '21', null, null, '1', '21', '61']);
  });
});
