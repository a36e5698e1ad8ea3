import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openFairShare } from './fair-share-data.ts';
import { fairShareFile, fairShareMap, readFairSharePage } from './fair-share-page.ts';
import { tableOfModel, type FairShareModel } from '#artifacts/fair-share/model.ts';
import { townEffects } from '#analysis/fair-share/sensitivity.ts';
import { allocateFairShare } from '#analysis/fair-share/allocate.ts';

test('the page has 169 towns; the bill has no number until the study is loaded', () => {
  const { towns, runs } = readFairSharePage('connecticut');
  expect(towns).toHaveLength(169);
  expect(runs.map(({ method, absent }) => [method.id, absent ?? []])).toEqual([
    ['connecticut-4-68ii', []],
    ['oca-2020-plain', []],
    ['oca-2020-weighted', []],
    ['ten-percent-rule', []],
    ['hb-5002', ['stateStudyUnits']],
    ['own-goal', ['ownGoalUnits']],
  ]);
  expect(towns.find(({ name }) => name === 'Darien')?.results['oca-2020-weighted']?.units).toBe(1208);
});

test('what the browser computes from the model is what the page says', () => {
  const model = JSON.parse(String(fairShareFile('connecticut', 'model.json'))) as FairShareModel;
  for (const { method, allocation } of openFairShare('connecticut').runs) {
    const own = model.methods.find(({ id }) => id === method.id);
    if (allocation === undefined || own === undefined) continue;
    expect(allocateFairShare(own, tableOfModel(model))).toEqual(allocation);
  }
});

test('every row of the files carries the state and, where inputs stand in, the sentence', () => {
  const lines = String(fairShareFile('connecticut', 'towns.csv')).trimEnd().split('\n').slice(1);
  expect(lines).toHaveLength(4 * 169);
  for (const line of lines.filter((one) => !one.startsWith('ten-percent-rule')))
    expect(line).toMatch(/,proxy-input,.*Estimate from stand-in inputs/);
  const workbook = fairShareFile('connecticut', 'towns.xlsx');
  expect(
    Object.keys(unzipSync(workbook as Uint8Array)).filter((path) => path.includes('worksheets/')),
  ).toHaveLength(5);
});

test('±10 percent: a wealthier Greenwich has more, a poorer one fewer; the effect is that of computing anew', () => {
  const { table, runs } = openFairShare('connecticut');
  const method = runs.find((run) => run.method.id === 'oca-2020-weighted')?.method;
  if (method === undefined) throw new Error('the method is shipped');
  const effects = townEffects(method, table, 'Greenwich');
  const of = (column: string) => effects.find((one) => one.column === column) ?? { lower: NaN, higher: NaN };
  expect(of('equalizedNetGrandList2018').higher).toBeGreaterThan(3498);
  expect(of('povertyShare2019').higher).toBeLessThan(3498);
  expect(of('multifamilyTwoPlus2016').lower).toBeGreaterThan(3498);
});

test('the map paints every town once', () => {
  const svg = fairShareMap('connecticut', 'label', (geoid) => ({
    step: 1,
    title: geoid,
    weight: 1,
    name: geoid,
  }));
  expect([...svg.matchAll(/data-town="(\d{10})"/g)]).toHaveLength(169);
  expect(svg).not.toContain('style=');
});
