import { residenceByState } from '#analysis/residence-by-state.ts';
import { type CsvValue, csvText } from '#artifacts/csv-text.ts';
import { RESIDENCE_COLUMNS } from '#analysis/residence-by-level.ts';
import { POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import { isLevel, type Level } from '#core/level.ts';
import type { Cell } from '#core/missing.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { compileRecipe, type Recipe } from '#opportunity/recipe/compile.ts';
import { runRecipe } from '#opportunity/run/run-recipe.ts';
import { deprivation2018 } from '#sources/deprivation-2018.ts';
import { foodAtlasUs2019 } from '#sources/food-atlas-us-2019.ts';
import { tractRace2010 } from '#sources/tract-race-2010.ts';
import { cellsOf, selectRows, sortTable, textsOf } from '#tables/columns.ts';
import { makeNormalizedTable } from '#tables/normalized.ts';
import { cellAt, type Table } from '#tables/table.ts';
import type { Effects } from './effects.ts';
import { nationalInputs } from './import/national/inputs.ts';
import { openRawFolder } from './import/raw-files.ts';
import { replaceFiles } from './import/replace-files.ts';

const RECIPE = 'templates/place/recipes/national-2018.yaml';
/** Where the files go, below the project's root. */
export const NATIONAL_FOLDER = 'var/national/2018-national';

/** Which tracts a tract is compared with. */
type Norm = 'nation' | 'state';

/** Scores and levels of all tracts under one norm, in the order of the table. */
interface Scored {
  readonly score: readonly Cell[];
  readonly level: readonly (Level | null)[];
}

/** What a national build made, and how long each step took. */
export interface NationalReport {
  readonly folder: string;
  readonly tractCount: number;
  readonly stateCount: number;
  readonly leveled: Readonly<Record<Norm, number>>;
  /** Tracts of which a count of people is not in the file. */
  readonly tractsWithoutCount: number;
  readonly steps: readonly {
    readonly step: string;
    readonly tracts: number;
    readonly milliseconds: number;
  }[];
  readonly problems: ProblemLog['problems'];
}

export interface NationalRequest {
  /** Folder with the publishers' files. */
  readonly from: string;
  readonly effects: Effects;
  readonly onProgress?: (step: string) => void;
}

function score(recipe: Recipe, table: Table): Scored {
  const run = runRecipe(recipe, table);
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return {
    score: rows.map((row) => cellAt(run.score, row)),
    level: rows.map((row) => {
      const level = run.level?.assigned[row] ?? '';
      return isLevel(level) ? level : null;
    }),
  };
}

/** Each state by itself; the tracts are in GEOID order, so states stand together. */
function scoreByState(recipe: Recipe, table: Table): Scored {
  const rowsByState = new Map<string, number[]>();
  textsOf(table, 'geoid').forEach((geoid, row) => {
    const state = geoid.slice(0, 2);
    const rows = rowsByState.get(state) ?? [];
    rows.push(row);
    rowsByState.set(state, rows);
  });
  const parts = [...rowsByState.values()].map((rows) => score(recipe, selectRows(table, rows)));
  return { score: parts.flatMap((part) => part.score), level: parts.flatMap((part) => part.level) };
}

function tractLines(geoids: readonly string[], nation: Scored, state: Scored): string {
  const header = ['geoid', 'state', 'scoreInNation', 'levelInNation', 'scoreInState', 'levelInState'];
  const rows = geoids.map((geoid, row): CsvValue[] => [
    geoid,
    geoid.slice(0, 2),
    nation.score[row] ?? null,
    nation.level[row] ?? null,
    state.score[row] ?? null,
    state.level[row] ?? null,
  ]);
  return csvText(header, rows);
}

function residenceLines(
  geoid: readonly string[],
  people: Table,
  norms: Readonly<Record<Norm, Scored>>,
): string {
  const population = Object.fromEntries(
    POPULATION_COLUMNS.map((column) => [column, cellsOf(people, column)]),
  ) as Record<PopulationColumn, Cell[]>;
  const header = ['norm', 'state', 'group', 'people', ...RESIDENCE_COLUMNS, 'lower', 'tractsWithoutCount'];
  const rows = (['nation', 'state'] as const).flatMap((norm) =>
    residenceByState({ geoid, level: norms[norm].level, population }).map(
      ({ state, group, residence, tractsWithoutCount }): CsvValue[] => [
        norm,
        state,
        group,
        residence?.count ?? null,
        ...RESIDENCE_COLUMNS.map((column) => residence?.byLevel[column] ?? null),
        residence?.lowerOpportunity ?? null,
        tractsWithoutCount,
      ],
    ),
  );
  return csvText(header, rows);
}

function countWithout(people: Table): number {
  const columns = POPULATION_COLUMNS.map((name) => cellsOf(people, name));
  let count = 0;
  for (let row = 0; row < people.rowCount; row += 1) {
    if (columns.some((cells) => typeof cells[row] !== 'number')) count += 1;
  }
  return count;
}

/**
 * Index and levels of every tract of the country under national and state norms, and who lives in which, by state.
 *
 * The tracts are those of Census 2010; one without survey figures has no level and is counted so.
 * @throws Problems with everything that is wrong in the publishers' files
 */
export async function buildNation({ from, effects, onProgress }: NationalRequest): Promise<NationalReport> {
  const { files, clock } = effects;
  const steps: { step: string; tracts: number; milliseconds: number }[] = [];
  let started = clock.now().getTime();
  const done = (step: string, tracts: number): void => {
    const now = clock.now().getTime();
    steps.push({ step, tracts, milliseconds: now - started });
    started = now;
    onProgress?.(step);
  };
  const recipe = compileRecipe(await files.readText(RECIPE), RECIPE);
  const raw = openRawFolder(files, from);
  const race = await raw.read(tractRace2010);
  const survey = await raw.read(deprivation2018);
  const atlas = await raw.read(foodAtlasUs2019);
  raw.log.throwIfStopped();
  if (!race || !survey || !atlas) throw new Error('a failed read left no problem');
  const people = sortTable(race.value, 'geoid');
  const geoids = textsOf(people, 'geoid');
  done('read', geoids.length);
  const table = makeNormalizedTable(
    'national-inputs-2018',
    nationalInputs(survey.value, atlas.value, geoids),
  );
  done('join', geoids.length);
  const norms = { nation: score(recipe, table), state: scoreByState(recipe, table) };
  done('score', geoids.length);
  const contents = new Map([
    ['tracts.csv', tractLines(geoids, norms.nation, norms.state)],
    ['residence-by-state.csv', residenceLines(geoids, people, norms)],
  ]);
  await replaceFiles(files, NATIONAL_FOLDER, contents);
  done('write', geoids.length);
  const leveled = ({ level }: Scored): number => level.filter((one) => one !== null).length;
  return {
    folder: NATIONAL_FOLDER,
    tractCount: geoids.length,
    stateCount: new Set(geoids.map((geoid) => geoid.slice(0, 2))).size,
    leveled: { nation: leveled(norms.nation), state: leveled(norms.state) },
    tractsWithoutCount: countWithout(people),
    steps,
    problems: raw.log.problems,
  };
}
