import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { computeEdition } from '#pipeline/compute-edition.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { areaIndicators } from './area-indicators.ts';
import { compareEditions } from './compare-editions.ts';
import { compareShares, compareValues } from './compare-values.ts';
import { compareWithPublished } from './compare-published.ts';
import { findArea } from './find-area.ts';
import { groupQuartersTracts, residenceWithoutGroupQuarters } from './group-quarters.ts';
import { levelMix } from './level-mix.ts';
import { residenceByLevel } from './residence-by-level.ts';
import { whyLevel } from './why-level.ts';

const { edition } = await computeEdition(nodeFiles('.'), 'connecticut', '2014-published');
const state = findArea(edition, 'state:09');

test('27 tracts are flagged for group quarters; the second line is about 74.4, 73.5, 25.5 and 33.7 percent', () => {
  // specs/opportunity-index.md §2
  expect(groupQuartersTracts(edition, state.tracts)).toHaveLength(27);
  const { groups } = residenceWithoutGroupQuarters(edition, state.id, state.tracts);
  const wanted = { black: 0.744, latino: 0.735, white: 0.255, asian: 0.337 } as const;
  for (const group of ['black', 'latino', 'white', 'asian'] as const) {
    const share = groups[group].lowerOpportunity;
    // the specification says "about": one tenth of a point
    expect(Math.abs((typeof share === 'number' ? share : 0) - wanted[group])).toBeLessThan(0.001);
  }
});

test('the 20 cells of the published table differ from ours by 0.39 points on average', () => {
  // specs/opportunity-index.md §2; the published cells are those of ctoca.org/opportunity_and_race
  const table = readNormalizedTable(
    'published-figures',
    readFileSync('places/connecticut/tables/published-figures.csv'),
  );
  const numbers = cellsOf(table, 'number');
  const percentById = new Map(
    textsOf(table, 'id').flatMap((id, row): [string, number][] => {
      const percent = numbers[row];
      return typeof percent === 'number' ? [[id, percent]] : [];
    }),
  );
  const residence = residenceByLevel(edition, state.id, state.tracts);
  const cells = compareWithPublished(residence, percentById).filter(
    ({ level }) => level !== 'lowerOpportunity',
  );
  const distances = cells.map(({ difference }) =>
    typeof difference === 'number' ? Math.abs(difference) : 1,
  );
  expect(distances).toHaveLength(20);
  expect((distances.reduce((a, b) => a + b, 0) / 20) * 100).toBeCloseTo(0.39, 2);
  const none = compareWithPublished(residence, new Map());
  expect(none[0]?.difference).toEqual({ missing: 'notInFile' });
});

test('a list of tracts is an area: two tracts of Hartford hold the people of both', () => {
  const area = findArea(edition, 'tracts:09003502300,09003502400');
  const { population } = residenceByLevel(edition, area.id, area.tracts);
  const wanted = area.tracts.reduce((sum, [tract]) => sum + (edition.tracts.population.total[tract] ?? 0), 0);
  expect(population).toBe(wanted);
  expect(area.tracts).toHaveLength(2);
  expect(() => findArea(edition, 'tracts:09999999999')).toThrow('is not a tract');
  expect(() => findArea(edition, 'town:nowhere')).toThrow('is not an area');
});

test('towns, counties and regions each hold every person of the state once', () => {
  for (const kind of ['town', 'county', 'region']) {
    const areas = edition.areas.filter(({ id }) => id.startsWith(`${kind}:`));
    const people = areas.map(({ id, tracts }) => residenceByLevel(edition, id, tracts).population);
    expect(people.reduce((a, b) => a + b, 0)).toBe(3574097);
  }
});

test('house, senate and school districts hold all people but rounding, and those on no mapped land', () => {
  for (const kind of ['house', 'senate']) {
    const areas = edition.areas.filter(({ id }) => id.startsWith(`${kind}:`));
    const people = areas.map(({ id, tracts }) => residenceByLevel(edition, id, tracts).population);
    const sum = people.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - 3574097)).toBeLessThan(100);
  }
});

test('Andover is low, held up by its schools and pulled down by its lost jobs', () => {
  const andover = findArea(edition, 'town:andover');
  expect(levelMix(edition, andover.tracts).find(({ column }) => column === 'low')?.tractCount).toBe(1);
  // index-variables: job change −36.7 percent is the one z-score below −6
  expect(whyLevel(edition, andover.tracts).weakest[0]).toBe('job-change');
  expect(areaIndicators(edition, andover.tracts).find(({ id }) => id === 'math-grade-3')?.value).toBeCloseTo(
    270.8,
    9,
  );
});

test('every town but Canaan has a neighbor, and neighbors are mutual', () => {
  const towns = edition.areas.filter(({ id }) => id.startsWith('town:'));
  const byId = new Map(towns.map((town) => [town.id, town]));
  for (const town of towns) {
    expect(town.neighbors.length).toBeGreaterThan(0);
    if (town.slug === 'canaan') continue;
    for (const neighbor of town.neighbors) expect(byId.get(neighbor)?.neighbors).toContain(town.id);
  }
});

test('words for differences: spreads for indicators, ratios for shares of people', () => {
  expect(compareValues(0.5, 0.5, 0)).toBe('about-the-same');
  expect(compareValues(1, 2, 0.5)).toBe('much-lower');
  expect(compareValues({ missing: 'suppressed' }, 2, 0.5)).toBe('unknown');
  expect(compareShares(0.05, 0.2)).toBe('less-than-half');
  expect(compareShares(0.1, 0)).toBe('unknown');
});

test('an edition does not differ from itself', () => {
  expect(compareEditions(edition, edition)).toMatchObject({
    changes: [],
    onlyFrom: [],
    onlyTo: [],
    tractCount: 833,
  });
});
