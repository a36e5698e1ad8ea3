import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import type { TownAllocation } from '#analysis/fair-share/allocate.ts';
import {
  type AllocationFile,
  allocationsCsv,
  allocationsJson,
  allocationsWorkbook,
} from '#artifacts/fair-share/allocation-files.ts';
import { historyCsv, historyJson, listShare, type TownYear } from '#artifacts/fair-share/history-files.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { townsMapSvg, type TownPaint } from '#artifacts/svg-map/towns-map.ts';
import { remember } from './remember.ts';
import { mapsJson } from './fair-share-map.ts';
import { type FairShareData, openFairShare, spanOf } from './fair-share-data.ts';

/** What is known of every year. */
type Series = 'listShare' | 'permits' | 'grandList';

/** Facts of one town in the table of all towns. */
export interface FairShareTown {
  readonly geoid: string;
  readonly name: string;
  readonly slug: string;
  readonly region: string;
  readonly regionId: string;
  /** By method id; undefined where the method gives no number. */
  readonly results: Readonly<Record<string, TownAllocation | undefined>>;
  readonly input: (column: string) => number | null;
  readonly firstListShare: number | null;
  readonly permits: number;
  /** By year, in the order of `series` of the page. */
  readonly series: Readonly<Record<Series, readonly (number | null)[]>>;
  /** Equalized net grand list of the last year of its series. */
  readonly lastGrandList: number | null;
}

/** What the page of fair share shows. */
export interface FairSharePage extends FairShareData {
  readonly towns: readonly FairShareTown[];
  readonly firstListYear: number;
  readonly lastListYear: number;
  readonly permitYears: string;
  readonly grandListYears: readonly [first: number, last: number];
  /** First and last year of the yearly series and of all inputs. */
  readonly allYears: string;
}

function resultsOf({ runs }: FairShareData): ReadonlyMap<string, Record<string, TownAllocation>> {
  const found = new Map<string, Record<string, TownAllocation>>();
  for (const { method, allocation } of runs)
    for (const town of allocation?.towns ?? [])
      found.set(town.name, { ...found.get(town.name), [method.id]: town });
  return found;
}

type Range = readonly [first: number, last: number];

function yearRange(data: FairShareData, has: 'assistedHomes' | 'permits' | 'grandList'): Range {
  const years = [...data.yearsOf.values()]
    .flat()
    .filter((year) => year[has] !== null)
    .map(({ year }) => year);
  return [Math.min(...years), Math.max(...years)];
}

/** Values of the years from the first to the last; null for a year without a figure. */
function seriesOf(
  years: readonly TownYear[],
  [first, last]: Range,
  valueOf: (year: TownYear) => number | null,
): (number | null)[] {
  const byYear = new Map(years.map((own) => [own.year, own]));
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const own = byYear.get(first + at);
    return own === undefined ? null : valueOf(own);
  });
}

const makePage = remember((data: FairShareData): FairSharePage => {
  const { model, yearsOf } = data;
  const results = resultsOf(data);
  const list = yearRange(data, 'assistedHomes');
  const [permitRange, grandListYears] = [yearRange(data, 'permits'), yearRange(data, 'grandList')];
  const [firstListYear, lastListYear] = list;
  const towns = model.names.map((name, row): FairShareTown => {
    const years = yearsOf.get(model.geoids[row] ?? '') ?? [];
    const first = years.find(({ year }) => year === firstListYear);
    const regionId = model.regions[row] ?? '';
    return {
      ...{ geoid: model.geoids[row] ?? '', name, slug: model.slugs[row] ?? '', regionId },
      region: model.regionNames[regionId] ?? '',
      results: results.get(name) ?? {},
      input: (column) => model.columns[column]?.[row] ?? null,
      firstListShare: first === undefined ? null : listShare(first),
      series: {
        listShare: seriesOf(years, list, listShare),
        permits: seriesOf(years, permitRange, ({ permits }) => permits),
        grandList: seriesOf(years, grandListYears, ({ grandList }) => grandList),
      },
      lastGrandList: years.find(({ year }) => year === grandListYears[1])?.grandList ?? null,
      permits: years.reduce((sum, { permits }) => sum + (permits ?? 0), 0),
    };
  });
  towns.sort((a, b) => (a.name < b.name ? -1 : 1));
  const allYears = spanOf([data.inputPeriod, ...[...yearsOf.values()].flat().map(({ year }) => `${year}`)]);
  const permitYears = permitRange.join('–');
  return { ...data, towns, firstListYear, lastListYear, permitYears, grandListYears, allYears };
});

/** All towns under every method. */
export function readFairSharePage(place: string): FairSharePage {
  return makePage(openFairShare(place), place);
}

const readMap = remember((_data: FairShareData, place): Topology => {
  const parsed: unknown = JSON.parse(readFileSync(`places/${place}/boundaries/tracts-2010.topojson`, 'utf8'));
  return parsed as Topology;
});

/** Map of the towns with the words of one language. */
export function fairShareMap(
  place: string,
  label: string,
  paintOf: (geoid: string) => TownPaint | undefined,
): string {
  return townsMapSvg(readMap(openFairShare(place), place), label, paintOf);
}

function filesOf({ runs }: FairShareData): AllocationFile[] {
  return runs.flatMap(({ method, allocation }) =>
    allocation === undefined
      ? []
      : [{ allocation, title: method.title.en, source: method.source, note: 'as shipped' }],
  );
}

/** Names of the files of a place below `data/fair-share/`. */
export const FAIR_SHARE_FILES = [
  'towns.csv',
  'towns.json',
  'towns.xlsx',
  'model.json',
  'maps.json',
  'years.csv',
  'years.json',
] as const;

function historiesOf({ model, yearsOf }: FairShareData) {
  return model.names.map((name, row) => {
    const geoid = model.geoids[row] ?? '';
    return { geoid, name, years: yearsOf.get(geoid) ?? [] };
  });
}

/** Bytes or text of one of the files. */
export function fairShareFile(place: string, file: string): string | Uint8Array {
  const data = openFairShare(place);
  if (file === 'towns.csv') return allocationsCsv(filesOf(data));
  if (file === 'years.csv') return historyCsv(historiesOf(data));
  if (file === 'years.json') return historyJson(historiesOf(data), data.historySources);
  if (file === 'maps.json') return mapsJson(data.model.geoids, data.measures);
  if (file === 'towns.xlsx') return allocationsWorkbook(filesOf(data));
  return file === 'model.json' ? jsonText(data.model) : allocationsJson(filesOf(data));
}
