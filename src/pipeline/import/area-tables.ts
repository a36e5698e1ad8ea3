import type { ProblemLog } from '#core/problem-log.ts';
import { Problem } from '#core/problem.ts';
import { counties2018 } from '#sources/counties-2018.ts';
import type { Area } from '#sources/keep-shapes.ts';
import { tigerTracts2010, type TigerTract } from '#sources/tiger-tracts-2010.ts';
import { townRegions2022 } from '#sources/town-regions-2022.ts';
import { towns2020, type TownShape } from '#sources/towns-2020.ts';
import { tractTowns2010 } from '#sources/tract-towns-2010.ts';
import { compareTexts, textsOf } from '#tables/columns.ts';
import { containsPoint } from '#tables/geometry/point.ts';
import { overlapShares } from '#tables/geometry/overlap.ts';
import { boundsOf, polygonsOf } from '#tables/geometry/polygon.ts';
import { makeSlug } from '#tables/slug.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder, ReadSource } from './raw-files.ts';

/** Official names of Connecticut's planning regions, which the county files of 2018 do not know. */
const REGION_NAMES: Readonly<Record<string, string>> = {
  '09110': 'Capitol',
  '09120': 'Greater Bridgeport',
  '09130': 'Lower Connecticut River Valley',
  '09140': 'Naugatuck Valley',
  '09150': 'Northeastern Connecticut',
  '09160': 'Northwest Hills',
  '09170': 'South Central Connecticut',
  '09180': 'Southeastern Connecticut',
  '09190': 'Western Connecticut',
};

/** A town with less than this share of a tract has only a line drawn twice in common with it. */
const LEAST_SHARED = 0.03;

/** Points a side of the lattice by which a tract is looked at before its overlap is measured. */
const LATTICE = 24;

/** A tract with the towns it lies in. */
export interface PlacedTract extends TigerTract {
  /** Town it is counted in; empty for open water. */
  readonly town: string;
  /** Other towns that own a part of it. */
  readonly sharedTowns: readonly string[];
}

export interface AreaSources {
  readonly tiger: ReadSource<readonly TigerTract[]>;
  readonly tractTowns: ReadSource<Table>;
  readonly towns: ReadSource<readonly TownShape[]>;
  readonly regions: ReadSource<ReadonlyMap<string, string>>;
  readonly counties: ReadSource<readonly { readonly geoid: string; readonly name: string }[]>;
}

/** Reads what names and places the areas; undefined when a file cannot be used. */
export async function readAreaSources(raw: RawFolder): Promise<AreaSources | undefined> {
  const tiger = await raw.read(tigerTracts2010);
  const tractTowns = await raw.read(tractTowns2010);
  const towns = await raw.read(towns2020);
  const regions = await raw.read(townRegions2022);
  const counties = await raw.read(counties2018);
  if (!tiger || !tractTowns || !towns || !regions || !counties) return undefined;
  return { tiger, tractTowns, towns, regions, counties };
}

function townAt(tract: TigerTract, towns: readonly TownShape[]): string {
  const point = [tract.longitude, tract.latitude] as const;
  return towns.find((town) => containsPoint(polygonsOf(town.geometry), point))?.geoid ?? '';
}

/** Whether more of a tract than a line drawn twice lies outside its town, by a lattice of points. */
function leavesTown(tract: TigerTract, town: TownShape | undefined): boolean {
  const polygons = polygonsOf(tract.geometry);
  const home = town === undefined ? [] : polygonsOf(town.geometry);
  const [west, south, east, north] = boundsOf(polygons);
  let [inside, outside] = [0, 0];
  for (let step = 0; step < LATTICE * LATTICE; step += 1) {
    const x = west + ((east - west) * ((step % LATTICE) + 0.5)) / LATTICE;
    const y = south + ((north - south) * (Math.floor(step / LATTICE) + 0.5)) / LATTICE;
    if (!containsPoint(polygons, [x, y])) continue;
    inside += 1;
    if (!containsPoint(home, [x, y])) outside += 1;
  }
  return outside > (inside * LEAST_SHARED) / 2;
}

