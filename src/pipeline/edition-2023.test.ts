import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LEVELS } from '#core/level.ts';
import { findArea } from '#analysis/find-area.ts';
import { residenceByLevel } from '#analysis/residence-by-level.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import { computeEdition } from './compute-edition.ts';
import { nodeFiles } from './node-files.ts';

const { edition } = await computeEdition(nodeFiles('.'), 'connecticut', '2023');
const { tracts } = edition;

const tableOf = (name: NormalizedTableName) =>
  readNormalizedTable(name, readFileSync(`places/connecticut/tables/${name}.csv`));

function valueOf(table: NormalizedTableName, key: string, id: string, column: string): unknown {
  const one = tableOf(table);
  return cellsOf(one, column)[textsOf(one, key).indexOf(id)];
}

test('884 tracts, 3,598,348 people (ACS 2019–2023), levels of 174 or 175 tracts', () => {
  expect(tracts.geoid).toHaveLength(884);
  expect(tracts.population.total.reduce((sum, people) => sum + people, 0)).toBe(3_598_348);
  const counts = LEVELS.map((level) => tracts.level.filter((given) => given === level).length);
  expect(counts).toEqual([174, 175, 174, 175, 174]);
});

test('open water and tracts with fewer than 20 households have no level', () => {
  const survey = tableOf('survey-2023');
  const counts = cellsOf(survey, 'households');
  const households = textsOf(survey, 'geoid').map((geoid, row) => [geoid, counts[row] ?? 0] as const);
  const without = tracts.geoid.filter((_, tract) => tracts.level[tract] === null);
  const few = households.filter(([, count]) => typeof count === 'number' && count < 20);
  expect(without).toEqual(few.map(([geoid]) => geoid).sort());
  expect(tracts.noLevel.filter((reason) => reason === 'notApplicable')).toHaveLength(5);
});

test('scores are the mean of available z-scores with n − 1, computed again from the tables', () => {
  const scored = tracts.geoid.flatMap((_, tract) => (tracts.level[tract] === null ? [] : [tract]));
  const zById = edition.indicators.map(({ id }) => {
    const raw = tracts.indicators[id]?.raw ?? [];
    const used = (tract: number): number | null => {
      const value = raw[tract] ?? null;
      return value === null || id !== 'median-income' ? value : Math.log(value);
    };
    const known = scored.map(used).filter((value) => value !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / (known.length - 1));
    return (tract: number): number | null => {
      const value = used(tract);
      return value === null ? null : (value - mean) / deviation;
    };
  });
  for (const tract of scored) {
    const own = zById.map((z) => z(tract)).filter((z) => z !== null);
    const mean = own.reduce((sum, z) => sum + z, 0) / own.length;
    expect(Math.abs(mean - (tracts.score[tract] ?? NaN))).toBeLessThan(1e-12);
  }
});

test('every tract of a town has the schools and the crime of its town', () => {
  const hartford = findArea(edition, 'town:0900337070');
  for (const [tract] of hartford.tracts) {
    if (tracts.level[tract] === null) continue;
    // Publishers' own figures: 6,550 index crimes of 127,799 residents; 24.5 % met the reading level in 2018–19.
    expect(tracts.indicators['town-safety']?.raw[tract]).toBeCloseTo(1 - 0.051252, 5);
    expect(tracts.indicators['reading-met']?.raw[tract]).toBe(0.245);
  }
});

test('crimes by town are those that the state published, but for Windham, which gains Willimantic', () => {
  const crimes = (town: string): unknown => valueOf('crime-2016', 'town', town, 'crimes');
  // Published town table of 2016: Hartford 6,550, Groton 768, Ledyard 92, Putnam 205, Windham 82 without Willimantic.
  expect(['0900337070', '0901134250', '0901142600', '0901562710'].map(crimes)).toEqual([6550, 768, 92, 205]);
  expect(crimes('0901586790')).toBe(82 + 257);
  const all = cellsOf(tableOf('crime-2016'), 'crimes').reduce(
    (sum: number, cell) => sum + (typeof cell === 'number' ? cell : 0),
    0,
  );
  expect(all).toBe(71_396 + 257);
});

test('a town with two districts has the mean of both, by the grades they teach', () => {
  // Marlborough teaches four of the grades 3 to 8, Regional District 08 two.
  expect(valueOf('school-results-2019', 'town', '0900345820', 'readingMetShare')).toBe(0.661667);
});

