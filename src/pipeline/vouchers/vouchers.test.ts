import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BEDROOMS, townPlaces, tractPlaces } from '#analysis/vouchers/model.ts';
import { amountForZip, amountsOf, percentOf } from '#analysis/vouchers/payment-standard.ts';
import { rankPlaces } from '#analysis/vouchers/rank-places.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { smallAreaRents2024 } from '#sources/hud-rents-2024.ts';
import { cellsOf } from '#tables/columns.ts';
import { openVouchers } from './open-vouchers.ts';

const { model } = openVouchers('connecticut');
const [towns, tracts] = [townPlaces(model), tractPlaces(model)];
const townNamed = (name: string) => towns.find((town) => town.name === name) ?? expect.unreachable();
const choice = { bedrooms: 2, smallAreas: false } as const;

test('169 towns and 879 tracts can be ranked, each with an amount', () => {
  expect([towns.length, tracts.length]).toEqual([169, 879]);
  const bare = [...towns, ...tracts].filter((place) =>
    amountsOf(model, place, choice).every(({ most }) => most < 500),
  );
  expect(bare).toEqual([]);
});

test('Hartford pays by ZIP code: 06106 has 1,460, so at most 1,606; its area rent is 1,654 (HUD, fiscal year 2024)', () => {
  const hartford = townNamed('Hartford');
  expect(hartford.rents?.[2]).toBe(1654);
  expect(amountsOf(model, hartford, choice).find(({ zip }) => zip === '06106')).toEqual({
    ...{ least: 1314, most: 1606, rent: 1460, basis: 'small-area', zip: '06106' },
  });
});

test('Avon 06001 has 2,120; Westport 06880 pays the area rent until the authority chooses ZIP codes (2,710)', () => {
  expect(amountsOf(model, townNamed('Avon'), choice).find(({ zip }) => zip === '06001')?.rent).toBe(2120);
  const westport = townNamed('Westport');
  expect(amountsOf(model, westport, choice)[0]?.basis).toBe('area');
  const byZip = amountsOf(model, westport, { ...choice, smallAreas: true });
  expect(byZip.find(({ zip }) => zip === '06880')?.rent).toBe(2710);
});

test('42 ZIP codes in several areas: each asks for the town where the area rent counts', () => {
  const areas = new Map<string, Set<string>>();
  model.zips.zip.forEach((zip, row) =>
    areas.set(zip, (areas.get(zip) ?? new Set()).add(model.zips.area[row] ?? '')),
  );
  const several = [...areas].filter(([, own]) => own.size > 1);
  expect(several).toHaveLength(42);
  const asked = several.filter(([zip]) => amountForZip(model, zip, choice, towns).kind === 'ask-town');
  const unknown = [...areas.keys()].filter(
    (zip) => !['amount', 'ask-town'].includes(amountForZip(model, zip, choice, towns).kind),
  );
  // 06390 is Fishers Island in the State of New York: none of our towns is near.
  expect([asked.length, unknown]).toEqual([42, ['06390']]);
  expect(amountForZip(model, '06390', choice, towns).kind).toBe('elsewhere');
  // Every HUD area of such a ZIP code can be answered: by one of its towns, or as another town of that area.
  for (const [zip] of several) {
    const answer = amountForZip(model, zip, choice, towns);
    if (answer.kind !== 'ask-town') continue;
    const named = towns.filter(({ townGeoid }) => answer.towns.includes(townGeoid)).map(({ area }) => area);
    expect(new Set([...named, ...answer.otherAreas])).toEqual(new Set(answer.areas));
  }
});

test('our 90 and 110 percent are HUD’s own columns in all 387 rows', async () => {
  const raw = process.env['EVENGROUND_RAW'];
  if (raw === undefined) return;
  const bytes = new Uint8Array(readFileSync(`${raw}/${smallAreaRents2024.file}`));
  const table = await smallAreaRents2024.parse(bytes, new ProblemLog());
  for (const bedrooms of BEDROOMS) {
    const rents = cellsOf(table, `rent${bedrooms}`).map((cell) => (typeof cell === 'number' ? cell : 0));
    for (const percent of [90, 110])
      expect(rents.map((rent) => percentOf(rent, percent))).toEqual(
        cellsOf(table, `standard${percent}of${bedrooms}`),
      );
  }
});

test('the model holds nothing on race, crime or offers of homes', () => {
  const keys = JSON.stringify(model).toLowerCase();
  const words = [
    'black',
    'white',
    'latino',
    'hispanic',
    'asian',
    'race',
    'color',
    'crime',
    'safety',
    'listing',
  ];
  // Names of places may hold such a word: only keys are looked at.
  expect(words.filter((word) => new RegExp(`"[^"]*${word}[^"]*":`).test(keys))).toEqual([]);
});

test('the town to be reached is the nearest one to itself', () => {
  const wishes = { near: 2, schools: 0, opportunity: 0, station: 0, food: 0 } as const;
  const avon = townNamed('Avon');
  expect(rankPlaces(model, towns, wishes, avon).ranked[0]?.place.name).toBe('Avon');
});
