import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceCsv, plainBalance } from '#artifacts/balance-files.ts';
import { LEVELS, type Level } from '#core/level.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { bridgeParts } from '#tables/bridge.ts';
import { cellsOf, indexRows, textsOf } from '#tables/columns.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import { findDefinedAreas } from './area-definitions.ts';
import { amountsByLevel, balanceByLevel } from './balance-by-level.ts';
import {
  balanceArea,
  buildBalanceModel,
  type BalanceEdition,
  joinPeople,
  type LoadedLine,
} from './build-model.ts';
import type { BalanceModel } from './model.ts';
import { pairWithPublished } from './published.ts';

const tableOf = (name: NormalizedTableName): Table =>
  readNormalizedTable(name, readFileSync(`places/connecticut/tables/${name}.csv`));

const tables = {
  'vouchers-2019': tableOf('vouchers-2019'),
  'public-housing-2015': tableOf('public-housing-2015'),
  'assisted-housing': tableOf('assisted-housing'),
};
const factsOf = () => ({ publisher: 'publisher', period: 'period' });
const numbers = (table: Table, name: string): number[] =>
  cellsOf(table, name).map((cell) => (typeof cell === 'number' ? cell : 0));

function people2019() {
  const table = tableOf('tract-people-2019');
  const geoids = textsOf(table, 'geoid');
  const of = (name: string) => {
    const values = numbers(table, name);
    return new Map(geoids.map((geoid, row) => [geoid, values[row] ?? 0]));
  };
  const columns = { people: of('people'), nhWhite: of('nhWhite'), renters: of('renters') };
  const poverty = { povertyUniverse: of('povertyUniverse'), belowPoverty: of('belowPoverty') };
  return joinPeople(factsOf(), { ...columns, ...poverty });
}

/** The published levels with people and land of Census 2010, straight from the tables: no edition is built. */
function edition2014(): BalanceEdition {
  const [levels, tracts] = [tableOf('published-levels-2014'), tableOf('tracts-2010')];
  const [population, towns] = [tableOf('population-2010'), tableOf('towns')];
  const geoid = textsOf(levels, 'geoid');
  const pick = <Value>(table: Table, key: string, values: readonly Value[], none: Value): Value[] => {
    const rowOf = indexRows(table, key);
    return geoid.map((id) => values[rowOf.get(id) ?? -1] ?? none);
  };
  const regions = textsOf(towns, 'region');
  const townRow = indexRows(towns, 'geoid');
  const regionOf = textsOf(tracts, 'town').map((town) => regions[townRow.get(town) ?? -1] ?? '');
  return {
    ...{ id: '2014-published', label: { en: '', es: '' }, tractVintage: '2010 tracts' },
    ...{ populationPeriod: '2010', populationSource: 'Census 2010 SF1 P5' },
    sources: [{ table: 'tables/tracts-2010.csv' } as SourceRecord],
    areas: [
      {
        ...{ id: 'state:09', name: 'Connecticut', slug: 'connecticut', sharedTracts: [], neighbors: [] },
        tracts: geoid.map((_, tract) => [tract, 1] as const),
      },
    ],
    tracts: {
      ...{ geoid, name: textsOf(levels, 'tractName'), level: textsOf(levels, 'level2014') as Level[] },
      region: pick(tracts, 'geoid', regionOf, ''),
      landSquareMeters: pick(tracts, 'geoid', numbers(tracts, 'landSquareMeters'), 0),
      population: { total: pick(population, 'geoid', numbers(population, 'total'), 0) },
    },
  };
}

const model = buildBalanceModel({ edition: edition2014(), tables, factsOf, people: people2019() });
const state = balanceByLevel(model, 'state:09', model.areas[0]?.tracts ?? []);

/** Percent by level with one decimal, as the specification prints them. */
function percents(id: string): string {
  const line = state.lines.find((known) => known.id === id);
  return LEVELS.map((level) => {
    const share = line?.shares[level];
    return typeof share === 'number' ? (share * 100).toFixed(1) : '–';
  }).join(' / ');
}

const lineOf = (id: string) => state.lines.find((known) => known.id === id);

