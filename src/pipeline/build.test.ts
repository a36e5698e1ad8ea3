import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { landByLevel } from '#analysis/land-by-level.ts';
import { residenceByLevel } from '#analysis/residence-by-level.ts';
import { isLevel } from '#core/level.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { computeEdition } from './compute-edition.ts';
import { nodeFiles } from './node-files.ts';

const computed = await computeEdition(nodeFiles('.'), 'connecticut', '2014-published');
const { edition } = computed;
const [state] = edition.areas;
const published = readNormalizedTable(
  'published-levels-2014',
  readFileSync('places/connecticut/tables/published-levels-2014.csv'),
);

test('all 829 levels and scores are those that the organization published', () => {
  const levels = textsOf(published, 'level2014');
  const scores = cellsOf(published, 'index2014');
  const indexOf = new Map(edition.tracts.geoid.map((geoid, index) => [geoid, index]));
  const differing = textsOf(published, 'geoid').filter((geoid, row) => {
    const tract = indexOf.get(geoid) ?? -1;
    const score = edition.tracts.score[tract] ?? Number.NaN;
    const wanted = scores[row];
    const near = typeof wanted === 'number' && Math.abs(score - wanted) <= 5e-10;
    return !near || edition.tracts.level[tract] !== levels[row];
  });
  expect(differing).toEqual([]);
  expect(published.rowCount).toBe(829);
  expect(edition.tracts.level.filter((level) => level !== null && isLevel(level))).toHaveLength(829);
});

test('the state has 1,027,835 people of color and the published shares in lower-opportunity tracts', () => {
  const { groups, population } = residenceByLevel(edition, 'state:09', state?.tracts ?? []);
  expect(population).toBe(3574097);
  expect(groups.peopleOfColor.count).toBe(1027835);
  // specs/opportunity-index.md §2, Census 2010 with published levels, in percent
  expect(groups.black.lowerOpportunity).toBeCloseTo(0.7375, 3);
  expect(groups.latino.lowerOpportunity).toBeCloseTo(0.7328, 3);
  expect(groups.white.lowerOpportunity).toBeCloseTo(0.2582, 3);
  expect(groups.asian.lowerOpportunity).toBeCloseTo(0.3478, 3);
});

test('land by level is 2.1, 17.8, 22.1, 27.8 and 30.2 percent', () => {
  const { byLevel } = landByLevel(edition, state?.tracts ?? []);
  const percents = Object.values(byLevel).map((share) =>
    typeof share === 'number' ? (share * 100).toFixed(1) : '',
  );
  expect(percents).toEqual(['2.1', '17.8', '22.1', '27.8', '30.2', '0.0']);
});

test('Canaan shows the tract that Norfolk counts, and nobody is counted twice', () => {
  const canaan = edition.areas.find(({ slug, id }) => slug === 'canaan' && id.startsWith('town:'));
  expect(canaan?.tracts).toEqual([]);
  expect(canaan?.sharedTracts.map((tract) => edition.tracts.geoid[tract])).toEqual(['09005425600']);
  const towns = edition.areas.filter(({ id }) => id.startsWith('town:'));
  const counted = towns.flatMap(({ tracts }) => tracts.map(([tract]) => tract));
  expect(towns).toHaveLength(169);
  expect(new Set(counted).size).toBe(counted.length);
});

test('the run lists the 44 outliers and the partly covered tracts', () => {
  const units = (code: string): number | undefined =>
    edition.notes.find((note) => note.code === code)?.units.length;
  expect(units('outlier')).toBe(44);
  expect(units('partial-score')).toBe(7);
});
