import { expect, test } from 'vitest';
import { scenarioCsv, scenarioYaml } from '#artifacts/scenario-files.ts';
import { parseScoredInputs, scoredInputsCsv, scoredInputsJson } from '#artifacts/scored-inputs-files.ts';
import { LEVELS } from '#core/level.ts';
import { compileRecipe } from '#opportunity/recipe/compile.ts';
import { seededRandom } from '#core/stats/random.ts';
import { simulateWeights } from '#opportunity/sensitivity.ts';
import { sensitivityBase } from '#opportunity/sensitivity-base.ts';
import { rescore } from '#opportunity/rescore.ts';
import { runRecipe } from '#opportunity/run/run-recipe.ts';
import { applyScenario, editionWeights } from '#opportunity/scenario/apply-scenario.ts';
import { EDITION_SCENARIO, type Scenario } from '#opportunity/scenario/scenario.ts';
import { readScenario } from '#opportunity/scenario/scenario-link.ts';
import { scoreScenario } from '#opportunity/scenario/score-scenario.ts';
import { textsOf } from '#tables/columns.ts';
import { inferTable } from '#tables/infer-table.ts';
import { computeEdition } from './compute-edition.ts';
import { nodeFiles } from './node-files.ts';

const files = nodeFiles('.');
const published = await computeEdition(files, 'connecticut', '2014-published');
const corrected = await computeEdition(files, 'connecticut', '2014-corrected');
const IDS = published.edition.indicators.map(({ id }) => id);

/** Some settings of each kind; the levels of each are computed in several ways below. */
const LINKS = [
  'crime*0',
  'college*2.5,job-change*0.5',
  'math-grade-3*0,reading-grade-3*0,college*0',
  'crime*3;scale:percentRank;missing:threeQuarters',
  'poverty*2;scale:minMax;missing:all;levels:natural',
  'employed*1.5;levels:people',
  'public-assistance*0;missing:half;levels:width',
];

function levelsOf(computed: typeof published, scenario: Scenario): (string | null)[] {
  const { level } = scoreScenario(computed.scored, scenario, computed.edition.tracts.geoid);
  return Array.from(level, (position) => LEVELS[position] ?? null);
}

test.each([
  ['2014-published', published, 829],
  ['2014-corrected', corrected, 824],
] as const)('with nothing changed the scenario gives exactly the levels of %s', (_id, computed, count) => {
  const levels = levelsOf(computed, EDITION_SCENARIO);
  expect(levels).toEqual(computed.edition.tracts.level);
  expect(levels.filter((level) => level !== null)).toHaveLength(count);
});

test('with nothing changed scores, z-scores and contributions are the edition’s, bit for bit', () => {
  const { tracts } = published.edition;
  const { score, indicators, available } = scoreScenario(published.scored, EDITION_SCENARIO, tracts.geoid);
  const cells = (values: Float64Array = new Float64Array()): (number | null)[] =>
    Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  expect(cells(score)).toEqual(tracts.score);
  expect(Array.from(available)).toEqual(tracts.available);
  for (const id of IDS) {
    expect(cells(indicators[id]?.z)).toEqual(tracts.indicators[id]?.z);
    expect(cells(indicators[id]?.contribution)).toEqual(tracts.indicators[id]?.contribution);
  }
});

test('the file for the browser holds recipe and table without a lost digit', () => {
  for (const { scored, edition } of [published, corrected]) {
    const read = parseScoredInputs(scoredInputsJson(scored));
    for (const link of ['', ...LINKS]) {
      const scenario = readScenario(link, IDS);
      expect(scoreScenario(read, scenario, edition.tracts.geoid)).toEqual(
        scoreScenario(scored, scenario, edition.tracts.geoid),
      );
    }
  }
});

test('the quick rescoring gives the same levels as the recipe, 829 of 829, also with other weights', () => {
  const base = sensitivityBase(runRecipe(published.scored.recipe, published.scored.table));
  const geoids = textsOf(published.scored.table, 'geoid');
  const rows = published.edition.tracts.geoid.map((geoid) => geoids.indexOf(geoid));
  for (const link of ['', 'crime*0', 'college*2.5,job-change*0.5', 'crime*3,poverty*2,employed*0']) {
    const scenario = readScenario(link, IDS);
    const weights = base.ids.map((id) => scenario.weights[id] ?? 1);
    const { level } = rescore(base.prepared, { weights, classCount: 5 });
    expect(rows.map((row) => LEVELS[level[row] ?? 255] ?? null)).toEqual(levelsOf(published, scenario));
  }
});

