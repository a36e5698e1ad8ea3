import { STATES } from '#core/state.ts';
import { Problem } from '#core/problem.ts';
import { deprivation2018 } from '#sources/deprivation-2018.ts';
import { foodAtlasUs2019 } from '#sources/food-atlas-us-2019.ts';
import { tigerTractsOf, type TigerTract } from '#sources/tiger-tracts-2010.ts';
import { tractRace2010 } from '#sources/tract-race-2010.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import { makeSlug } from '#tables/slug.ts';
import type { Table } from '#tables/table.ts';
import { importPopulation } from '../index-2014.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder, ReadSource } from '../raw-files.ts';
import { importNationalInputs } from './inputs.ts';
import { importNationalShapes } from './shapes.ts';

/** Path of a state's tracts in the raw folder, such as "rhode-island/tl_2010_44_tract10.zip". */
export function tractArchive(stateFips: string): string {
  const state = STATES.find(({ fips }) => fips === stateFips);
  return `${state?.id ?? stateFips}/tl_2010_${stateFips}_tract10.zip`;
}

/** Name of each county without the word for its kind, as pages put that themselves: "Kent County" is "Kent". */
function countyRows(atlas: Table, tracts: readonly TigerTract[], raw: RawFolder): Row[] {
  const names = textsOf(atlas, 'county');
  const nameOf = new Map(textsOf(atlas, 'geoid').map((geoid, row) => [geoid.slice(0, 5), names[row] ?? '']));
  const counties = [...new Set(tracts.map(({ geoid }) => geoid.slice(0, 5)))].sort(compareTexts);
  return counties.map((geoid) => {
    const full = nameOf.get(geoid);
    if (full === undefined) {
      const remedy = 'add the county to the file, or fetch it again';
      raw.log.add(
        new Problem('county-unnamed', 'has no name in the file', {
          file: foodAtlasUs2019.file,
          value: geoid,
          remedy,
        }),
      );
    }
    const name = (full ?? geoid).replace(/ (County|Parish|Borough|Census Area)$/, '');
    return { geoid, name, slug: makeSlug(name) };
  });
}

function tractRows(tracts: readonly TigerTract[]): Row[] {
  return tracts.map((tract) => ({
    geoid: tract.geoid,
    name: tract.name,
    county: tract.geoid.slice(0, 5),
    town: '',
    sharedTowns: '',
    landSquareMeters: tract.landSquareMeters,
    waterSquareMeters: tract.waterSquareMeters,
    longitude: tract.longitude,
    latitude: tract.latitude,
  }));
}

function quartersFile(atlas: ReadSource<Table>, geoids: ReadonlySet<string>): ImportedFile {
  const table = atlas.value;
  const columns = ['groupQuarters', 'groupQuartersPercent', 'households'] as const;
  const [quarters = [], percents = [], households = []] = columns.map((name) => cellsOf(table, name));
  const all = textsOf(table, 'geoid').map((geoid, row) => [geoid, row] as const);
  const own = all.filter(([geoid]) => geoids.has(geoid)).sort(([a], [b]) => compareTexts(a, b));
  const rows = own.map(([geoid, row]): Row => {
    const percent = percents[row];
    const share = typeof percent === 'number' ? Math.round(percent * 100) / 10000 : (percent ?? '');
    const counts = { groupQuarters: quarters[row] ?? '', households: households[row] ?? '' };
    return { geoid, ...counts, groupQuartersShare: share };
  });
  const total = rows.reduce(
    (sum, { groupQuarters }) => sum + (typeof groupQuarters === 'number' ? groupQuarters : 0),
    0,
  );
  return tableFile('group-quarters-2010', rows, [atlas], {
    total: `groupQuarters=${total}`,
    title: 'People in group quarters and occupied housing units, from the Food Access Research Atlas 2019',
  });
}

/** Every tract of the archive lies in the state. */
function checkState(raw: RawFolder, tracts: readonly TigerTract[], stateFips: string): void {
  const stranger = tracts.find(({ geoid }) => !geoid.startsWith(stateFips));
  if (stranger === undefined) return;
  raw.log.add(
    new Problem('state-other', `lies outside state ${stateFips}`, {
      file: tractArchive(stateFips),
      columnName: 'GEOID10',
      value: stranger.geoid,
      remedy: 'fetch the archive of the state',
    }),
  );
}

/**
 * Tables and shapes of a state from files that federal publishers have for every state: tracts, counties, people,
 * inputs. There is no layer of municipalities: no national file of this folder says which tract lies in which.
 */
export async function makeNationalFiles(
  raw: RawFolder,
  stateFips: string,
): Promise<(ImportedFile | undefined)[]> {
  const tiger = await raw.read(tigerTractsOf(stateFips, tractArchive(stateFips)));
  const atlas = await raw.read(foodAtlasUs2019);
  const survey = await raw.read(deprivation2018);
  const people = await raw.read(tractRace2010);
  if (tiger === undefined || atlas === undefined || survey === undefined || people === undefined) return [];
  const tracts = tiger.value.toSorted((a, b) => compareTexts(a.geoid, b.geoid));
  checkState(raw, tracts, stateFips);
  const geoids = tracts.map(({ geoid }) => geoid);
  const land = tracts.reduce((sum, tract) => sum + tract.landSquareMeters, 0);
  return [
    tableFile('tracts-2010', tractRows(tracts), [tiger], { total: `landSquareMeters=${land}` }),
    tableFile('counties', countyRows(atlas.value, tracts, raw), [atlas], { title: 'Names of counties' }),
    await importPopulation(
      raw,
      tracts.map((tract) => ({ ...tract, town: '', sharedTowns: [] })),
    ),
    quartersFile(atlas, new Set(geoids)),
    await importNationalInputs(raw, atlas, geoids),
    importNationalShapes(tracts, tiger),
  ];
}
