import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { residenceInTwoLines } from '#analysis/group-quarters.ts';
import type { TractShares } from '#analysis/residence-by-level.ts';
import { residenceLines } from './residence-lines.ts';

const COMMON = JSON.parse(readFileSync('src/components/locales/en/common.json', 'utf8')) as Record<
  string,
  string
>;

const ORIGIN = {
  id: '2014-published',
  recipe: 'connecticut-2014',
  tractVintage: '2010 tracts',
  populationSource: 'Census 2010 SF1 P5',
  populationPeriod: '2010',
};

const none = [0, 0];

/** Two tracts: a low one with 30 Black residents, a high one with 10; by hand 75 % live in the low one. */
const EDITION = {
  id: '2014-published',
  tracts: {
    level: ['low', 'high'] as const,
    groupQuarters: [0, 0],
    population: {
      total: [30, 10],
      nhWhite: none,
      nhBlack: [30, 10],
      nhAian: none,
      nhAsianPacific: none,
      nhOther: none,
      nhTwoOrMore: none,
      hispanic: none,
    },
  },
};

function linesOf(tracts: TractShares): string[] {
  const lines = residenceInTwoLines(EDITION, 'house:001', tracts);
  return [...residenceLines(lines, { name: 'House District 1', tracts }, ORIGIN)];
}

test('the table at the terminal says where its people come from, and what a level does not say', () => {
  const whole: TractShares = [
    [0, 1],
    [1, 1],
  ];
  const text = linesOf(whole).join('\n');
  expect(text).toMatch(/^black +40 .* 75\.00 %$/m);
  expect(text).toContain('People: Census 2010 SF1 P5, 2010, on 2010 tracts.');
  expect(text).toContain('edition 2014-published, recipe connecticut-2014');
  // The sentence of the pages, word for word.
  expect(text).toContain(COMMON['footer.levels']);
  expect(text).toContain('No margins of error exist');
  expect(text).not.toContain('cuts census tracts');
});

test('an area that cuts tracts says that its numbers are estimates', () => {
  expect(linesOf([[0, 0.5]]).at(-1)).toContain('This area cuts census tracts.');
});
