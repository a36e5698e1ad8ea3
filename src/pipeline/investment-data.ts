import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { HousingSurvey, InvestmentModel, TractCounts } from '#analysis/investment/model.ts';
import { findArea } from '#analysis/find-area.ts';
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
  menu: z.array(
    z.strictObject({
      domain: z.string(),
      kinds: z.strictObject({ en: texts, es: texts }),
      source: z.string(),
      state: z.enum(['verified', 'from-source', 'unverified']),
      note: text.optional(),
    }),
  ),
  counts: z.array(z.strictObject({ indicator: z.string(), column: z.string(), label: text })),
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

function rentersNow(counts: Counts): TractCounts {
  const [all, owners] = [counts('households'), counts('owners')];
  const less = (whole: number | null, part: number | null): number | null =>
    whole === null || part === null ? null : whole - part;
  return {
    value: all.value.map((value, i) => less(value, owners.value[i] ?? null)),
    moe: all.moe.map((moe, i) => (moe === null ? null : Math.hypot(moe, owners.moe[i] ?? 0))),
  };
}

function surveyOf(counts: Counts, renters: TractCounts, period: string): HousingSurvey {
  return {
    ...{
      period,
      source: 'U.S. Census Bureau, American Community Survey 5-year, B25003, B25106, B19013',
      renters,
    },
    ...{ households: counts('households'), costKnown: counts('costKnown') },
    ...{ costBurdened: counts('costBurdened'), medianIncome: counts('medianIncome') },
  };
}

function homesOf(place: string, edition: string): InvestmentModel['homes'] {
  if (!hasBalance(place)) return [];
  return openBalance(place, edition).lines.map(
    ({ id, label, unit, publisher, period, tracts, suppressed }) => ({
      ...{ id, label, unit, publisher, period, suppressed },
      tracts: tracts.map(([tract, least, most]) => [tract, least, most] as const),
    }),
  );
}

function makeModel(place: string, edition: Edition): InvestmentModel {
  const config = readConfig(place);
  const { tracts } = edition;
  const has = (name: NormalizedTableName): boolean => existsSync(`places/${place}/tables/${name}.csv`);
  const open = (name: NormalizedTableName): Table =>
    readNormalizedTable(name, readFileSync(`places/${place}/tables/${name}.csv`));
  const now = countsOf(open('survey-2023'), tracts.geoid);
  const before = has('housing-2019') ? countsOf(open('housing-2019'), tracts.geoid) : undefined;
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
    counts: Object.fromEntries(
      config.counts.map(({ indicator, column, label }) => [indicator, { ...now(column), label }]),
    ),
    before: before === undefined ? null : surveyOf(before, before('renters'), '2015–2019'),
    now: surveyOf(now, rentersNow(now), '2019–2023'),
    homes: homesOf(place, edition.id),
    menu: config.menu,
    stations:
      stations === undefined
        ? []
        : textsOf(stations, 'name').map((name, i) => [name, longitudes[i] ?? 0, latitudes[i] ?? 0] as const),
    both: config.both,
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
