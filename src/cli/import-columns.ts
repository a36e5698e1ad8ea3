import { type Command, Option } from 'commander';
import { readColumns } from '#analysis/fair-share/columns.ts';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import {
  type LoadedColumn,
  loadedColumnSchema,
  townKeys,
  writeLoadedColumn,
} from '#pipeline/fair-share-columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';

interface Options {
  readonly place: string;
  readonly as: string;
  readonly column?: string;
  readonly title: string;
  readonly titleEs: string;
  readonly source: string;
  readonly period: string;
  readonly state: string;
}

function pickColumn(names: readonly string[], wanted: string | undefined, file: string): string {
  const [only] = names;
  const name = wanted ?? (names.length === 1 ? only : undefined);
  if (name !== undefined && names.includes(name)) return name;
  throw new Problem('column-missing', `has the columns ${names.join(', ')}`, {
    file,
    line: 1,
    exitCode: 3,
    ...(wanted === undefined ? {} : { value: wanted }),
    remedy: 'name the one to load with --column',
  });
}

function settingsOf(options: Options): LoadedColumn {
  const { as: id, title, titleEs, source, period, state } = options;
  const settings = {
    format: 'evenground-column/1',
    id,
    title: { en: title, es: titleEs },
    source,
    period,
    state,
  };
  const checked = loadedColumnSchema.safeParse(settings);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Problem('column-form', issue?.message ?? 'has the wrong form', {
    columnName: issue?.path.join('.') ?? '',
    exitCode: 3,
    remedy: 'see docs/method/allocation.md',
  });
}

async function importColumns(file: string, options: Options, { files, log }: Effects): Promise<void> {
  const settings = settingsOf(options);
  const path = `places/${options.place}/tables/fair-share-towns.csv`;
  const table = readNormalizedTable('fair-share-towns', await files.read(path));
  const loaded = readColumns(await files.read(file), file, townKeys(table));
  const name = pickColumn([...loaded.columns.keys()], options.column, file);
  const values = loaded.columns.get(name) ?? new Map<string, number>();
  await writeLoadedColumn(files, options.place, settings, values);
  const total = [...values.values()].reduce((sum, value) => sum + value, 0);
  log.out(
    `${options.as}: ${values.size} towns, ${total} units; ${loaded.absent.length} towns without a number`,
  );
}

/** `evenground import-columns FILE.csv --place PLACE --as ID …`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import-columns')
    .description('load a column of numbers by town, such as the town table of a state study or a workbook')
    .argument('<file>', 'CSV file with a column "town" (names or GEOIDs) and columns of numbers')
    .requiredOption('--place <id>', 'folder in places/, such as connecticut')
    .requiredOption('--as <id>', 'name of the column in methods, such as stateStudyUnits or ownGoalUnits')
    .requiredOption('--title <text>', 'what the numbers are')
    .requiredOption('--title-es <text>', 'the same in Spanish')
    .requiredOption('--source <text>', 'who published them, and where')
    .requiredOption('--period <text>', 'the year they are of')
    .option('--column <name>', 'column of the file, when it has several')
    .addOption(
      new Option('--state <state>', 'how far the numbers can be traced')
        .choices(['verified', 'from-source', 'unverified', 'proxy-input'])
        .default('from-source'),
    )
    .action((file: string, options: Options) => importColumns(file, options, effects));
}
