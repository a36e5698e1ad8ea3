import type { Topology } from 'topojson-specification';
import { Problem } from '#core/problem.ts';
import { assembleEdition } from '#opportunity/assemble.ts';
import type { AssembleInputs } from '#opportunity/assemble-inputs.ts';
import { scoredRows, withStability } from '#opportunity/assemble-rows.ts';
import { levelStability, type StabilityOptions } from '#opportunity/stability.ts';
import { type Join, joinInputs } from '#opportunity/assemble-join.ts';
import { rejoinInputs } from '#opportunity/assemble-rejoin.ts';
import type { Edition, RunNote, StudyFacts } from '#opportunity/edition.ts';
import { repairRows } from '#opportunity/assemble-repairs.ts';
import { compileRecipe, type Recipe } from '#opportunity/recipe/compile.ts';
import { runRecipe } from '#opportunity/run/run-recipe.ts';
import { type ScoredInputs, scoredInputs } from '#opportunity/scenario/scored-inputs.ts';
import { textsOf } from '#tables/columns.ts';
import { makeNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import type { PlaceName } from '#artifacts/search-index.ts';
import type { Files } from './effects.ts';
import { parsePlaceConfig, type PlaceConfig, placeConfigPath } from './place-config.ts';
import { readPlaceNames } from './read-place-names.ts';
import { type EditionFile, findEditionFile, type JoinConfig, parseEditionConfig } from './edition-config.ts';
import {
  areaFacts,
  decodeText,
  openPlace,
  type PlaceFiles,
  type PlaceTables,
  readChecked,
  readSources,
  townFacts,
  tractFacts,
} from './read-place.ts';
import { BLOCK_SOURCE, blockSourceRecord } from './block-counts.ts';
import { boundsOfBox, checkCenters, checkLand, checkShapes } from './check-shapes.ts';
import { checkBridge, checkOverlap, checkVintage, vintagesOf } from './check-vintages.ts';
import { readDistricts } from './read-districts.ts';
import { readTopology, shapeArcs } from './read-shapes.ts';

/** An edition as it was computed, with the bytes it was computed from. */
export interface ComputedEdition {
  readonly edition: Edition;
  readonly topology: Topology;
  /** Villages and ZIP codes that the search box knows; none when the place has not loaded them. */
  readonly names: readonly PlaceName[];
  /** What it was scored from, for whoever runs it again or changes the method. */
  readonly scored: ScoredInputs;
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  /** What was repaired, or taken as missing, on the way. */
  readonly problems: readonly Problem[];
}

type Sources = AssembleInputs['sources'];

async function readConfig(place: PlaceFiles, path: string): Promise<EditionFile | undefined> {
  const bytes = await place.bytes(path);
  return bytes && place.log.attempt(() => parseEditionConfig(decodeText(bytes), path));
}

/** A layer that a place may lack: then neither the file nor its row in SOURCES.csv is there. */
async function readLayer(
  place: PlaceFiles,
  name: 'towns' | 'regions',
  sources: Sources,
): Promise<Table | undefined> {
  const path = `tables/${name}.csv`;
  const isKnown = (await place.has(path)) || sources.some(({ table }) => table === path);
  return isKnown ? readChecked(place, path, sources) : makeNormalizedTable(name, []);
}

async function readTables(
  place: PlaceFiles,
  config: EditionFile,
  sources: Sources,
): Promise<PlaceTables | undefined> {
  const tracts = await readChecked(place, config.tracts, sources);
  const towns = await readLayer(place, 'towns', sources);
  const counties = await readChecked(place, 'tables/counties.csv', sources);
  const regions = await readLayer(place, 'regions', sources);
  const population = await readChecked(place, config.populationTable, sources);
  const groupQuarters = await readChecked(place, config.groupQuarters, sources);
  if (!tracts || !towns || !counties || !regions || !population || !groupQuarters) return undefined;
  const bridge = config.bridge === undefined ? undefined : await readChecked(place, config.bridge, sources);
  if (bridge !== undefined && config.bridge !== undefined) checkBridge(place, config.bridge, bridge);
  const vintages = vintagesOf(tracts, config.tracts, bridge, config.bridge);
  checkVintage(place, vintages, config.populationTable, population);
  checkVintage(place, vintages, config.groupQuarters, groupQuarters);
  for (const { table: path, by } of [...config.rejoin, ...config.join])
    if (by === 'tract') checkVintage(place, vintages, path, await place.table(path));
  checkVintage(place, vintages, config.inputs, await place.table(config.inputs));
  if (config.overlap !== undefined) {
    const overlap = await place.table(config.overlap);
    checkVintage(place, vintages, config.overlap, overlap, 'tract');
    checkOverlap(place, config.overlap, overlap);
  }
  return { tracts, towns, counties, regions, population, groupQuarters };
}

interface Scored {
  readonly recipe: Recipe;
  readonly table: Table;
  readonly rows: AssembleInputs['rows'];
  readonly earlierNotes: readonly RunNote[];
  readonly stability?: StudyFacts;
}

async function readJoins(
  place: PlaceFiles,
  configs: readonly JoinConfig[],
  sources: Sources,
): Promise<Join[]> {
  const joins: Join[] = [];
  for (const { table: path, by, columns } of configs) {
    const table = await readChecked(place, path, sources);
    const key = by === 'town' ? 'town' : 'geoid';
    if (table !== undefined) joins.push({ table, key, by, columns });
  }
  return joins;
}

/** Rows with the stability of their levels, when the edition asks for it. */
function studied(
  rows: AssembleInputs['rows'],
  recipe: Recipe,
  table: Table,
  options: StabilityOptions | undefined,
): Pick<Scored, 'rows' | 'stability'> {
  const study = options === undefined ? undefined : levelStability(recipe, table, options);
  if (study === undefined) return { rows };
  const { draws, seed, heldFixed } = study;
  return { rows: withStability(rows, study), stability: { draws, seed, heldFixed } };
}

async function readRows(
  place: PlaceFiles,
  config: EditionFile,
  sources: Sources,
  tracts: AssembleInputs['tracts'],
  towns: AssembleInputs['towns'],
): Promise<Scored | undefined> {
  const path = `places/${place.place}/recipes/${config.recipe}.yaml`;
  const table = await readChecked(place, config.inputs, sources);
  const bytes = await place.bytes(path);
  const wanted = [...config.rejoin, ...config.join];
  const joins = await readJoins(place, wanted, sources);
  if (table === undefined || bytes === undefined || joins.length < wanted.length) return undefined;
  return place.log.attempt(() => {
    const recipe = compileRecipe(decodeText(bytes), path);
    // Faulty tables are not scored: what is wrong with them is known.
    if (place.log.stops > 0) return undefined;
    if (config.rejoin.length === 0) {
      const joined = table.columns.has('geoid') ? joinInputs(table, joins, tracts) : table;
      const rows = scoredRows(joined, runRecipe(recipe, joined));
      return { recipe, table: joined, earlierNotes: [], ...studied(rows, recipe, joined, config.stability) };
    }
    const inputs = recipe.indicators.flatMap(({ column }) => column ?? []);
    const anew = rejoinInputs(table, inputs, config.repairs, joins, tracts, towns);
    const rows = scoredRows(anew.table, runRecipe(recipe, anew.table));
    return { recipe, table: anew.table, rows, earlierNotes: anew.notes };
  });
}

async function readPlaceConfig(place: PlaceFiles): Promise<PlaceConfig | undefined> {
  const bytes = await place.bytes(placeConfigPath(place.place));
  return bytes && place.log.attempt(() => parsePlaceConfig(decodeText(bytes), place.place));
}

/** Every area of the tables lies in the state that the place names. */
function checkState(place: PlaceFiles, tables: PlaceTables, config: EditionFile, stateFips: string): void {
  const files = {
    tracts: config.tracts,
    towns: 'tables/towns.csv',
    counties: 'tables/counties.csv',
  } as const;
  for (const [name, file] of Object.entries(files)) {
    const geoids = textsOf(tables[name as keyof typeof files], 'geoid');
    const stranger = geoids.find((geoid) => !geoid.startsWith(stateFips));
    if (stranger === undefined) continue;
    place.log.add(
      new Problem('state-other', `lies outside state ${stateFips}`, {
        file: `places/${place.place}/${file}`,
        columnName: 'geoid',
        value: stranger,
        remedy: `mend stateFips in ${placeConfigPath(place.place)}, or import the tables of that state`,
      }),
    );
  }
}

/** Tracts name towns of the list; where there is a list, they do name some. */
function checkTowns(place: PlaceFiles, { tracts, towns }: PlaceTables, config: EditionFile): void {
  const known = new Set(textsOf(towns, 'geoid'));
  const named = textsOf(tracts, 'town').filter((town) => town !== '');
  const stranger = named.find((town) => !known.has(town));
  if (stranger === undefined && (known.size === 0 || named.length > 0)) return;
  const what =
    stranger === undefined
      ? 'names a town for no tract, although there are towns'
      : 'is not in tables/towns.csv';
  place.log.add(
    new Problem('town-unknown', what, {
      file: `places/${place.place}/${config.tracts}`,
      columnName: 'town',
      ...(stranger !== undefined && { value: stranger }),
      remedy: 'import tracts and towns together',
    }),
  );
}

async function readInputs(
  place: PlaceFiles,
  config: EditionFile,
  { name, stateFips }: PlaceConfig,
): Promise<[AssembleInputs, Topology, Scored]> {
  const sources = await readSources(place);
  const tables = await readTables(place, config, sources);
  if (tables !== undefined) {
    checkState(place, tables, config, stateFips);
    checkTowns(place, tables, config);
  }
  const topology = await readTopology(place, config.boundaries);
  const { districts, blockCounts } = await readDistricts(place, config.overlap, sources);
  const arcs =
    topology &&
    place.log.attempt(() => [shapeArcs(topology, 'tracts'), shapeArcs(topology, 'towns')] as const);
  const tracts = tables === undefined ? [] : tractFacts(place, tables);
  const towns = tables === undefined ? [] : townFacts(tables);
  if (arcs !== undefined && tables !== undefined) checkShapes(place, config.boundaries, arcs[0], tracts);
  checkLand(place, config.tracts, tracts);
  if (topology?.bbox !== undefined) checkCenters(place, config.tracts, boundsOfBox(topology.bbox), tracts);
  const scored = await readRows(place, config, sources, tracts, towns);
  place.log.throwIfStopped();
  if (!tables || !scored || !topology || !arcs) throw new Error('a failed read left no problem');
  const counties = areaFacts(tables.counties);
  const inputs: AssembleInputs = {
    place: place.place,
    state: { geoid: stateFips, name: name.en },
    config: config.rejoin.length === 0 ? config : { ...config, repairs: [] },
    rows: scored.rows,
    earlierNotes: scored.earlierNotes,
    stability: scored.stability,
    tracts,
    towns,
    counties,
    regions: areaFacts(tables.regions),
    districts,
    tractArcs: arcs[0],
    townArcs: arcs[1],
    blockCounts: blockCounts.map(({ kind, period }) => ({ kind, source: BLOCK_SOURCE, period })),
    sources: [
      ...sources.filter(({ table }) => place.read.has(`places/${place.place}/${table}`)),
      ...blockCounts.map(blockSourceRecord),
    ],
  };
  return [inputs, topology, scored];
}

function scoredOf({ config, rows, tracts, towns }: AssembleInputs, { recipe, table }: Scored): ScoredInputs {
  const { rowByGeoid } = repairRows(rows, config.repairs, tracts, towns);
  return scoredInputs(recipe, table, rows, rowByGeoid, tracts);
}

/**
 * Reads the tables of a place, checks them all, and computes one edition.
 *
 * @throws Problems with everything that is wrong, at once
 */
export async function computeEdition(
  files: Files,
  placeId: string,
  editionId: string,
): Promise<ComputedEdition> {
  const path = await findEditionFile(files, placeId, editionId);
  const place = openPlace(files, placeId);
  const config = await readConfig(place, path);
  const placeConfig = await readPlaceConfig(place);
  place.log.throwIfStopped();
  if (config === undefined || placeConfig === undefined) throw new Error('a failed read left no problem');
  const [inputs, topology, scored] = await readInputs(place, config, placeConfig);
  const names = await readPlaceNames(place, await readSources(place));
  place.log.throwIfStopped();
  return {
    edition: assembleEdition(inputs),
    topology,
    names,
    scored: scoredOf(inputs, scored),
    inputs: place.read,
    problems: place.log.problems,
  };
}
