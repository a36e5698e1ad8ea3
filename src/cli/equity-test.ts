import type { Command } from 'commander';
import { equityTest, type EquityRow } from '#analysis/equity/equity-test.ts';
import { readProjects } from '#analysis/equity/read-projects.ts';
import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { openEquity } from '#pipeline/equity-data.ts';
import { defaultPlace } from '#pipeline/place-config.ts';

interface Options {
  readonly place?: string;
  readonly edition: string;
  readonly draws: string;
  readonly seed: string;
  readonly json?: boolean;
}

const MOST_DRAWS = 100_000;

function wholeOf(text: string, name: string, most: number): number {
  const value = parseWhole(text);
  if (value !== undefined && value >= 1 && value <= most) return value;
  throw new Problem('number-range', `must be a whole number from 1 to ${most}`, {
    ...{ value: text, columnName: name, exitCode: 3, remedy: `give --${name} 9999` },
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
const rowLine = ({ id, reached, population, pValue }: EquityRow): string =>
  `${id.padEnd(16)}${percent(reached)} ${percent(population)}   ${pValue.toFixed(4)}`;

async function run(file: string, options: Options, { files, log }: Effects): Promise<void> {
  const { model, tractOf } = openEquity(options.place ?? defaultPlace(), options.edition);
  const settings = {
    draws: wholeOf(options.draws, 'draws', MOST_DRAWS),
    seed: wholeOf(options.seed, 'seed', 1e9),
  };
  const result = equityTest(model, readProjects(await files.read(file), file, model, tractOf), settings);
  if (options.json === true) {
    const head = { format: 'evenground-equity-test/1', edition: model.edition };
    log.out(JSON.stringify({ ...head, ...result }, null, 2));
    return;
  }
  log.out(
    `${result.projects} projects, edition ${model.edition}, ${result.draws} draws, seed ${result.seed}`,
  );
  log.out(`${''.padEnd(16)}${'projects'.padStart(8)} ${'people'.padStart(8)}   p-value`);
  for (const row of result.rows) log.out(rowLine(row));
  log.out('p-value: share of random placements where people live that are at least as far off.');
  log.out('Investment and choice belong together: neither takes the place of the other.');
}

/** `evenground equity-test PROJECTS.csv [--edition 2023] [--json]`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('equity-test')
    .description('compare whom a list of projects reaches with where people live; seeded permutation test')
    .argument('<file>', 'CSV file with lat and lon, or tract, zip or town; optional amount and name')
    .option('--place <id>', 'folder in places/; without it, the first place')
    .option('--edition <id>', 'edition with the levels and people', '2023')
    .option('--draws <number>', 'random placements', '9999')
    .option('--seed <number>', 'start of the random numbers', '1')
    .option('--json', 'print as JSON')
    .action((file: string, options: Options) => run(file, options, effects));
}
