import type { Command } from 'commander';
import { type Allocation, allocateFairShare, type Need } from '#analysis/fair-share/allocate.ts';
import { joinColumns, readColumns } from '#analysis/fair-share/columns.ts';
import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import { compileMethod } from '#analysis/fair-share/method.ts';
import { isMissing } from '#core/missing.ts';
import { parseNumber } from '#core/number.ts';
import { Problem, Problems } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { readAnyTable } from '#pipeline/read-any-table.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';

interface Options {
  readonly table: string;
  readonly need?: string;
  readonly columns?: string;
  readonly json?: boolean;
}

/** More homes than there are. */
const MOST_UNITS = 1e9;

async function readNeed(effects: Effects, text: string): Promise<Need> {
  if (!text.endsWith('.csv')) {
    const need = /^[\d.]+$/.test(text) ? parseNumber(text) : undefined;
    if (need !== undefined && !isMissing(need) && need <= MOST_UNITS) return need;
    throw new Problem('need-form', 'is not a need', {
      columnName: '--need',
      value: text,
      exitCode: 3,
      remedy: 'give a number of units from 0 to 1000000000, or a CSV file with the columns region and need',
    });
  }
  const table = await readAnyTable(effects, text, 'region');
  for (const column of ['region', 'need']) {
    if (!table.columns.has(column))
      throw new Problem('column-missing', 'is not in the header', {
        file: text,
        line: 1,
        columnName: column,
        exitCode: 3,
        remedy: 'name the columns region and need',
      });
  }
  const needs = cellsOf(table, 'need');
  const regions = textsOf(table, 'region');
  const entries = regions.map((region, row): [string, number] => {
    const need = needs[row];
    const first = regions.indexOf(region);
    if (first < row)
      throw new Problem('row-repeated', `stands on line ${table.lines?.[first] ?? first + 2} too`, {
        ...{ file: text, line: table.lines?.[row] ?? row + 2, columnName: 'region', value: region },
        remedy: 'keep one row of each region',
      });
    if (typeof need === 'number' && need >= 0 && need <= MOST_UNITS) return [region, need];
    throw new Problem('need-form', 'has no need of at least 0', {
      file: text,
      line: table.lines?.[row] ?? row + 2,
      columnName: 'need',
      value: region,
      exitCode: 2,
      remedy: 'write the number of homes that the region needs',
    });
  });
  return new Map(entries);
}

/** What the reader put in place of what the method and the table say: the numbers are then a scenario. */
interface Given {
  readonly need?: string;
  readonly columnsFile?: string;
  /** Columns of the table that the file's took the place of. */
  readonly replaced: readonly string[];
  readonly added: readonly string[];
  /** Names that the exemptions of the method list and the table does not have: another table, or a slip of the pen. */
  readonly namesNotInTable: readonly string[];
}

interface Read {
  readonly table: Table;
  readonly given: Given;
}

function namesNotIn(table: Table, { name, exemptions }: AllocationMethod): string[] {
  if (!table.columns.has(name)) return [];
  const names = new Set(textsOf(table, name));
  const listed = [...(exemptions?.listed ?? []), ...(exemptions?.notExempt ?? []).map((one) => one.name)];
  return listed.filter((one) => !names.has(one));
}

async function readInputs(effects: Effects, method: AllocationMethod, options: Options): Promise<Read> {
  const texts = [method.name, ...(method.region === undefined ? [] : [method.region])];
  const table = await readAnyTable(effects, options.table, texts);
  const need = options.need === undefined ? {} : { need: options.need };
  const { columns: file } = options;
  if (file === undefined || !table.columns.has(method.name))
    return { table, given: { ...need, replaced: [], added: [], namesNotInTable: namesNotIn(table, method) } };
  const keyOf = new Map(textsOf(table, method.name).map((name) => [name, name]));
  const loaded = readColumns(await effects.files.read(file), file, keyOf);
  const names = [...loaded.columns.keys()];
  const [replaced, added] = [true, false].map((is) => names.filter((name) => table.columns.has(name) === is));
  const namesNotInTable = namesNotIn(table, method);
  const given = {
    ...{ ...need, columnsFile: file, replaced: replaced ?? [], added: added ?? [], namesNotInTable },
  };
  return { table: joinColumns(table, method.name, loaded), given };
}