// Reference distributions of the specification of housing, section 2, each with its column and join.
test.each([
  ['vouchers', 'HCV_PUBLIC', 'tract-column', 35_187, '57.2 / 29.0 / 9.3 / 3.4 / 1.1'],
  ['public-housing', 'TOTAL_UNIT', 'tract-column', 15_176, '66.0 / 24.2 / 5.5 / 2.9 / 1.4'],
  ['public-housing-by-point', 'TOTAL_UNIT', 'point', 15_176, '66.0 / 24.6 / 5.5 / 2.5 / 1.4'],
  ['tax-credit', 'UnitLower', 'point', 10_149, '40.2 / 33.4 / 12.1 / 5.8 / 8.5'],
])('%s by level: column %s, join %s, whole %i: %s', (id, column, join, total, wanted) => {
  const figures = model.lines.find((line) => line.id === id);
  expect([figures?.column, figures?.join]).toEqual([column, join]);
  expect(lineOf(id)?.total).toBe(total);
  expect(percents(id)).toBe(wanted);
});

test('the records behind them: 424 tracts of vouchers, 405 suppressed; 113 tax-credit records (specification)', () => {
  const { tracts, suppressedTracts } = lineOf('vouchers') ?? {};
  expect([tracts, suppressedTracts]).toEqual([424, 405]);
  expect(lineOf('tax-credit')?.records).toBe(113);
});

test('2.1 percent of the land is very low, 19.9 low or very low, 58.0 high or very high (published figures)', () => {
  const { shares, lower, moderateOrLower } = state.bases.land;
  const percent = (share: unknown): string => (typeof share === 'number' ? (share * 100).toFixed(1) : '–');
  expect([percent(shares['very-low']), percent(lower)]).toEqual(['2.1', '19.9']);
  expect(typeof moderateOrLower === 'number' && ((1 - moderateOrLower) * 100).toFixed(1)).toBe('58.0');
});

test('beside the published 48, 88 and 83 percent stand 57.2, 85.7 and 88.9, as the list of figures measured', () => {
  const ours = new Map(pairWithPublished(state).map(({ id, line, ours }) => [`${id} ${line}`, ours]));
  const percent = (key: string): string => {
    const share = ours.get(key);
    return typeof share === 'number' ? (share * 100).toFixed(1) : '–';
  };
  expect(percent('hcv_48 vouchers')).toBe('57.2');
  expect(percent('lihtc_88 tax-credit')).toBe('85.7');
  expect(percent('hcv_83 vouchers')).toBe('88.9');
});

test('a racially concentrated area of poverty: half people of color and three times the poverty of its region (by hand)', () => {
  const tract = (nhWhite: number, belowPoverty: number, region: string) => ({
    ...{ people: 100, povertyUniverse: 100, nhWhite, belowPoverty, region },
  });
  const tracts = [
    tract(50, 30, 'a'), // Region a: 40 of 400 poor, 10 percent; three times that is 30.
    tract(50, 9, 'a'),
    tract(71, 1, 'a'),
    tract(70, 0, 'a'),
    tract(10, 30, 'b'), // Region b: 30 percent.
    { ...tract(0, 0, 'b'), people: 0, povertyUniverse: 0 },
  ];
  expect(findDefinedAreas(tracts)).toEqual({ minority: [0, 1, 3, 4], 'high-poverty': [0, 4], rcap: [0] });
});

test('an area counts the part of a shared tract, and areas that share out a state sum to it', () => {
  const halves = [0, 1].map((half) =>
    balanceByLevel(
      model,
      `tracts:${half}`,
      model.geoids.map((_, tract) => [tract, tract % 2 === half ? 0.25 : 0.75] as const),
    ),
  );
  state.lines.forEach(({ total, id }, at) => {
    const sum = halves.reduce((all, area) => all + (area.lines[at]?.total ?? 0), 0);
    expect(sum, id).toBeCloseTo(total, 6);
  });
});

test('shares sum to one or are not applicable; permuting pairs changes nothing', () => {
  const pairs = fc.array(fc.tuple(fc.nat(4), fc.nat(1000)), { maxLength: 30 });
  fc.assert(
    fc.property(pairs, (given) => {
      const { shares, total, byLevel } = amountsByLevel([...LEVELS], given);
      expect(amountsByLevel([...LEVELS], [...given].reverse()).byLevel).toEqual(byLevel);
      const values = Object.values(shares);
      if (total === 0) expect(values.every((share) => typeof share !== 'number')).toBe(true);
      else expect(values.reduce((sum: number, share) => sum + (share as number), 0)).toBeCloseTo(1, 9);
    }),
    { numRuns: 60 },
  );
});

