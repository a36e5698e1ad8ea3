import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../src/pipeline/node-files.ts';
import type { Effects } from '../src/pipeline/effects.ts';
import { scoreTable } from '../src/pipeline/score-table.ts';
import { compareAlternatives } from '../src/opportunity/alternatives.ts';
import { changedCount, peopleByLevel, prepareScores, rescore } from '../src/opportunity/rescore.ts';
import { auditRun, auditTable } from '../src/opportunity/run/audit.ts';
import { explainRow } from '../src/opportunity/run/explain.ts';
import { leaveOneOut, simulateWeights } from '../src/opportunity/sensitivity.ts';
import { leaveEachOut } from '../src/opportunity/leave-out.ts';
import { baseAgreement, sensitivityBase } from '../src/opportunity/sensitivity-base.ts';

const silent = { out: () => undefined, info: () => undefined, warn: () => undefined };
const effects: Effects = {
  files: nodeFiles('.'),
  clock: { now: () => new Date(0) },
  log: silent,
  settings: {},
};
const connecticut = await scoreTable(
  effects,
  'places/connecticut/recipes/connecticut-2014.yaml',
  undefined,
  undefined,
);
const asem = await scoreTable(effects, 'recipes/coinr-asem.yaml', undefined, undefined);
const base = sensitivityBase(connecticut.run);

describe('re-weighting Connecticut 2014 in a worker', () => {
  const same = rescore(base.prepared, base);

  test('with the weights of the recipe every score and level is that of the runner', () => {
    const { run } = connecticut;
    const ids = ['very-low', 'low', 'moderate', 'high', 'very-high'];
    expect(Array.from(same.level, (k) => ids[k] ?? null)).toEqual(run.level?.assigned);
    same.score.forEach((score, row) => expect(score).toBeCloseTo(run.score.values[row] ?? 0, 12));
    expect(same.scoredCount).toBe(831);
  });

  test('switching an indicator off gives what the runner gives without it', () => {
    const weights = base.weights.map((weight, i) => (base.ids[i] === 'job-change' ? 0 : weight));
    const { run } = connecticut;
    const { score } = rescore(base.prepared, { weights, classCount: 5 });
    for (let row = 0; row < run.rowCount; row++) {
      const kept = run.indicators.filter(
        ({ id, normalized }) => id !== 'job-change' && normalized.reasons[row] === 0,
      );
      const mean = kept.reduce((sum, { normalized }) => sum + (normalized.values[row] ?? 0), 0) / kept.length;
      if (kept.length > 0) expect(score[row]).toBeCloseTo(mean, 12);
    }
  });

  test('a required share of 75 % leaves the rows with 5 and 6 of 12 indicators without a level', () => {
    const strict = rescore(base.prepared, { ...base, minimumShare: 0.75 });
    strict.level.forEach((level, row) => {
      const available = connecticut.run.available[row] ?? 0;
      expect(level === 255).toBe(available < 9);
    });
  });

  test('people are conserved: levels and "not enough data" sum to the whole group', () => {
    const people = Float64Array.from({ length: 835 }, (_, row) => row);
    const [sums] = peopleByLevel(same.level, [people], 5);
    expect(sums?.reduce((a, b) => a + b, 0)).toBe((834 * 835) / 2);
  });

  test('5,000 rows are cut by histogram as they are by sorting', () => {
    const values = Float64Array.from({ length: 5000 }, (_, i) => (Math.sin(i * 12.9898) * 43758.5453) % 1);
    const column = { kind: 'number' as const, values, reasons: new Uint8Array(5000) };
    const { level, cuts } = rescore(prepareScores([column]), { weights: [1], classCount: 5 });
    const sorted = Float64Array.from(values).sort();
    expect([...cuts]).toEqual([1000, 2000, 3000, 4000].map((rank) => sorted[rank - 1]));
    expect(level.filter((k) => k === 2)).toHaveLength(1000);
  });
});