test('the survey figures of a tract, computed by hand from the published cells', () => {
  const at = (column: string): unknown => valueOf('survey-2023', 'geoid', '09110400101', column);
  // C17002: 61 + 85 of 2,804 below the line; margins √(61² + 105²) = 121 and 373.
  expect([at('belowPoverty'), at('belowPovertyMoe')]).toEqual([146, 121]);
  expect(at('abovePovertyShare')).toBeCloseTo(1 - 146 / 2804, 6);
  // √(121.433² − (146/2804)²·373²) / 2804
  expect(at('abovePovertyShareMoe')).toBeCloseTo(0.042749, 5);
  expect([at('medianIncome'), at('medianIncomeMoe')]).toEqual([67_398, 39_387]);
  // B06009: 502 + 411 + 447 of 2,126 with some college or more.
  expect(at('someCollegeShare')).toBeCloseTo(1360 / 2126, 6);
  // B25106: of 1,343 households 14 have no income and 27 no rent; 26 + 125 + 12 + 46 + 37 + 94 + 78 + 73 pay 30 % or more.
  expect([at('costKnown'), at('costBurdened')]).toEqual([1343 - 14 - 27, 491]);
  expect(at('notBurdenedShare')).toBeCloseTo(1 - 491 / 1302, 6);
});

test('nothing from before 2015 is in the edition without the word old', () => {
  const early = edition.indicators.filter(({ period }) => /\b(19\d\d|200\d|201[0-4])\b/.test(period));
  expect(early.map(({ id }) => id)).toEqual(['life-expectancy']);
  for (const { old, label } of early) {
    expect(old).toBe(true);
    expect(label.en).toContain('old');
    expect(label.es).toContain('antiguo');
  }
});

test('the shares of each group in lower-opportunity tracts', () => {
  const state = findArea(edition, 'state:09');
  const { groups } = residenceByLevel(edition, state.id, state.tracts);
  const percent = (group: keyof typeof groups): number => {
    const share = groups[group].lowerOpportunity;
    return typeof share === 'number' ? Math.round(share * 1000) / 10 : Number.NaN;
  };
  // Of this software's own run: a change of these is a changed number, for the top of the changelog.
  expect([percent('black'), percent('latino'), percent('asian'), percent('white')]).toEqual([
    74.3, 69.5, 34.5, 23.8,
  ]);
});

test('margins of the residence table follow from the published margins by the Census formulas', () => {
  const state = findArea(edition, 'state:09');
  const { groups } = residenceByLevel(edition, state.id, state.tracts);
  // By another way: black people of lower tracts, one column, so that zeros count once in the whole sum.
  const sum = (wanted: (tract: number) => boolean): { value: number; moe: number } => {
    let [value, squares, zero] = [0, 0, 0];
    tracts.geoid.forEach((_, tract) => {
      if (!wanted(tract)) return;
      const count = tracts.population.nhBlack[tract] ?? 0;
      const moe = tracts.populationMoe?.nhBlack[tract] ?? 0;
      value += count;
      if (count === 0) zero = Math.max(zero, moe);
      else squares += moe * moe;
    });
    return { value, moe: Math.sqrt(squares + zero * zero) };
  };
  const lower = sum((tract) => ['very-low', 'low'].includes(tracts.level[tract] ?? ''));
  const all = sum(() => true);
  const share = lower.value / all.value;
  const moe = Math.sqrt(lower.moe ** 2 - share ** 2 * all.moe ** 2) / all.value;
  expect(groups.black.lowerOpportunity).toBeCloseTo(share, 12);
  expect(groups.black.moe?.lowerOpportunity).toBeCloseTo(moe, 12);
  expect(groups.black.moe?.count).toBe(Math.round(all.moe));
});

test('levels that could be another: a seeded study, the same each time', () => {
  const { stability } = tracts;
  const unsure = (stability?.couldBe ?? []).filter((level) => level !== null);
  // Of this software's own run with the seed of the edition's file.
  expect([unsure.length, stability?.draws]).toEqual([232, 400]);
  expect(stability?.heldFixed).toEqual([
    'reading-met',
    'math-met',
    'town-safety',
    'food-access',
    'insured',
    'dental-visit',
    'life-expectancy',
  ]);
  tracts.geoid.forEach((_, tract) => {
    const other = stability?.couldBe[tract] ?? null;
    if (other === null) return;
    const [own, next] = [LEVELS.indexOf(tracts.level[tract] ?? 'low'), LEVELS.indexOf(other)];
    expect(Math.abs(own - next)).toBe(1);
  });
});
