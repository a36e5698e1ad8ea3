import { Argument, type Command } from 'commander';
import { suggest } from '#core/nearest-name.ts';
import { formatProblem, Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { Effects } from '#pipeline/effects.ts';
import { writeLoadedColumn } from '#pipeline/fair-share-columns.ts';
import { OFFICIAL_LAYOUTS, type OfficialLayout, readOfficial } from '#sources/official-towns.ts';
import { textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';

interface Options {
  readonly place: string;
  readonly period: string;
}

async function importOfficial(id: string, file: string, { place, period }: Options, { files, log }: Effects) {
  const layout: OfficialLayout | undefined = OFFICIAL_LAYOUTS.find((one) => one.id === id);
  if (layout === undefined) {
    const remedy = suggest(
      id,
      OFFICIAL_LAYOUTS.map((one) => one.id),
    );
    throw new Problem('layout-unknown', 'is not a layout', { value: id, exitCode: 3, remedy });
  }
  const table = readNormalizedTable(
    'fair-share-towns',
    await files.read(`places/${place}/tables/fair-share-towns.csv`),
  );
  const geoids = textsOf(table, 'town');
  const townOf = new Map(geoids.map((geoid) => [geoid.slice(-5), geoid]));
  const problems = new ProblemLog();
  const found = readOfficial(layout, await files.read(file), file, townOf, problems);
  problems.problems.forEach((problem) => log.info(formatProblem(problem)));
  for (const { id: column, title } of layout.columns) {
    const values = found.get(column) ?? new Map<string, number>();
    const settings = { id: column, title, source: layout.publisher, period, state: 'from-source' } as const;
    await writeLoadedColumn(files, place, { format: 'evenground-column/1', ...settings }, values);
    log.out(`${column}: ${values.size} of ${geoids.length} towns`);
  }
}

/** `evenground import-official LAYOUT FILE --place PLACE --period YEARS`. */
export function register(program: Command, effects: Effects): void {
  const layouts = OFFICIAL_LAYOUTS.map(({ id }) => id);
  program
    .command('import-official')
    .description('load a town table of HUD CHAS or the ACS as its publisher lays it out')
    .addArgument(new Argument('<layout>', `one of ${layouts.join(', ')}`).choices(layouts))
    .argument('<file>', 'CSV file with a row for every county subdivision of the state')
    .requiredOption('--place <id>', 'folder in places/, such as connecticut')
    .requiredOption('--period <years>', 'years of the survey, such as 2017–2021')
    .action((layout: string, file: string, options: Options) =>
      importOfficial(layout, file, options, effects),
    );
}