/** A gap in a column that was loaded is one of the file it came from, not of the table. */
function namingFile(error: unknown, { columnsFile, replaced, added }: Given): unknown {
  if (!(error instanceof Problems)) return error;
  const own = new Set([...replaced, ...added]);
  return new Problems(
    error.problems.map((problem) => {
      const { columnName = '', file } = problem.details;
      if (columnsFile === undefined || file === undefined || !own.has(columnName)) return problem;
      const { message, details } = problem;
      return new Problem(problem.code, message, {
        ...{ severity: problem.severity, columnName, exitCode: details.exitCode ?? 2, file: columnsFile },
        ...(details.value === undefined ? {} : { value: details.value }),
        ...(details.remedy === undefined ? {} : { remedy: details.remedy }),
      });
    }),
  );
}

function givenLines({ need, columnsFile, replaced, added, namesNotInTable }: Given): string[] {
  const list = (names: readonly string[]): string => names.join(', ');
  return [
    ...(need === undefined ? [] : [`Scenario: the need is the one given: ${need}.`]),
    ...(replaced.length === 0
      ? []
      : [`Scenario: ${list(replaced)} as in ${columnsFile ?? ''}, not as in the table.`]),
    ...(namesNotInTable.length === 0
      ? []
      : [`Named by the exemptions of the method, and not in the table: ${list(namesNotInTable)}.`]),
    ...(added.length === 0 ? [] : [`Loaded from ${columnsFile ?? ''}: ${list(added)}.`]),
  ];
}

function linesOf({ method, state, standIns, regions, towns }: Allocation, given: Given): string[] {
  return [
    `${method} (${state})`,
    ...givenLines(given),
    ...standIns.map(({ says }) => says.en),
    ...regions.map(
      ({ region, towns: count, eligible, need, allocated, excess }) =>
        `${region}: need ${need.toFixed(1)}, ${count} towns, ${eligible} eligible, ${allocated} allocated, ${Math.abs(excess).toFixed(1)} not allocated`,
    ),
    ...towns.map(({ name, units, uncapped, cap, bands, phases, reasons }) => {
      const capText = cap === null ? '' : `, cap ${cap}`;
      const parts = [...bands, ...phases].map(({ id, units: own }) => ` ${id} ${own}`).join(',');
      return `  ${name}: ${units} (before caps ${uncapped.toFixed(1)}${capText})${parts} ${reasons.join(', ')}`.trimEnd();
    }),
  ];
}

function allocate(method: AllocationMethod, table: Table, need: Need | undefined, given: Given): Allocation {
  try {
    return allocateFairShare(method, table, need);
  } catch (error) {
    throw namingFile(error, given);
  }
}

async function run(path: string, options: Options, effects: Effects): Promise<void> {
  const method = compileMethod(await effects.files.readText(path), path);
  if (method.figure !== undefined && options.need !== undefined)
    throw new Problem('need-unused', `has a figure for each town by the method ${method.id}, and no need`, {
      ...{ columnName: '--need', value: options.need, exitCode: 3 },
      remedy: 'leave --need out, or choose a method that allocates a need',
    });
  const { table, given } = await readInputs(effects, method, options);
  const need = options.need === undefined ? undefined : await readNeed(effects, options.need);
  const allocation = allocate(method, table, need, given);
  effects.log.out(
    options.json === true
      ? JSON.stringify({ ...allocation, given }, null, 2)
      : linesOf(allocation, given).join('\n'),
  );
}

/** `evenground allocate METHOD.yaml --table FILE.csv [--need N|FILE.csv]`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('allocate')
    .description('allocate a housing need to towns by a method file; show each step')
    .argument('<method>', 'method file, such as places/connecticut/fair-share/oca-2020-weighted.yaml')
    .requiredOption('--table <file>', 'CSV file with one row a town')
    .option(
      '--need <number|file>',
      'units for all, or a CSV file with the columns region and need; without it, what the method says',
    )
    .option('--columns <file>', 'CSV file with more columns by town, such as the figures of a study')
    .option('--json', 'print every step as JSON')
    .action((method: string, options: Options) => run(method, options, effects));
}
