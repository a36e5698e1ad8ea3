import { expect, test } from 'vitest';
import { type Level, LEVELS } from '#core/level.ts';
import type { Edition } from '#opportunity/edition.ts';
import { compareVintages } from './compare-vintages.ts';

interface Row {
  readonly geoid: string;
  readonly people: number;
  readonly answer: number;
  readonly level: Level;
}

/** What a comparison reads of an edition with one question. */
function edition(id: string, question: string, rows: readonly Row[]): Edition {
  const column = <T>(value: (row: Row) => T): T[] => rows.map(value);
  return {
    id,
    indicators: [{ id: question, ...(question === 'newer' && { follows: 'older' }) }],
    classRanges: LEVELS.map((level, index) => ({ level, min: index - 2, max: index - 2, count: 1 })),
    areas: [
      {
        id: 'town:1',
        name: 'Divided',
        tracts: rows.flatMap(({ geoid }, at) => (geoid.startsWith('d') ? [[at, 1]] : [])),
      },
    ],
    tracts: {
      geoid: column(({ geoid }) => geoid),
      name: column(({ geoid }) => geoid),
      town: column(() => '1'),
      score: column(({ answer }) => answer),
      level: column(({ level }) => level),
      population: { total: column(({ people }) => people) },
      indicators: { [question]: { z: column(({ answer }) => answer) } },
    },
  } as unknown as Edition;
}

const older = edition(
  'older',
  'older',
  ['A', 'B', 'C', 'D', 'E'].map((geoid, at) => ({
    geoid,
    people: 100,
    answer: at - 2,
    level: LEVELS[at] ?? 'low',
  })),
);
const newer = edition('newer', 'newer', [
  { geoid: 'a', people: 100, answer: -2, level: 'very-low' },
  { geoid: 'b', people: 100, answer: 0.5, level: 'high' },
  { geoid: 'c', people: 100, answer: 0, level: 'moderate' },
  { geoid: 'd1', people: 100, answer: -1, level: 'low' },
  { geoid: 'd2', people: 300, answer: 3, level: 'very-high' },
  { geoid: 'e', people: 100, answer: 2, level: 'high' },
]);
const bridge = [
  { from: 'A', to: 'a', share: 1 },
  { from: 'B', to: 'b', share: 1 },
  { from: 'C', to: 'c', share: 1 },
  { from: 'D', to: 'd1', share: 0.5 },
  { from: 'D', to: 'd2', share: 0.5 },
  { from: 'E', to: 'e', share: 1 },
];
const comparison = compareVintages(older, newer, bridge);

// By hand. Older answers on the newer tracts: −2 −1 0 1 1 2, lower edges of the classes −1 0 1 2: classes 0 1 2 3 3 4, as the
// levels of before. Newer answers: edges −1 0 2 3, classes a 0, b 2, c 2, d1 1, d2 4, e 3. On the older lines d1 and d2 are one
// tract with (100 · −1 + 300 · 3) ÷ 400 = 2: class 3.
test('each move is split as by hand: method, data, boundaries', () => {
  expect(comparison.changes.map(({ geoid, from, to, parts }) => [geoid, from, to, parts])).toEqual([
    ['b', 'low', 'high', { method: 1, data: 1, boundaries: 0 }],
    ['d1', 'high', 'low', { method: 0, data: 0, boundaries: -2 }],
    ['d2', 'high', 'very-high', { method: 0, data: 0, boundaries: 1 }],
    ['e', 'very-high', 'high', { method: 0, data: -1, boundaries: 0 }],
  ]);
  expect(comparison.causes).toEqual({ boundaries: 2, data: 1, 'method + data': 1 });
  expect([comparison.tractCount, comparison.sameTractCount, comparison.cancelledCount]).toEqual([6, 4, 0]);
});

test('a town has the same split as the mean over its people', () => {
  // before 1 + 3 = 4; after 1 + (100 · 1 + 300 · 4) ÷ 400 = 4.25; boundaries (100 · −2 + 300 · 1) ÷ 400 = 0.25
  expect(comparison.towns).toEqual([
    {
      id: 'town:1',
      name: 'Divided',
      from: 4,
      to: 4.25,
      parts: { method: 0, data: 0, boundaries: 0.25 },
      changedTractCount: 2,
    },
  ]);
});

test('an edition against itself has no change, and nothing cancels', () => {
  const self = { ...older, indicators: [{ id: 'older', follows: 'older' }] } as unknown as Edition;
  const whole = older.tracts.geoid.map((geoid) => ({ from: geoid, to: geoid, share: 1 }));
  const { changes, cancelledCount, shared, sameTractCount } = compareVintages(self, self, whole);
  expect(shared).toEqual([['older', 'older']]);
  expect([changes, cancelledCount, sameTractCount]).toEqual([[], 0, 5]);
});
