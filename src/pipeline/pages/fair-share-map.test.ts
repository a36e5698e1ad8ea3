import { expect, test } from 'vitest';
import { chosenYear, countClasses, mapClass, type MapMeasure } from '#analysis/fair-share/map-measure.ts';
import { openFairShare } from './fair-share-data.ts';
import { makeMeasures, mapSchema } from './fair-share-map.ts';
import { fairShareFile } from './fair-share-page.ts';

const { measures, model } = openFairShare('connecticut');
const measure = (id: string): MapMeasure => {
  const found = measures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no map ${id}`);
  return found;
};
const at = (town: string): number => model.names.indexOf(town);

test('the map of the list has 22 years; in 2022, 29 towns are in the class of 10 percent or more', () => {
  const { choices } = measure('list');
  expect([choices[0]?.id, choices.at(-1)?.id, choices.length]).toEqual(['2002', '2023', 22]);
  const { values, edges } = chosenYear(measure('list'), '2022');
  const counts = countClasses(
    values.map((value) => mapClass(value, edges)),
    5,
  );
  // Published for 2022: 29 towns at 10 percent or more.
  expect([counts[4], counts[5]]).toEqual([29, 0]);
});

test('permits: Darien 1,275 in 28 years, 1,275 of its 7,265 homes as a rate; a year by itself too', () => {
  const all = chosenYear(measure('permits'), '').values[at('Darien')];
  const rate = chosenYear(measure('permits-rate'), 'all').values[at('Darien')];
  // 1000 × 1275 ÷ 7265 = 175.4989676…, both as the publishers print them.
  expect([all, rate]).toEqual([1275, 175.498968]);
  expect(measure('permits-rate').choices).toHaveLength(29);
  // Bethel in 1990, from the file of permits: 19 of 7,980 homes.
  expect(chosenYear(measure('permits-rate'), '1990').values[at('Bethel')]).toBeCloseTo((1000 * 19) / 7980, 5);
});

test('a year of a map has its own period, the source of what it is divided by, and its classes', () => {
  const { period, source, edges } = chosenYear(measure('permits-rate'), '2017');
  expect(period).toBe('2017; 2023');
  expect(source).toContain('Economic and Community Development');
  expect(source).toContain('Department of Housing');
  expect(edges).toEqual([2, 4, 7, 12]);
});

test('a town without a figure of a year, or without homes, has none: never 0', () => {
  const inputs = {
    ...{ file: 'fair-share.yaml', sources: [], historySources: [] },
    model: { geoids: ['a', 'b'], columns: { homes: [0, 10] } },
    yearsOf: new Map([
      ['a', [{ ...EMPTY, year: 2001, permits: 3 }]],
      ['b', [{ ...EMPTY, year: 2000, permits: 4 }]],
    ]),
  };
  const settings = mapSchema.parse({
    ...{ id: 'rate', label: BOTH, note: BOTH, unit: 'per-thousand', edges: [1, 2, 3, 4] },
    ...{ series: 'permits', over: 'homes', sum: true, eachYear: [1, 2, 3, 4] },
  });
  const [made] = makeMeasures([settings], inputs);
  expect(made?.choices.map(({ id, values }) => [id, values])).toEqual([
    ['2000', [null, 400]],
    ['2001', [null, null]],
    ['all', [null, 400]],
  ]);
  expect(() => makeMeasures([{ ...settings, over: 'hoems' }], inputs)).toThrow(
    /"rate" and is not in the table/,
  );
});

test('classes that do not rise, and names that every place has, are refused', () => {
  const shared = { label: BOTH, note: BOTH, unit: 'share', columns: ['x'] };
  expect(mapSchema.safeParse({ ...shared, id: 'a', edges: [1, 3, 2, 4] }).success).toBe(false);
  expect(mapSchema.safeParse({ ...shared, id: 'numbers', edges: [1, 2, 3, 4] }).success).toBe(false);
  expect(mapSchema.safeParse({ ...shared, id: 'a', edges: [1, 2, 3, 4] }).success).toBe(true);
});

test('the file of the maps is small enough to fetch when it is asked for', () => {
  const text = String(fairShareFile('connecticut', 'maps.json'));
  expect(text.length).toBeLessThan(150_000);
  expect(text).not.toContain('NaN');
});

const BOTH = { en: 'x', es: 'x' };
const EMPTY = { assistedHomes: null, countedHomes: null, builtHomes: null, permits: null, grandList: null };
