import { expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import { equityTest } from './equity-test.ts';
import type { EquityModel, Project } from './model.ts';
import { readProjects } from './read-projects.ts';

const none = [0, 0, 0];

/** Three tracts of 100, 300 and 600 people; a is very low, b high, c very high; town t1 holds a and b. */
const MODEL: EquityModel = {
  ...{ format: 'evenground-equity-model/1', edition: 'x', geoids: ['a', 'b', 'c'] },
  levels: ['very-low', 'high', 'very-high'],
  population: {
    ...{ total: [100, 300, 600], nhWhite: [20, 150, 540], nhBlack: [80, 150, 60] },
    ...{ nhAian: none, nhAsianPacific: none, nhOther: none, nhTwoOrMore: none, hispanic: none },
  },
  ...{ towns: ['t1', 't1', 't2'], zips: ['00001', '00002', '00002'] },
  townOf: { ash: 't1', t1: 't1', birch: 't2', t2: 't2' },
};

const at = (place: string, weight = 1, kind: Project['kind'] = 'tract'): Project => ({
  ...{ name: '', line: 1, weight, kind, place },
});

function rowOf(projects: readonly Project[], id: string, draws = 999) {
  return (
    equityTest(MODEL, projects, { draws, seed: 7 }).rows.find((row) => row.id === id) ?? expect.unreachable()
  );
}

const read = (text: string): readonly Project[] =>
  readProjects(new TextEncoder().encode(text), 'p.csv', MODEL, (longitude, latitude) =>
    longitude < 0 && latitude > 0 ? 'a' : undefined,
  );

function problemsOf(text: string): readonly Problem[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Problems) return error.problems;
    if (error instanceof Problem) return [error];
    throw error;
  }
  return [];
}

test('a town is reached by its people: 100 of 400 live in its very low tract (by hand)', () => {
  expect(rowOf([at('t1', 1, 'town')], 'very-low').reached).toBe(0.25);
  expect(rowOf([at('t1', 1, 'town')], 'very-low').population).toBe(0.1);
  // 80 of 100 in a, 150 of 300 in b: 230 of 400.
  expect(rowOf([at('t1', 1, 'town')], 'black').reached).toBeCloseTo(0.575, 12);
});

test('projects count by their amount, and all rows of levels add up to one', () => {
  const { rows } = equityTest(MODEL, [at('a', 3), at('c', 1)], { draws: 9, seed: 1 });
  expect(rows.find(({ id }) => id === 'lower')?.reached).toBe(0.75);
  const levels = rows.filter(({ id }) =>
    ['very-low', 'low', 'moderate', 'high', 'very-high', 'none'].includes(id),
  );
  expect(levels.reduce((sum, row) => sum + row.reached, 0)).toBeCloseTo(1, 12);
});

/** The p-value exactly: every way to place the projects, with its probability. */
function exactP(projects: readonly Project[], shareOf: Readonly<Record<string, number>>): number {
  const chance: Readonly<Record<string, number>> = { a: 0.1, b: 0.3, c: 0.6 };
  const whole = projects.reduce((sum, { weight }) => sum + weight, 0);
  const middle = Object.keys(chance).reduce((sum, key) => sum + (chance[key] ?? 0) * (shareOf[key] ?? 0), 0);
  const seen = projects.reduce((sum, { place, weight }) => sum + (weight * (shareOf[place] ?? 0)) / whole, 0);
  let p = 0;
  const visit = (index: number, probability: number, sum: number): void => {
    const project = projects[index];
    if (project === undefined) {
      if (Math.abs(sum / whole - middle) >= Math.abs(seen - middle) - 1e-12) p += probability;
      return;
    }
    for (const key of Object.keys(chance))
      visit(index + 1, probability * (chance[key] ?? 0), sum + project.weight * (shareOf[key] ?? 0));
  };
  visit(0, 1, 0);
  return p;
}