test('homes carried to newer tracts are all there, and the model says that they were carried', () => {
  const parts = bridgeParts(tableOf('tract-bridge-2010-2020'));
  const geoid = [...new Set(parts.map(({ to }) => to))].sort();
  const edition = edition2014();
  const newer: BalanceEdition = {
    ...edition,
    tractVintage: '2020 tracts',
    areas: [],
    tracts: { ...edition.tracts, geoid, level: geoid.map(() => null) },
  };
  const carried: BalanceModel = buildBalanceModel({
    ...{ edition: newer, tables, factsOf, people: people2019(), bridge: parts },
  });
  expect([carried.isCarried, model.isCarried]).toEqual([true, false]);
  const totals = carried.lines.map(({ tracts }) => tracts.reduce((sum, [, units]) => sum + units, 0));
  // The bridge prints its shares with six decimals.
  carried.lines.forEach(({ id }, at) => expect(totals[at], id).toBeCloseTo(lineOf(id)?.total ?? 0, 2));
});

test('a file of a user becomes a line; a tract of another census is told', () => {
  const loaded = (tract: string): LoadedLine => ({
    ...{ id: 'file', label: { en: 'File', es: 'Archivo' }, unit: 'homes', table: 'x.csv' },
    ...{ column: 'LI_UNITS', join: 'tract-column', publisher: 'HUD', period: '2023' },
    rows: [{ tract, units: 38 }],
  });
  const inputs = { edition: edition2014(), tables, factsOf, people: people2019() };
  const made = buildBalanceModel({ ...inputs, loaded: [loaded('09003502300')] });
  expect(made.lines.at(-1)?.tracts.map(([, units]) => units)).toEqual([38]);
  const wrong = () => buildBalanceModel({ ...inputs, loaded: [loaded('09110502300')] });
  expect(wrong).toThrow(expect.objectContaining({ code: 'tract-unknown' }));
});

test('JSON and CSV name column, join, publisher and what is held back in every line', () => {
  const named = { name: 'Connecticut', balance: state, published: [] };
  const json = plainBalance(model, named);
  expect(json.lines[0]).toMatchObject({
    ...{ line: 'vouchers', column: 'HCV_PUBLIC', join: 'tract-column', suppressedTracts: 405 },
    ...{ publisher: 'publisher', period: 'period', total: 35_187 },
  });
  const csv = balanceCsv(model, [named]);
  expect(csv.split('\n')[1]).toContain(
    'vouchers,vouchers,vouchers-2019,HCV_PUBLIC,tract-column,period,424,424,405',
  );
  const last = (text: string, line: number): string[] | undefined =>
    text.split('\n')[line]?.split(',').slice(-2);
  expect(last(csv, 0)).toEqual(['publisher', 'estimated_on_newer_tracts']);
  expect(last(csv, 1)).toEqual(['publisher', 'no']);
  const carried = balanceCsv({ ...model, isCarried: true }, [named]);
  expect([last(carried, 1), last(carried, 17)]).toEqual([
    ['publisher', 'yes'],
    ['Census 2010 SF1 P5', 'no'],
  ]);
  // Sixteen lines and three bases, with the header.
  expect(csv.trimEnd().split('\n')).toHaveLength(20);
});

test('a town without a tract of its own shows the one it shares, and both say so; a tract of no people is no sharing', () => {
  // In 2010 Canaan and Norfolk are tract 4256; Windsor Locks and Suffield meet at the airport, tract 9800, and have others.
  const area = (id: string, name: string, tracts: [number, number][], sharedTracts: number[]) => ({
    ...{ id, name, slug: name.toLowerCase(), tracts, sharedTracts, neighbors: [] },
  });
  const areas = [
    area(
      'state:09',
      'Connecticut',
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      [],
    ),
    area('town:1', 'Canaan', [], [0]),
    area('town:2', 'Norfolk', [[0, 1]], []),
    area(
      'town:3',
      'Windsor Locks',
      [
        [1, 1],
        [2, 1],
      ],
      [],
    ),
    area('town:4', 'Suffield', [[3, 1]], [2]),
  ];
  expect(areas.slice(1).map((one) => balanceArea(one, areas))).toEqual([
    { id: 'town:1', name: 'Canaan', tracts: [[0, 1]], sharedWith: ['Norfolk'] },
    { id: 'town:2', name: 'Norfolk', tracts: [[0, 1]], sharedWith: ['Canaan'] },
    {
      id: 'town:3',
      name: 'Windsor Locks',
      tracts: [
        [1, 1],
        [2, 1],
      ],
    },
    { id: 'town:4', name: 'Suffield', tracts: [[3, 1]] },
  ]);
});
