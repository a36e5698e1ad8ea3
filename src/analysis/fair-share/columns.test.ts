import { expect, test } from 'vitest';
import { formatProblem, Problem, Problems } from '#core/problem.ts';
import type { Table } from '#tables/table.ts';
import { joinColumns, readColumns } from './columns.ts';

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof Problems && error.problems[0] !== undefined) return error.problems[0];
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const TOWN_KEYS = new Map(['Avon', 'Darien', 'Greenwich'].map((name) => [name, name]));

const load = (text: string) => readColumns(new TextEncoder().encode(text), 'study.csv', TOWN_KEYS);

test.each([
  // A comma inside a number begins a new cell: it must never be read as 3.
  ['a thousands separator', 'town,units\nGreenwich,3,496\n', 'row-width', 'study.csv:2:3'],
  ['a short row', 'town,units\nAvon\n', 'row-width', 'study.csv:2:1'],
  ['a name twice', 'town,units,units\nAvon,1,2\n', 'column-repeated', 'study.csv:1:3'],
  ['a column without a name', 'town,units,\nAvon,1,\n', 'column-unnamed', 'study.csv:1:3'],
  ['semicolons', 'town;units\nAvon;2\n', 'csv-separator', 'study.csv:1'],
  ['a formula', 'town,units\nAvon,=1+2\n', 'number-form', 'study.csv:2:2'],
  ['a town twice', 'town,units\nAvon,1\nAvon,2\n', 'row-repeated', 'study.csv:3:1'],
  ['far too many rows', `town,units\n${'Avon,1\n'.repeat(1200)}`, 'csv-too-long', 'study.csv:2'],
])('a file of columns with %s is refused with its place and a remedy', (_what, text, code, place) => {
  const problem = problemOf(() => load(text));
  expect(problem.code).toBe(code);
  expect(formatProblem(problem)).toContain(`stop ${place} `);
  expect(problem.details.remedy).toBeDefined();
});

test('a byte-order mark, blanks and names like constructor are read as they are meant', () => {
  const { columns } = load('\ufeff town , constructor \n Avon , 5 \n');
  expect(columns.get('constructor')?.get('Avon')).toBe(5);
});

test('a column named as a column of texts does not take its place', () => {
  const towns: Table = {
    ...{ name: 'towns', rowCount: 1 },
    columns: new Map([['region', { kind: 'text', values: ['09120'] }]]),
  };
  const loaded = { columns: new Map([['region', new Map([['Avon', 1]])]]), absent: [] };
  expect(problemOf(() => joinColumns(towns, 'region', loaded)).code).toBe('column-reserved');
});
