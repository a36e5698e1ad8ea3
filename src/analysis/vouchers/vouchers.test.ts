import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problems } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { medianOfClasses, readGrossRents } from '#sources/acs-gross-rent.ts';
import { answersText, NO_ANSWERS, readAnswers } from './answers.ts';
import { distanceBand } from './distance.ts';
import { type Rents, townPlaces, tractPlaces, type VoucherModel } from './model.ts';
import { amountForZip, amountsOf } from './payment-standard.ts';
import { rankPlaces, type Wishes } from './rank-places.ts';
import { reachPlaces } from './reach.ts';
import { readStandards } from './standards-file.ts';
import { withinStandard } from './within-standard.ts';

const flat = (rent: number): Rents => [rent, rent, rent, rent, rent];

/** Four towns in a row: two in an area of ZIP code rents, two not; ZIP 00003 lies in both areas. */
const MODEL: VoucherModel = {
  ...{ format: 'evenground-voucher-model/1', fiscalYear: 2024, lastDay: '2024-09-30', percents: [90, 110] },
  ...{ smallAreas: ['S'], areas: { S: 'Small', M: 'Metro' } },
  zips: {
    zip: ['00001', '00002', '00003', '00003'],
    area: ['S', 'S', 'S', 'M'],
    rents: [flat(1000), flat(2000), flat(3000), flat(3000)],
  },
  towns: {
    ...{ geoid: ['t1', 't2', 't3', 't4'], name: ['Ash', 'Birch', 'Cedar', 'Date'] },
    ...{ longitude: [-72, -72.1, -72.2, -72.3], latitude: [41, 41, 41, 41], area: ['S', 'S', 'M', 'M'] },
    rents: [flat(1500), flat(1500), flat(1800), flat(1800)],
    zips: [['00001'], ['00002', '00003'], ['00003'], []],
    mainZips: [1, 2, 1, 0],
    ...{ schools: [0.4, 0.6, 0.6, null], food: [1, 1, 0.5, 0], levelMean: [1, 2, 5, 3] },
    levelCounts: [
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 1, 0, 0],
    ],
  },
  tracts: {
    ...{ geoid: ['a', 'b'], name: ['1', '2'], town: [0, 2], longitude: [-72, -72.2], latitude: [41, 41] },
    ...{ zip: ['00001', '00003'], level: ['very-low', null], food: [1, null] },
  },
  names: [
    ['village', 'Grove', [1]],
    ['zip', '00003', [1, 2]],
  ],
  stations: [['Main', -72, 41]],
  standards: [],
};

const TOWNS = townPlaces(MODEL);
const nameOf = (names: readonly string[]): string => names.join(' ');
const NONE: Wishes = { near: 0, schools: 0, opportunity: 0, station: 0, food: 0 };
const choice = { bedrooms: 2, smallAreas: false } as const;

test('where ZIP code rents must be used each ZIP code has its amount, elsewhere the area has one (by hand)', () => {
  const [ash, birch, cedar] = TOWNS.map((town) => amountsOf(MODEL, town, choice));
  expect(ash).toEqual([{ least: 900, most: 1100, rent: 1000, basis: 'small-area', zip: '00001' }]);
  expect(birch?.map(({ zip, most }) => [zip, most])).toEqual([
    ['00002', 2200],
    ['00003', 3300],
  ]);
  expect(cedar).toEqual([{ least: 1620, most: 1980, rent: 1800, basis: 'area', zip: null }]);
});

test('an authority that chose ZIP code rents pays them outside of the required area, too', () => {
  const [cedar] = amountsOf(MODEL, TOWNS[2] ?? expect.unreachable(), { ...choice, smallAreas: true });
  expect(cedar).toMatchObject({ basis: 'small-area', rent: 3000 });
});

