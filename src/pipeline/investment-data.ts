import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { lessPart, outsideShare } from '#analysis/investment/counts.ts';
import type { HousingSurvey, InvestmentModel, TractCounts } from '#analysis/investment/model.ts';
import { findArea } from '#analysis/find-area.ts';
import type { Estimate } from '#core/estimate.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { cellsOf, indexRows, textsOf } from '#tables/columns.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import { hasBalance, openBalance } from './balance-data.ts';
import { readEdition } from './read-edition.ts';
import { parseYamlFile } from './yaml-file.ts';

const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const texts = z.array(z.string().min(1)).min(1);

/** Schema of `places/PLACE/investment.yaml`. */
export const investmentConfigSchema = z.strictObject({
  format: z.literal('evenground-investment/1'),
  edition: z.string(),
  both: text,
  assetsNote: text.optional(),
  menu: z.array(
    z.strictObject({
      domain: z.string(),
      kinds: z.strictObject({ en: texts, es: texts }),
      source: z.string(),
      state: z.enum(['verified', 'from-source', 'unverified']),
      note: text.optional(),
    }),
  ),
  counts: z.array(
    z.strictObject({
      indicator: z.string(),
      column: z.string(),
      less: z.string().optional(),
      outsideShare: z.boolean().optional(),
      label: text,
    }),
  ),
  noCount: z.array(z.strictObject({ indicator: z.string(), reason: text })),
});

/** Whether a place has a page of investment. */
export function hasInvestment(place: string): boolean {
  return existsSync(`places/${place}/investment.yaml`);
}

function readConfig(place: string) {
  const file = `places/${place}/investment.yaml`;
  const kind = { code: 'investment', guide: 'docs/method/investment.md' };
  return parseYamlFile(investmentConfigSchema, readFileSync(file, 'utf8'), file, kind);
}

/** Edition whose indicators the page of investment shows; undefined where the place has no such page. */
export function investmentEdition(place: string): string | undefined {
  return hasInvestment(place) ? readConfig(place).edition : undefined;
}

type Counts = (name: string) => TractCounts;

/** Columns of a table of tracts in the order of the edition. */
function countsOf(table: Table, geoids: readonly string[]): Counts {
  const rowOf = indexRows(table, 'geoid');
  const column = (name: string): (number | null)[] => {
    const cells = cellsOf(table, name);
    return geoids.map((geoid) => {
      const cell = cells[rowOf.get(geoid) ?? -1];
      return typeof cell === 'number' ? cell : null;
    });
  };
  return (name) => ({ value: column(name), moe: column(`${name}Moe`) });
}

type CountRule = ReturnType<typeof readConfig>['counts'][number];

function countsBehind(now: Counts, rules: readonly CountRule[], { indicators }: Edition['tracts']) {
  return Object.fromEntries(
    rules.map(({ indicator, column, less, outsideShare: isOutside, label }) => {
      const whole = less === undefined ? now(column) : lessPart(now(column), now(less));
      const counts = isOutside === true ? outsideShare(whole, indicators[indicator]?.raw ?? []) : whole;
      return [indicator, { ...counts, label }];
    }),
  );
}

type AreaMedians = Readonly<Record<string, Estimate | null>>;

/** Median income of whole towns by area id. */
function townMedians(table: Table, year: string): AreaMedians {
  const [values, margins] = [cellsOf(table, `medianIncome${year}`), cellsOf(table, `medianIncome${year}Moe`)];
  return Object.fromEntries(
    textsOf(table, 'town').map((geoid, row) => {
      const [value, moe] = [values[row], margins[row]];
      // 250,001 without a margin stands for any median above 250,000.
      const isPrinted = typeof value === 'number' && typeof moe === 'number';
      return [`town:${geoid}`, isPrinted ? { value, moe } : null] as const;
    }),
  );
}

function surveyOf(
  counts: Counts,
  renters: TractCounts,
  period: string,
  areaMedians: AreaMedians,
): HousingSurvey {
  return {
    ...{
      period,
      source: 'U.S. Census Bureau, American Community Survey 5-year, B25003, B25106, B19013',
      renters,
    },
    ...{ households: counts('households'), costKnown: counts('costKnown') },
    ...{ costBurdened: counts('costBurdened'), medianIncome: counts('medianIncome'), areaMedians },
  };
}

