import type { Command } from 'commander';
import {
  measureSegregation,
  type SegregationAnswer,
  type SegregationQuestion,
} from '#analysis/segregation.ts';
import { isMissing } from '#core/missing.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { readAnyTable } from '#pipeline/read-any-table.ts';

interface Options {
  readonly groups: string;
  readonly total?: string;
  readonly area?: string;
  readonly within?: string;
  readonly x?: string;
  readonly y?: string;
  readonly bandwidth?: string;
  readonly kernel: string;
  readonly json?: boolean;
}

const KERNELS = ['uniform', 'triangle', 'biweight'] as const;

function spatialProblem(option: string, value: string | undefined, what: string): Problem {
  return new Problem('spatial-options', what, {
    columnName: option,
    ...(value === undefined ? {} : { value }),
    exitCode: 3,
    remedy: 'for example --x easting --y northing --bandwidth 1000 --kernel biweight',
  });
}

function spatialOf({ x, y, bandwidth, kernel }: Options): SegregationQuestion['spatial'] {
  const known = KERNELS.find((name) => name === kernel);
  if (known === undefined) throw spatialProblem('--kernel', kernel, `is none of ${KERNELS.join(', ')}`);
  if (x === undefined && y === undefined && bandwidth === undefined) return undefined;
  if (x === undefined || y === undefined || bandwidth === undefined) {
    const absent = x === undefined ? '--x' : y === undefined ? '--y' : '--bandwidth';
    throw spatialProblem(absent, undefined, 'is needed too for spatial measures');
  }
  const distance = /^[\d.]+(e\d+)?$/i.test(bandwidth) ? parseNumber(bandwidth) : 0;
  if (isMissing(distance) || distance <= 0)
    throw spatialProblem('--bandwidth', bandwidth, 'is not a distance above 0');
  return { x, y, bandwidth: distance, kernel: known };
}

/** Columns of the groups, each once; one group alone needs the people it is compared with. */
function groupsOf({ groups: text, total }: Options): string[] {
  const groups = text.split(',').map((name) => name.trim());
  const twice = groups.find((name, at) => groups.indexOf(name) < at);
  const refuse = (what: string, value: string, remedy: string): Problem =>
    new Problem('option-groups', what, { columnName: '--groups', value, exitCode: 3, remedy });
  if (groups.includes('')) throw refuse('names a group without a name', text, 'write --groups A,B,C');
  if (twice !== undefined) throw refuse('names a group twice', twice, 'name each column of a group once');
  if (groups.length === 1 && total === undefined)
    throw refuse(
      'names one group, and nobody to compare it with',
      text,
      'name more groups, or the column of all people with --total',
    );
  return groups;
}

function measureLines(name: string, measures: object): string[] {
  return [
    name,
    ...Object.entries(measures).flatMap(([measure, value]) =>
      typeof value === 'number' ? [`  ${measure}  ${value}`] : [],
    ),
  ];
}

/** Rows whose mix differs most from the whole; --json has all. */
function localLines(local: readonly number[]): string[] {
  const rows = [...local.entries()].sort(([, a], [, b]) => b - a).slice(0, 5);
  return [
    'local divergence: the rows whose mix differs most from the whole',
    ...rows.map(([row, value]) => `  row ${row + 1}  ${value}`),
  ];
}

function lines(answer: SegregationAnswer): string[] {
  const { units, people, groups, hasEveryoneElse, multigroup, split, local, spatial } = answer;
  const all = hasEveryoneElse ? 'all groups, everyone else being one more' : 'all groups';
  return [
    `${units} units, ${people} people`,
    ...(groups.length === 0 ? ['nothing to measure: each group has nobody, or everybody'] : []),
    ...groups.flatMap((group) => [...measureLines(group.group, group), `  ${group.sentence}`]),
    ...(multigroup ? measureLines(all, multigroup) : []),
    ...(split ? [...measureLines('M', split.divergence), ...measureLines('H', split.informationTheory)] : []),
    ...(spatial ? measureLines('surroundings', spatial) : []),
    ...(local ? localLines(local) : []),
  ];
}

/** `evenground segregation`: every measure of docs/method/segregation.md for a table of counts. */
export function register(program: Command, effects: Effects): void {
  program
    .command('segregation')
    .description('measure segregation over the rows of a CSV of counts')
    .argument('<file>', 'CSV, one row per unit')
    .requiredOption('--groups <columns>', 'columns of the groups, separated by commas')
    .option('--total <column>', 'column of all people (default: sum of the groups)')
    .option('--area <column>', 'column of land area, for Delta')
    .option('--within <column>', 'column of the larger area, for between and within')
    .option('--x <column>', 'column of the position, for spatial measures')
    .option('--y <column>', 'column of the position, for spatial measures')
    .option('--bandwidth <distance>', 'distance at which a neighbor no longer counts')
    .option('--kernel <kernel>', 'uniform, triangle or biweight', 'biweight')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: Options) => {
      const groups = groupsOf(options);
      const question = { ...options, groups, spatial: spatialOf(options) };
      const answer = measureSegregation(await readAnyTable(effects, file), question);
      effects.log.out(options.json === true ? JSON.stringify(answer) : lines(answer).join('\n'));
    });
}