test('amounts that the authority sent in go before every percent, the narrowest first', () => {
  const csv =
    'authority,name,from,scope,bedrooms0,bedrooms1,bedrooms2,bedrooms3,bedrooms4\n' +
    'oak,Oak,2025-01-01,all,500,600,700,800,900\noak,Oak,2025-01-01,Cedar,501,601,701,801,901\noak,Oak,2025-01-01,00002,502,602,702,802,902\n';
  const townOf = new Map([['Cedar', 't3']]);
  const [authority] = readStandards(new TextEncoder().encode(csv), 'a.csv', townOf, new ProblemLog());
  const most = TOWNS.map((town) => amountsOf(MODEL, town, { ...choice, authority }).map((one) => one.most));
  // Birch has ZIP codes 00002, with amounts of its own, and 00003, which keeps those of all.
  expect(most).toEqual([[700], [702, 700], [701], [700]]);
});

test('a file of payment standards with wrong cells is refused with line and column', () => {
  const csv =
    'authority,name,from,scope,bedrooms0,bedrooms1,bedrooms2,bedrooms3,bedrooms4\n' +
    'Oak,Oak,soon,Nowhere,500,600,700,800,900\n';
  const read = (): unknown =>
    readStandards(new TextEncoder().encode(csv), 'a.csv', new Map(), new ProblemLog());
  try {
    read();
    expect.unreachable();
  } catch (error) {
    const problems = error instanceof Problems ? error.problems : [];
    expect(problems.map(({ details }) => [details.line, details.columnName])).toEqual([
      [2, 'authority'],
      [2, 'from'],
      [2, 'scope'],
    ]);
  }
});

test('a town that HUD gives no rent has no amount, and is never shown with $0', () => {
  const model = { ...MODEL, towns: { ...MODEL.towns, rents: MODEL.towns.rents.map(() => null) } };
  const [, , cedar] = townPlaces(model).map((town) => amountsOf(model, town, choice));
  expect(cedar).toEqual([]);
  // Its ZIP codes still have theirs, where they count.
  expect(amountsOf(model, townPlaces(model)[0] ?? expect.unreachable(), choice)[0]?.most).toBe(1100);
});

test('a ZIP code in two areas asks for the town, and the town decides', () => {
  const asked = amountForZip(MODEL, '00003', choice, TOWNS);
  expect(asked).toEqual({ kind: 'ask-town', towns: ['t2', 't3'], areas: ['S', 'M'], otherAreas: [] });
  expect(amountForZip(MODEL, '00003', choice, TOWNS, 't3')).toMatchObject({
    amount: { rent: 1800, basis: 'area' },
  });
  expect(amountForZip(MODEL, '00003', choice, TOWNS, 't2')).toMatchObject({ amount: { rent: 3000 } });
  expect(amountForZip(MODEL, '00003', { ...choice, smallAreas: true }, TOWNS)).toMatchObject({
    amount: { rent: 3000, basis: 'small-area' },
  });
  expect(amountForZip(MODEL, '99999', choice, TOWNS)).toEqual({ kind: 'unknown' });
});

test('a ZIP code has the amount of the authority itself where that is loaded', () => {
  const all = [1, 2, 3, 4, 5] as const;
  const authority = (rents: Readonly<Record<string, typeof all>>) => ({
    id: 'o',
    name: 'O',
    from: '',
    rents,
  });
  const answer = (rents: Readonly<Record<string, typeof all>>, zip: string) =>
    amountForZip(MODEL, zip, { ...choice, authority: authority(rents) }, TOWNS);
  const known = { amount: { least: 3, most: 3, basis: 'authority' } };
  expect(answer({ all }, '00001')).toMatchObject(known);
  expect(answer({ '00003': all }, '00003')).toMatchObject(known);
  expect(answer({ t2: all }, '00003')).toMatchObject({ kind: 'ask-town', towns: ['t2', 't3'] });
  // Nothing loaded for it: the range of HUD's rents.
  expect(answer({ t9: all }, '00001')).toMatchObject({ amount: { basis: 'small-area' } });
});