/** Other towns that own a part of a tract. */
export function sharedTowns(tract: TigerTract, town: string, towns: readonly TownShape[]): string[] {
  if (
    !leavesTown(
      tract,
      towns.find(({ geoid }) => geoid === town),
    )
  ) {
    return [];
  }
  const unit = { id: tract.geoid, polygons: polygonsOf(tract.geometry) };
  const areas = towns.map(({ geoid, geometry }) => ({ id: geoid, polygons: polygonsOf(geometry) }));
  return overlapShares([unit], areas)
    .filter(({ area, share }) => area !== town && share >= LEAST_SHARED)
    .map(({ area }) => area)
    .sort(compareTexts);
}

/** Town of each tract: as its publisher files it, else by its interior point on full-resolution shapes. */
export function placeTracts(sources: AreaSources): PlacedTract[] {
  const filed = sources.tractTowns.value;
  const towns = textsOf(filed, 'town');
  const townOf = new Map(textsOf(filed, 'geoid').map((geoid, row) => [geoid, towns[row] ?? '']));
  return [...sources.tiger.value]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .map((tract) => {
      if (tract.landSquareMeters === 0) return { ...tract, town: '', sharedTowns: [] };
      const town = townOf.get(tract.geoid) || townAt(tract, sources.towns.value);
      return { ...tract, town, sharedTowns: sharedTowns(tract, town, sources.towns.value) };
    });
}

/** Names of a list that another list does not have stop the run, both ways. */
export function requireSame(
  log: ProblemLog,
  file: string,
  given: readonly string[],
  wanted: readonly string[],
  what: string,
): void {
  const [have, want] = [new Set(given), new Set(wanted)];
  for (const id of have) {
    if (!want.has(id))
      log.add(
        new Problem('row-unknown', `is not a ${what} we know`, {
          file,
          value: id,
          remedy: 'take the row out, or correct the id',
        }),
      );
  }
  for (const id of want) {
    if (!have.has(id))
      log.add(
        new Problem('row-absent', `the ${what} is not in the file`, {
          file,
          value: id,
          remedy: 'fetch the whole file again',
        }),
      );
  }
}

/** Middle of the bounds of an area: good enough to center a view on. */
function centerOf(geometry: Area): { longitude: number; latitude: number } {
  const points = polygonsOf(geometry).flatMap((rings) => rings[0] ?? []);
  const middle = (values: number[]): number =>
    Math.round(((Math.min(...values) + Math.max(...values)) / 2) * 1e6) / 1e6;
  return { longitude: middle(points.map(([x = 0]) => x)), latitude: middle(points.map(([, y = 0]) => y)) };
}

function townFile({ towns, regions }: AreaSources): ImportedFile {
  const rows = [...towns.value]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .map(({ geoid, name, geometry }) => ({
      geoid,
      name,
      slug: makeSlug(name),
      county: geoid.slice(0, 5),
      region: regions.value.get(name) ?? '',
      ...centerOf(geometry),
    }));
  return tableFile('towns', rows, [towns, regions]);
}

function tractFile(tracts: readonly PlacedTract[], { tiger, tractTowns, towns }: AreaSources): ImportedFile {
  const rows = tracts.map((tract) => ({
    geoid: tract.geoid,
    name: tract.name,
    county: tract.geoid.slice(0, 5),
    town: tract.town,
    sharedTowns: tract.sharedTowns.join(';'),
    landSquareMeters: tract.landSquareMeters,
    waterSquareMeters: tract.waterSquareMeters,
    longitude: tract.longitude,
    latitude: tract.latitude,
  }));
  const land = tracts.reduce((sum, tract) => sum + tract.landSquareMeters, 0);
  return tableFile('tracts-2010', rows, [tiger, tractTowns, towns], { total: `landSquareMeters=${land}` });
}

/** tracts-2010, towns, counties, regions. */
export function areaFiles(
  tracts: readonly PlacedTract[],
  sources: AreaSources,
  log: ProblemLog,
): ImportedFile[] {
  const { towns, regions, counties } = sources;
  requireSame(
    log,
    regions.file,
    [...regions.value.keys()],
    towns.value.map((town) => town.name),
    'town',
  );
  const named = [...counties.value].sort((a, b) => compareTexts(a.geoid, b.geoid));
  const countyRows = named.map(({ geoid, name }) => ({ geoid, name, slug: makeSlug(name) }));
  const regionRows = Object.entries(REGION_NAMES).map(([geoid, name]) => ({
    geoid,
    name,
    slug: makeSlug(name),
  }));
  return [
    tractFile(tracts, sources),
    townFile(sources),
    tableFile('counties', countyRows, [counties]),
    tableFile('regions', regionRows, [regions], { title: 'Planning regions' }),
  ];
}