test('a level computed by hand: without crime, tract 5281 of Andover has the mean of eleven z-scores', () => {
  const { tracts } = published.edition;
  const tract = tracts.geoid.indexOf('09013528100');
  const zs = IDS.filter((id) => id !== 'crime').map((id) => tracts.indicators[id]?.z[tract] ?? Number.NaN);
  const { score, indicators } = scoreScenario(published.scored, readScenario('crime*0', IDS), tracts.geoid);
  expect(zs.filter(Number.isFinite)).toHaveLength(11);
  expect(score[tract]).toBeCloseTo(zs.reduce((a, b) => a + b, 0) / 11, 12);
  expect(indicators['crime']).toBeUndefined();
});

test('leaving out every indicator is said, not computed', () => {
  const weights = Object.fromEntries(IDS.map((id) => [id, 0]));
  expect(() => applyScenario(published.scored.recipe, { ...EDITION_SCENARIO, weights })).toThrow(
    'leaves out every indicator',
  );
});

test('the weights of the edition are one each', () => {
  expect(editionWeights(published.scored.recipe)).toEqual(Object.fromEntries(IDS.map((id) => [id, 1])));
});

test.each(['', ...LINKS])('the downloaded recipe with inputs.csv gives the same levels: "%s"', (link) => {
  const facts = {
    place: 'connecticut',
    edition: '2014-corrected',
    link: 'https://example.org/',
    sentence: 'Mine.',
  };
  for (const { scored, edition } of [published, corrected]) {
    const scenario = readScenario(link, IDS);
    const text = scenarioYaml(applyScenario(scored.recipe, scenario), facts);
    const [header = '', ...rows] = scoredInputsCsv(scored).trimEnd().split('\n');
    const table = inferTable('inputs.csv', {
      header: header.split(','),
      rows: rows.map((row) => row.split(',')),
    });
    const run = runRecipe(compileRecipe(text, 'scenario.yaml'), table);
    const rowOf = new Map(textsOf(table, 'geoid').map((geoid, row) => [geoid, row]));
    const levels = edition.tracts.geoid.map((geoid) => run.level?.assigned[rowOf.get(geoid) ?? -1] ?? null);
    expect(levels).toEqual(levelsOf({ ...published, scored, edition }, scenario));
  }
});

test('the CSV of a scenario names each tract once, with both levels and the link', () => {
  const { tracts } = published.edition;
  const result = scoreScenario(published.scored, readScenario('crime*0', IDS), tracts.geoid);
  const facts = {
    place: 'connecticut',
    edition: '2014-published',
    link: 'https://example.org/?method=crime*0',
    sentence: '',
  };
  const lines = scenarioCsv({ ...tracts, townName: [] }, result, facts)
    .trimEnd()
    .split('\n');
  expect(lines[0]).toBe('geoid,tract,town,editionLevel,scenarioLevel,scenarioScore,changed,edition,scenario');
  expect(lines).toHaveLength(1 + tracts.geoid.length);
  const changed = levelsOf(published, readScenario('crime*0', IDS)).filter((l, i) => l !== tracts.level[i]);
  expect(lines.filter((line) => line.includes(',yes,'))).toHaveLength(changed.length);
});

test('one draw of the weights on the corrected edition, by brute force: who lacks a quarter of the indicators has no rank', () => {
  const run = runRecipe(corrected.scored.recipe, corrected.scored.table);
  const base = sensitivityBase(run);
  const [seed, spread] = [7, 0.25];
  const random = seededRandom(seed);
  const weights = base.weights.map((weight) => weight * (1 + spread * (2 * random() - 1)));
  const columns = base.ids.map((id) => run.indicators.find((one) => one.id === id)?.normalized);
  const means = Array.from(run.score.reasons, (reason, row) => {
    // The recipe's own rule, three quarters of all indicators and one in each domain, sets a row aside.
    if (reason !== 0) return null;
    const known = columns.flatMap((column, i) =>
      column?.reasons[row] === 0 ? [[column.values[row] ?? 0, weights[i] ?? 0] as const] : [],
    );
    const total = known.reduce((sum, [, weight]) => sum + weight, 0);
    return known.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
  });
  const scored = means.filter((mean) => mean !== null).length;
  const ranks = means.map((mean) =>
    mean === null ? 0 : 1 + means.filter((other) => other !== null && other < mean).length,
  );
  // 829 tracts, of which the corrected edition leaves five without a level.
  expect([means.length - scored >= 5, scored]).toEqual([true, 824]);
  const { rankLow, rankHigh } = simulateWeights(base, 1, seed, spread);
  expect([...rankLow]).toEqual(ranks);
  expect([...rankHigh]).toEqual(ranks);
});