test('the seeded test comes close to the exact probability of all placements (brute force)', () => {
  const projects = [at('a', 2), at('a'), at('b'), at('c')];
  const lower = exactP(projects, { a: 1, b: 0, c: 0 });
  const black = exactP(projects, { a: 0.8, b: 0.5, c: 0.1 });
  // 20,000 draws: three standard errors are at most 0.0107.
  expect(rowOf(projects, 'lower', 20_000).pValue).toBeGreaterThan(lower - 0.011);
  expect(rowOf(projects, 'lower', 20_000).pValue).toBeLessThan(lower + 0.011);
  expect(Math.abs(rowOf(projects, 'black', 20_000).pValue - black)).toBeLessThan(0.011);
});

test('the same file gives the same answer; where everybody lives alike nothing is unusual', () => {
  const projects = [at('a'), at('b')];
  expect(rowOf(projects, 'lower').pValue).toBe(rowOf(projects, 'lower').pValue);
  // Two towns would be two of three units; all in the whole place is what chance gives as well.
  expect(rowOf(projects, 'moderate').pValue).toBe(1);
});

test('point, tract, ZIP code and town are read, in this order; amounts and names are optional', () => {
  const projects = read('Name,Lat,Lon,ZIP,Town,Amount\nOne,41,-72,,,5\nTwo,,,00002,,2.5\nThree,,,,Birch,1\n');
  expect(projects.map(({ kind, place, weight, line }) => [kind, place, weight, line])).toEqual([
    ['tract', 'a', 5, 2],
    ['zip', '00002', 2.5, 3],
    ['town', 't2', 1, 4],
  ]);
});

test('formulas and markup are texts; a byte-order mark is taken away', () => {
  const [one] = read('\uFEFFname,town\n"=HYPERLINK(""http://x"")<img src=x onerror=alert(1)>",Ash\n');
  expect(one).toMatchObject({ name: '=HYPERLINK("http://x")<img src=x onerror=alert(1)>', place: 't1' });
});

test('what is wrong is told with line and column', () => {
  const wrong = problemsOf('town,amount\nAsch,1\nBirch,-2\n=1+1,x\n');
  expect(wrong.map(({ code, details }) => [code, details.line, details.column])).toEqual([
    ['row-unknown', 2, 1],
    ['number-range', 3, 2],
    ['row-unknown', 4, 1],
    ['number-form', 4, 2],
  ]);
  expect(wrong[0]?.details.remedy).toBe('did you mean "ash"?');
  expect(problemsOf('lat,lon\n-72,41\n')[0]?.details.remedy).toContain('exchanged');
});

test('nothing is dropped or chosen in silence: no number, a thing said twice, a cell too many, a sum past all bounds', () => {
  const met = [
    'lat,lon\nNA,-72\n41,-72\n',
    'lat,latitude,lon\n41,42,-72\n',
    'Town,town\nAsh,Birch\n',
    'town,amount,name\nAsh,1,Homes, two\n',
    'town,amount\nAsh,1e308\nAsh,1e308\n',
    'town,amount\nAsh,\n',
  ].map((text) => problemsOf(text).map(({ code, details }) => [code, details.line, details.column]));
  expect(met).toEqual([
    [['number-form', 2, 1]],
    [['column-twice', 1, 2]],
    [['column-twice', 1, 2]],
    [['row-long', 2, undefined]],
    [
      ['number-range', 2, 2],
      ['number-range', 3, 2],
    ],
    [['number-form', 2, 2]],
  ]);
});

test('files that are no list are refused: other columns, a page, an open quote, too many rows, too many bytes', () => {
  const codes = [
    'street,state\nMain,CT\n',
    '<html><body>no</body></html>',
    'town\n"Ash\n',
    `town\n${'Ash\n'.repeat(5001)}`,
    `town\n${'x'.repeat(5 * 1024 * 1024)}\n`,
    'town\n',
    '',
  ].map((text) => problemsOf(text)[0]?.code);
  expect(codes).toEqual([
    ...[
      'column-missing',
      'csv-is-html',
      'csv-open-quote',
      'csv-too-long',
      'csv-too-large',
      'csv-header-only',
    ],
    'csv-empty',
  ]);
});

test('a ZIP code whose zero a spreadsheet took away is met with the code that was meant', () => {
  const [problem] = problemsOf('zip\n0001\n');
  expect(problem?.details.remedy).toContain('did you mean "00001"?; a spreadsheet takes the zero');
});
