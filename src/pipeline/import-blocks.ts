import { blocksAgainstLand, type BlockShare, peopleByArea } from '#analysis/block-shares.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { DistrictKind } from '#opportunity/assemble-inputs.ts';
import {
  type BlockDistricts,
  type BlockPeople,
  type BlockTracts,
  readBlockDistricts,
  readBlockPeople,
  readBlockRelationship,
} from '#sources/census-blocks.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type BlockCounts, blockCountsPath } from './block-counts.ts';
import type { Effects } from './effects.ts';
import { overlapByArea } from './read-districts.ts';
import { openPlace } from './read-place.ts';
import { requirePlace } from './require-place.ts';
import { sha256 } from './sha256.ts';
import { placeLock, withLock } from './with-lock.ts';

/** Plans of other years differ from the land rule by more than this; the rule itself misplaces some 3 % of people. */
const OTHER_PLAN = 0.1;

/** What an import of block counts is asked to do. */
export interface BlockRequest {
  readonly place: string;
  readonly kind: DistrictKind;
  /** Year of the blocks and of their count. */
  readonly census: string;
  /** Year of the tracts that are to be shared. */
  readonly tracts: string;
  readonly districts: string;
  readonly people: string;
  /** File of blocks of 2020 in blocks of 2010, when the tracts are older than the blocks. */
  readonly relationship?: string;
  readonly effects: Effects;
}

/** What it did. */
export interface BlockReport {
  readonly path: string;
  readonly counts: BlockCounts;
  /** Share of people whom the land rule puts in another district. */
  readonly otherThanLand: number;
}

interface Raw {
  readonly districtOf: BlockDistricts;
  readonly peopleOf: BlockPeople;
  readonly tractsOf: BlockTracts | undefined;
  readonly files: BlockCounts['files'];
}

interface PlaceTables {
  readonly tracts: Table;
  readonly districts: Table;
  readonly byLand: ReturnType<typeof overlapByArea>;
}

async function readRaw({ districts, people, relationship, effects }: BlockRequest): Promise<Raw> {
  const log = new ProblemLog();
  const files: BlockCounts['files'] = [];
  const open = async <Result>(
    path: string,
    parse: (bytes: Uint8Array, file: string, log: ProblemLog) => Result,
  ): Promise<Result | undefined> => {
    const bytes = await effects.files.read(path);
    files.push({ name: path.split('/').at(-1) ?? path, sha256: sha256(bytes) });
    return log.attempt(() => parse(bytes, path, new ProblemLog()));
  };
  const districtOf = await open(districts, readBlockDistricts);
  const peopleOf = await open(people, readBlockPeople);
  const tractsOf = relationship === undefined ? undefined : await open(relationship, readBlockRelationship);
  log.throwIfStopped();
  if (!districtOf || !peopleOf) throw new Error('a failed read left no problem');
  return { districtOf, peopleOf, tractsOf, files };
}

async function readPlaceTables({ place, tracts, effects }: BlockRequest): Promise<PlaceTables> {
  const opened = openPlace(effects.files, place);
  const [list, districts, overlap] = [
    await opened.table(`tables/tracts-${tracts}.csv`),
    await opened.table('tables/districts.csv'),
    await opened.table(`tables/tract-area-overlap-${tracts}.csv`),
  ];
  opened.log.throwIfStopped();
  if (!list || !districts || !overlap) throw new Error('a failed read left no problem');
  return { tracts: list, districts, byLand: overlapByArea(overlap) };
}

/** Areas by the code that the file gives: our id, or the number without its zeros ("018", "18"). */
function areasByCode({ districts }: PlaceTables, kind: DistrictKind): ReadonlyMap<string, string> {
  const kinds = textsOf(districts, 'kind');
  const own = textsOf(districts, 'id').filter((_, row) => kinds[row] === kind);
  return new Map(own.flatMap((id) => [id, bareCode(id)].map((code) => [code, `${kind}:${id}`] as const)));
}

const bareCode = (code: string): string => code.replace(/^0+(?=.)/, '');

/** GEOID of a block's tract in our list: the same, or the one that replaced its code. */
function tractNames({ tracts }: PlaceTables): (tract: string) => string {
  const geoids = textsOf(tracts, 'geoid');
  if (!tracts.columns.has('formerGeoid')) return (tract) => tract;
  const now = new Map(textsOf(tracts, 'formerGeoid').map((former, row) => [former, geoids[row] ?? '']));
  return (tract) => now.get(tract) ?? tract;
}

const sample = (ids: readonly string[]): string => ids.slice(0, 3).join(', ');

/** Blocks with people must be in both files, in districts that we know. */
function checkBlocks(
  { districts, people }: BlockRequest,
  raw: Raw,
  areas: ReadonlyMap<string, string>,
): void {
  const log = new ProblemLog();
  const stop = (code: string, what: string, file: string, ids: readonly string[], remedy: string): void => {
    if (ids.length > 0) log.add(new Problem(code, what, { file, value: sample(ids), remedy }));
  };
  const settled = [...raw.peopleOf].filter(([, count]) => count > 0).map(([block]) => block);
  const unplaced = settled.filter((block) => !raw.districtOf.has(block));
  stop(
    'block-unassigned',
    `has no row for ${unplaced.length} blocks with people`,
    districts,
    unplaced,
    'give both files of the same census and of the whole state',
  );
  // Equivalency files of the whole country hold other states too.
  const states = new Set([...raw.peopleOf.keys()].map((block) => block.slice(0, 2)));
  const own = [...raw.districtOf].filter(([block]) => states.has(block.slice(0, 2)));
  const uncounted = own.flatMap(([block]) => (raw.peopleOf.has(block) ? [] : [block]));
  stop(
    'block-uncounted',
    `has no row for ${uncounted.length} blocks of the other file`,
    people,
    uncounted,
    'give table P1 for all blocks of the state',
  );
  const codes = [...new Set(own.map(([, code]) => code))].filter(
    (code) => code !== '' && !areas.has(code) && !areas.has(bareCode(code)),
  );
  stop(
    'block-district-unknown',
    `names ${codes.length} districts that tables/districts.csv does not know`,
    districts,
    codes,
    'name the right chamber with --kind, or import the districts of this plan first',
  );
  log.throwIfStopped();
}