describe('sensitivity of Connecticut 2014', () => {
  test('the same seed gives the same simulation, another seed another', () => {
    const [a, b, c] = [
      simulateWeights(base, 50, 1),
      simulateWeights(base, 50, 1),
      simulateWeights(base, 50, 2),
    ];
    expect(b).toEqual(a);
    expect(c.stability).not.toEqual(a.stability);
  });

  test('without spread nothing changes and every rank interval is one rank', () => {
    const { changed, stability, rankLow, rankHigh } = simulateWeights(base, 20, 1, 0);
    expect(changed).toEqual({ mean: 0, min: 0, max: 0 });
    expect(stability.every((share) => share === 1)).toBe(true);
    expect(rankHigh).toEqual(rankLow);
  });

  test('leaving out a domain moves more tracts than leaving out any one of its indicators', () => {
    const left = leaveOneOut(base);
    const changedBy = (name: string): number => left.find(({ left: own }) => own === name)?.changed ?? 0;
    expect(changedBy('education')).toBeGreaterThan(
      Math.max(...['college', 'math-grade-3', 'reading-grade-3'].map(changedBy)),
    );
    expect(left).toHaveLength(15);
  });

  test('leaving parts out of the recipe gives the same as switching them off, for a flat mean', () => {
    const [exact, fast] = [leaveEachOut(connecticut.run, connecticut.table), leaveOneOut(base)];
    expect(exact.map(({ left, changed }) => [left, changed])).toEqual(
      fast.map(({ left, changed }) => [left, changed]),
    );
    exact.forEach(({ meanRankShift }, i) =>
      expect(meanRankShift).toBeCloseTo(fast[i]?.meanRankShift ?? Number.NaN, 9),
    );
  });

  test('ASEM: leaving out a sub-pillar leaves its siblings the weight; a recipe without levels is followed in quintiles', () => {
    const left = leaveEachOut(asem.run, asem.table);
    // 49 indicators, 8 sub-pillars and 2 pillars.
    expect(left).toHaveLength(59);
    expect(left.find(({ left: name }) => name === 'Conn')?.changed).toBeGreaterThan(0);
  });

  test('the studies of weights start from the levels of the recipe', () => {
    expect(baseAgreement(connecticut.run, base)).toEqual({ same: 831, levelled: 831 });
  });

  test('the normalization of the recipe itself changes no level, another one does', () => {
    const results = compareAlternatives(connecticut.run, connecticut.table);
    expect(results.find(({ name }) => name === 'z-scores')?.changed).toBe(0);
    expect(results.find(({ name }) => name === 'percentile ranks')?.changed).toBeGreaterThan(0);
  });
});

describe('explain and audit', () => {
  test('Andover: contributions sum to the published score of −0.0404', () => {
    const { contributions, constant, score, levels } = explainRow(
      connecticut.run,
      connecticut.keys.indexOf('5281'),
    );
    const sum = contributions.reduce(
      (total, { value }) => total + (typeof value === 'number' ? value : 0),
      constant,
    );
    expect(sum).toBeCloseTo(-0.040392926, 9);
    expect(score).toBeCloseTo(sum, 12);
    expect(levels).toEqual({ level: 'low' });
  });

  test('ASEM, three levels of groups deep: contributions sum to the score of every country', () => {
    for (let row = 0; row < asem.run.rowCount; row++) {
      const { contributions, constant, score } = explainRow(asem.run, row);
      const sum = contributions.reduce(
        (total, { value }) => total + (typeof value === 'number' ? value : 0),
        constant,
      );
      expect(sum).toBeCloseTo(Number(score), 9);
    }
  });

  test('the audit counts the 44 outliers and sees that no column is constant', () => {
    const audit = auditRun(connecticut.run);
    expect(audit.outliers).toHaveLength(44);
    expect(audit.indicators.some(({ constant }) => constant)).toBe(false);
    expect(audit.firstComponentShare['all']).toBeGreaterThan(0.5);
    // Nine rows were averaged over 5 to 11 of 12 indicators.
    expect(audit.coverage.map(({ available, rows }) => [available, rows])).toEqual([
      [12, 822],
      [11, 2],
      [10, 2],
      [8, 1],
      [6, 3],
      [5, 1],
    ]);
    expect(audit.closePairs.map(({ a, b }) => [a, b])).toEqual([['math-grade-3', 'reading-grade-3']]);
  });

  test('a constant column is seen before a recipe that it stops', () => {
    const { recipe } = connecticut.run;
    const flat = new Map(connecticut.table.columns);
    const college = flat.get('college');
    if (college?.kind === 'number')
      flat.set('college', { ...college, values: college.values.map(() => 0.5) });
    const audit = auditTable(recipe, { ...connecticut.table, columns: flat });
    expect(audit.filter(({ constant }) => constant).map(({ id }) => id)).toEqual(['college']);
  });
});

test('two settings that differ in one row differ in one row', () => {
  expect(changedCount(Uint8Array.of(0, 1, 2), Uint8Array.of(0, 1, 4))).toBe(1);
});