test('a ZIP code that HUD lists in an area where no town is known to hold it asks for that area; one of no town is elsewhere', () => {
  const zips = MODEL.towns.zips.map((own, row) => (row === 1 ? own.filter((zip) => zip !== '00003') : own));
  const model = { ...MODEL, towns: { ...MODEL.towns, zips } };
  const towns = townPlaces(model);
  expect(amountForZip(model, '00003', choice, towns)).toMatchObject({ towns: ['t3'], otherAreas: ['S'] });
  expect(amountForZip(model, '00003', choice, towns, 'area:S')).toMatchObject({
    amount: { rent: 3000, basis: 'small-area' },
    area: 'S',
  });
  const zips9 = { zip: ['00009'], area: ['NY'], rents: [[1, 2, 3, 4, 5] as const] };
  expect(amountForZip({ ...MODEL, zips: zips9 }, '00009', choice, TOWNS)).toEqual({
    kind: 'elsewhere',
    area: 'NY',
  });
  // An area in which the ZIP code does not lie decides nothing.
  expect(amountForZip(model, '00003', choice, towns, 'area:X')).toMatchObject({ kind: 'ask-town' });
});

test('the rank follows from what the family said and from nothing else (by hand)', () => {
  const { ranked, unranked } = rankPlaces(
    MODEL,
    TOWNS,
    { ...NONE, schools: 1, near: 2 },
    { longitude: -72.2, latitude: 41 },
  );
  // Schools: Birch and Cedar share the first place (75 points), Ash has 0. Distance: Cedar 100, Birch 50, Ash 0.
  expect(ranked.map(({ place, rank, points }) => [place.name, rank, Math.round(points * 10) / 10])).toEqual([
    ['Cedar', 1, 91.7],
    ['Birch', 2, 58.3],
    ['Ash', 3, 0],
  ]);
  expect(ranked[0]?.reasons.map(({ priority, position }) => [priority, position])).toEqual([
    ['near', 1],
    ['schools', 1],
  ]);
  expect(unranked.map(({ place, lacks }) => [place.name, lacks])).toEqual([['Date', ['schools']]]);
});

test('equal points share a rank; where nothing matters nothing is ranked', () => {
  const { ranked } = rankPlaces(MODEL, TOWNS, { ...NONE, schools: 1 }, undefined);
  expect(ranked.map(({ rank, isTied }) => [rank, isTied])).toEqual([
    [1, true],
    [1, true],
    [3, false],
  ]);
  expect(rankPlaces(MODEL, TOWNS, NONE, undefined).ranked).toEqual([]);
});

/** The same points the long way: each place meets every other one and wins, shares or loses. */
function duelPoints(values: readonly number[], at: number): number {
  const own = values[at] ?? 0;
  const others = values.filter((_, i) => i !== at);
  const won = others.reduce((sum, value) => sum + (own > value ? 1 : own === value ? 0.5 : 0), 0);
  return others.length === 0 ? 100 : (100 * won) / others.length;
}

test('points are the share of duels won, counted one by one; order of the places does not matter', () => {
  const level = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level, level), { minLength: 1, maxLength: 20 }), (rows) => {
      const places = rows.map(([school, food, mean], i) => ({
        ...(TOWNS[0] ?? expect.unreachable()),
        ...{ id: `town:${i}`, name: String(i), schools: school / 5, food: food / 5, levelMean: mean },
      }));
      const wishes: Wishes = { ...NONE, schools: 2, food: 1, opportunity: 1 };
      const { ranked } = rankPlaces(MODEL, places, wishes, undefined);
      const columns = [0, 1, 2].map((column) => rows.map((row) => row[column] ?? 0));
      const byDuel = new Map(
        places.map(({ id }, i) => {
          const [s = 0, f = 0, m = 0] = columns.map((column) => duelPoints(column, i));
          return [id, (2 * s + f + m) / 4] as const;
        }),
      );
      for (const { place, points } of ranked) expect(points).toBeCloseTo(byDuel.get(place.id) ?? -1, 6);
      const turned = rankPlaces(MODEL, [...places].reverse(), wishes, undefined).ranked;
      expect(turned.map(({ place, rank }) => [place.id, rank])).toEqual(
        ranked.map(({ place, rank }) => [place.id, rank]),
      );
    }),
    { numRuns: 40 },
  );
});

test('a better value never lowers a place', () => {
  const wishes: Wishes = { ...NONE, schools: 1, opportunity: 1 };
  const rankOf = (share: number): number => {
    const places = TOWNS.map((town, i) => (i === 0 ? { ...town, schools: share } : town));
    return (
      rankPlaces(MODEL, places, wishes, undefined).ranked.find(({ place }) => place.name === 'Ash')?.rank ?? 0
    );
  };
  expect(rankOf(0.9)).toBeLessThanOrEqual(rankOf(0.5));
});