/** Blocks of 2020 go over to tracts of 2010 by the relationship file; nothing leads the other way. */
function checkYears({ census, tracts, relationship }: BlockRequest): void {
  const needs = census === '2020' && tracts === '2010';
  if (census === tracts ? relationship === undefined : needs && relationship !== undefined) return;
  throw new Problem('blocks-years', needs ? 'needs --relationship' : 'does not fit the tracts', {
    ...{ columnName: '--census', value: `${census}, tracts of ${tracts}`, exitCode: 3 },
    remedy:
      'give blocks and tracts of the same year without --relationship, or blocks of 2020 with tracts of 2010 and the file TAB2010_TAB2020',
  });
}

/** Every tract of the list is counted, and every counted tract is in the list. */
function checkTracts(
  { tracts, people }: BlockRequest,
  rows: readonly BlockShare[],
  known: ReadonlySet<string>,
  absent: readonly string[],
): void {
  const file = people;
  const strangers = [...new Set(rows.map(({ tract }) => tract))].filter((tract) => !known.has(tract));
  if (strangers.length > 0)
    throw new Problem(
      'block-tract-unknown',
      `counts people in ${strangers.length} tracts that are not of ${tracts}`,
      {
        ...{ file, value: sample(strangers) },
        remedy:
          'blocks lie in the tracts of their own census: name it with --tracts, or give the file TAB2010_TAB2020 with --relationship',
      },
    );
  if (absent.length > 0)
    throw new Problem('block-tract-absent', `holds no block of ${absent.length} tracts`, {
      ...{ file, value: sample(absent) },
      remedy: 'give the files of the whole state',
    });
}

function checkPlan({ districts, kind }: BlockRequest, otherThanLand: number): void {
  if (otherThanLand <= OTHER_PLAN) return;
  throw new Problem('blocks-other-plan', 'puts people elsewhere than the shapes of the districts do', {
    file: districts,
    value: `${(100 * otherThanLand).toFixed(1)} % of all people`,
    remedy: `give the block file of the same plan as boundaries/${kind}.topojson: the redistricting data of 2020 hold the districts before it`,
  });
}

function count(request: BlockRequest, raw: Raw, tables: PlaceTables): BlockReport {
  const { kind, census, tracts } = request;
  const areas = areasByCode(tables, kind);
  checkBlocks(request, raw, areas);
  const nameOf = tractNames(tables);
  const tractsOf = (block: string): readonly (readonly [string, number])[] =>
    raw.tractsOf === undefined
      ? [[nameOf(block.slice(0, 11)), 1]]
      : (raw.tractsOf.get(block) ?? [[`of block ${block}`, 1]]);
  const areaOf = (block: string): string => {
    const code = raw.districtOf.get(block) ?? '';
    return areas.get(code) ?? areas.get(bareCode(code)) ?? '';
  };
  const rows = peopleByArea(raw.peopleOf, areaOf, tractsOf);
  const held = new Set([...raw.peopleOf.keys()].flatMap((block) => tractsOf(block).map(([tract]) => tract)));
  const known = new Set(textsOf(tables.tracts, 'geoid'));
  const land = numbersOf(tables.tracts, 'landSquareMeters').values;
  // Tracts of open water have no former code, so blocks of 2020 do not lead to them.
  const inhabitable = [...known].filter((_, row) => (land[row] ?? 0) > 0);
  checkTracts(
    request,
    rows,
    known,
    inhabitable.filter((tract) => !held.has(tract)),
  );
  const ofKind = new Map([...tables.byLand].filter(([area]) => area.startsWith(`${kind}:`)));
  const otherThanLand = blocksAgainstLand(ofKind, rows);
  checkPlan(request, otherThanLand);
  return {
    path: `places/${request.place}/${blockCountsPath(kind, tracts)}`,
    counts: {
      format: 'evenground-blocks/1',
      ...{ kind, tracts, period: census, files: raw.files },
      rows: rows.map(({ tract, area, people }) => [tract, area, Math.round(people * 100) / 100]),
    },
    otherThanLand,
  };
}

/**
 * Loads the people of census blocks by district; from the next build on they share tracts among districts, not the land.
 *
 * @throws Problems of the files; nothing is written then
 */
export async function importBlocks(request: BlockRequest): Promise<BlockReport> {
  const { place, effects } = request;
  checkYears(request);
  await requirePlace(effects.files, place);
  const tables = await readPlaceTables(request);
  const report = count(request, await readRaw(request), tables);
  await withLock(effects.files, placeLock(place), () =>
    effects.files.replace(report.path, jsonText(report.counts)),
  );
  return report;
}
