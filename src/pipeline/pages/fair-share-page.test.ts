import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openFairShare, spanOf } from './fair-share-data.ts';
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

test('periods come from the inputs: the first and last year that their sources name', () => {
  const { inputPeriod, allYears, permitYears, grandListYears, runs } = readFairSharePage('connecticut');
  expect([inputPeriod, allYears, permitYears]).toEqual(['2012–2023', '1990–2023', '1990–2017']);
  expect(grandListYears).toEqual([2001, 2018]);
  // Planning Database 2018 holds ACS 2012–16; the newest input of the 2020 model is ACS 2015–19.
  expect(runs.find(({ method }) => method.id === 'oca-2020-weighted')?.period).toBe('2012–2019');
  expect(spanOf(['state fiscal year 2017-2018', '', '2016'])).toBe('2016–2018');
});

test('every town has its years: the file of all years gives the 11.68 percent of the list of 2022', () => {
  const lines = String(fairShareFile('connecticut', 'years.csv')).trimEnd().split('\n');
  expect(lines[0]).toBe(
    'geoid,town,year,homes_on_list,homes_counted,list_share,homes_permitted,equalized_net_grand_list',
  );
  const rows = lines.slice(1).map((line) => line.split(','));
  const of2022 = rows.filter((row) => row[2] === '2022');
  const sum = (at: number): number => of2022.reduce((total, row) => total + Number(row[at]), 0);
  // Published: 173,754 of 1,487,891, 29 towns of 10 percent or more.
  expect([of2022.length, sum(3), sum(4)]).toEqual([169, 173_754, 1_487_891]);
  expect(of2022.filter((row) => Number(row[5]) >= 0.1)).toHaveLength(29);
  const json = JSON.parse(String(fairShareFile('connecticut', 'years.json'))) as {
    sources: { column: string; period: string }[];
    towns: { name: string; years: { year: number; permits: number | null }[] }[];
  };
  expect(json.sources.find(({ column }) => column === 'assistedHomes')?.period).toBe('2002–2019; 2020–2023');
  expect(json.towns.find(({ name }) => name === 'Avon')?.years[0]?.year).toBe(1990);
});

test('the table has a value or a gap for each year of a series', () => {
  const { towns } = readFairSharePage('connecticut');
  for (const { series } of towns)
    expect([series.listShare.length, series.permits.length, series.grandList.length]).toEqual([22, 28, 18]);
});
