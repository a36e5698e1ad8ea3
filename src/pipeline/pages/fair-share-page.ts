import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import type { TownAllocation } from '#analysis/fair-share/allocate.ts';
import {
  type AllocationFile,
  allocationsCsv,
  allocationsJson,
  allocationsWorkbook,
} from '#artifacts/fair-share/allocation-files.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { townsMapSvg, type TownPaint } from '#artifacts/svg-map/towns-map.ts';
import { remember } from './remember.ts';
import { type FairShareData, openFairShare } from './fair-share-data.ts';

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
}

/** What the page of fair share shows. */
export interface FairSharePage extends FairShareData {
  readonly towns: readonly FairShareTown[];
  readonly firstListYear: number;
  readonly lastListYear: number;
  readonly permitYears: string;
}

function resultsOf({ runs }: FairShareData): ReadonlyMap<string, Record<string, TownAllocation>> {
  const found = new Map<string, Record<string, TownAllocation>>();
  for (const { method, allocation } of runs)
    for (const town of allocation?.towns ?? [])
      found.set(town.name, { ...found.get(town.name), [method.id]: town });
  return found;
}

function yearRange(data: FairShareData, has: 'assistedHomes' | 'permits'): readonly number[] {
  const years = [...data.yearsOf.values()]
    .flat()
    .filter((year) => year[has] !== null)
    .map(({ year }) => year);
  return [Math.min(...years), Math.max(...years)];
}

const makePage = remember((data: FairShareData): FairSharePage => {
  const { model, yearsOf } = data;
  const results = resultsOf(data);
  const [firstListYear = 0, lastListYear = 0] = yearRange(data, 'assistedHomes');
  const towns = model.names.map((name, row): FairShareTown => {
    const years = yearsOf.get(model.geoids[row] ?? '') ?? [];
    const first = years.find(({ year }) => year === firstListYear);
    const regionId = model.regions[row] ?? '';
    return {
      ...{ geoid: model.geoids[row] ?? '', name, slug: model.slugs[row] ?? '', regionId },
      region: model.regionNames[regionId] ?? '',
      results: results.get(name) ?? {},
      input: (column) => model.columns[column]?.[row] ?? null,
      firstListShare:
        first?.assistedHomes == null || !first.countedHomes ? null : first.assistedHomes / first.countedHomes,
      permits: years.reduce((sum, { permits }) => sum + (permits ?? 0), 0),
    };
  });
  towns.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...data, towns, firstListYear, lastListYear, permitYears: yearRange(data, 'permits').join('–') };
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
export const FAIR_SHARE_FILES = ['towns.csv', 'towns.json', 'towns.xlsx', 'model.json'] as const;

/** Bytes or text of one of the files. */
export function fairShareFile(place: string, file: string): string | Uint8Array {
  const data = openFairShare(place);
  if (file === 'towns.csv') return allocationsCsv(filesOf(data));
  if (file === 'towns.xlsx') return allocationsWorkbook(filesOf(data));
  return file === 'model.json' ? jsonText(data.model) : allocationsJson(filesOf(data));
}