test('distances come in bands; places to reach have a point each', () => {
  expect([0, 2, 9.9, 40].map(distanceBand)).toEqual([0, 1, 2, 5]);
  const found = reachPlaces(MODEL).filter(({ kind }) => kind === 'zip' || kind === 'village');
  expect(nameOf(found.map(({ target }) => target))).toBe('village:Grove zip:00003');
  // The only tract of ZIP code 00003 is in Cedar.
  expect(found[1]?.longitude).toBe(-72.2);
});

test('answers survive a file; a stranger’s file says nothing', () => {
  const answers = { ...NO_ANSWERS, bedrooms: 3, reach: 'zip:06106', saved: ['town:0900337070'] } as const;
  expect(readAnswers(answersText(answers))).toEqual(answers);
  const hostile = [
    '',
    '[]',
    '{"format":"x"}',
    '<html>',
    '{"format":"evenground-voucher-answers/1","saved":{}}',
    '{"format":"evenground-voucher-answers/1","bedrooms":99}',
    '{"format":"evenground-voucher-answers/1","bedrooms":2,"saved":{}}',
  ];
  expect(hostile.map((text) => readAnswers(text)?.saved)).toEqual([
    ...Array.from({ length: 6 }, () => undefined),
    [],
  ]);
  const script = `{"format":"evenground-voucher-answers/1","reach":"<img src=x>","bedrooms":2}`;
  expect(readAnswers(script)).toEqual(NO_ANSWERS);
});

test('a rent is within the standard of the area, or of the ZIP code (by hand)', () => {
  const rents = new Map([
    ['town:t1', 1200],
    ['town:t2', 1900],
    ['town:t3', 2500],
  ]);
  const rows = withinStandard(MODEL, TOWNS, 2, rents);
  expect(
    rows.map(({ level, known, underArea, underSmallArea }) => [level, known, underArea, underSmallArea]),
  ).toEqual([
    ['very-low', 1, 1, 0],
    ['low', 1, 0, 1],
    ['moderate', 0, 0, 0],
    ['very-high', 1, 0, 1],
  ]);
  expect(
    withinStandard(MODEL, tractPlaces(MODEL), 2, new Map()).map(({ places, known }) => [places, known]),
  ).toEqual([
    [1, 0],
    [1, 0],
  ]);
});

test('gross rents are read as data.census.gov saves them: labels, codes and margins (fixture in the official layout)', () => {
  const csv =
    'GEO_ID,NAME,B25064_001E,B25064_001M\nGeography,Geographic Area Name,Estimate!!Median gross rent,Margin of Error!!Median gross rent\n' +
    '1400000US09110500100,"Census Tract 5001; Capitol",1234,150\n1400000US09110500200,"Census Tract 5002; Capitol",-,**\n' +
    '0600000US0911037070,"Hartford town",1210,25\n1400000US09110500300,Tract,"3,500+",***\n';
  const townOf = new Map([['37070', '0900337070']]);
  expect(readGrossRents(new TextEncoder().encode(csv), 'r.csv', townOf, new ProblemLog())).toEqual([
    { id: 'tract:09110500100', median: 1234, medianMoe: 150 },
    { id: 'town:0900337070', median: 1210, medianMoe: 25 },
  ]);
});

test('the median of rent classes lies inside its class; the open class has none (by hand)', () => {
  const at = (...pairs: readonly (readonly [number, number])[]): number[] =>
    Array.from({ length: 24 }, (_, i) => pairs.find(([index]) => index === i)?.[1] ?? 0);
  // 30 of 40 rents lie in 1,000–1,249: the 20th is two thirds of the way after ten below.
  expect(medianOfClasses(at([16, 10], [17, 30]))).toBeCloseTo(1000 + (10 / 30) * 250, 9);
  expect([medianOfClasses(at([23, 5])), medianOfClasses(at())]).toEqual([undefined, undefined]);
});