function homesOf(place: string, edition: string): InvestmentModel['homes'] {
  if (!hasBalance(place)) return [];
  // The same homes by their map points are a check of the balance, not more homes.
  const lines = openBalance(place, edition).lines.filter(({ id }) => !id.endsWith('-by-point'));
  return lines.map(({ id, label, unit, publisher, period, tracts, suppressed }) => ({
    ...{ id, label, unit, publisher, period, suppressed },
    tracts: tracts.map(([tract, least, most]) => [tract, least, most] as const),
  }));
}

function makeModel(place: string, edition: Edition): InvestmentModel {
  const config = readConfig(place);
  const { tracts } = edition;
  const has = (name: NormalizedTableName): boolean => existsSync(`places/${place}/tables/${name}.csv`);
  const open = (name: NormalizedTableName): Table =>
    readNormalizedTable(name, readFileSync(`places/${place}/tables/${name}.csv`));
  const now = countsOf(open('survey-2023'), tracts.geoid);
  const before = has('housing-2019') ? countsOf(open('housing-2019'), tracts.geoid) : undefined;
  const towns = has('fair-share-towns') ? open('fair-share-towns') : undefined;
  const medians = (year: string): AreaMedians => (towns === undefined ? {} : townMedians(towns, year));
  const stations = has('transit-stations') ? open('transit-stations') : undefined;
  const at = (name: string): (number | null)[] =>
    stations === undefined
      ? []
      : cellsOf(stations, name).map((cell) => (typeof cell === 'number' ? cell : null));
  const [longitudes, latitudes] = [at('longitude'), at('latitude')];
  return {
    ...{ format: 'evenground-investment-model/1', edition: edition.id, geoids: tracts.geoid },
    ...{ people: tracts.population.total, longitude: tracts.longitude, latitude: tracts.latitude },
    indicators: edition.indicators.map((one) => ({
      ...{ id: one.id, domain: one.domain, label: one.label, unit: one.unit, decimals: one.decimals },
      ...{
        isMedian: one.measure === 'median',
        source: one.source,
        publisher: one.publisher,
        period: one.period,
      },
      raw: tracts.indicators[one.id]?.raw ?? [],
      z: tracts.indicators[one.id]?.z ?? [],
    })),
    counts: countsBehind(now, config.counts, tracts),
    noCount: Object.fromEntries(config.noCount.map(({ indicator, reason }) => [indicator, reason])),
    before: before === undefined ? null : surveyOf(before, before('renters'), '2015–2019', medians('2019')),
    now: surveyOf(now, lessPart(now('households'), now('owners')), '2019–2023', medians('2023')),
    homes: homesOf(place, edition.id),
    menu: config.menu,
    stations:
      stations === undefined
        ? []
        : textsOf(stations, 'name').map((name, i) => [name, longitudes[i] ?? 0, latitudes[i] ?? 0] as const),
    both: config.both,
    assetsNote: config.assetsNote,
  };
}

const known = new Map<string, { readonly model: InvestmentModel; readonly edition: Edition }>();

/** The investment model of a place, read once a process. */
export function openInvestment(place: string): {
  readonly model: InvestmentModel;
  readonly edition: Edition;
} {
  const found = known.get(place);
  if (found !== undefined) return found;
  const { edition } = readEdition(place, readConfig(place).edition);
  const made = { edition, model: makeModel(place, edition) };
  known.set(place, made);
  return made;
}

/** An area and what it is compared with: the region of a town or tract, else the whole place. */
export function areaWithPeers(
  edition: Edition,
  id: string,
): { readonly area: EditionArea; readonly peers: EditionArea } {
  const area = id.startsWith('tract:')
    ? findArea(edition, `tracts:${id.slice('tract:'.length)}`)
    : findArea(edition, id);
  const region =
    area.region ?? (area.tracts.length === 1 ? edition.tracts.region[area.tracts[0]?.[0] ?? -1] : undefined);
  const wanted = region == null ? undefined : region.startsWith('region:') ? region : `region:${region}`;
  const peers = edition.areas.find((one) => one.id === wanted) ?? edition.areas[0] ?? area;
  return { area, peers };
}
