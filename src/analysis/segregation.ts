import { isMissing, type Missing, missing } from '#core/missing.ts';
import { suggest } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import {
  type BetweenWithin,
  localDivergence,
  multigroupSegregation,
  type MultigroupSegregation,
  splitSegregation,
  unitTotals,
} from '#core/stats/multigroup-segregation.ts';
import { type Kernel, type SpatialSegregation, spatialSegregation } from '#core/stats/spatial-segregation.ts';
import { delta, twoGroupSegregation, type TwoGroupSegregation } from '#core/stats/two-group-segregation.ts';
import type { Column, NumberColumn, Table } from '#tables/table.ts';

/** What is asked of a table of counts. */
export interface SegregationQuestion {
  /** Columns of the groups. */
  readonly groups: readonly string[];
  /** Column of all people; default: the sum of the groups. Who is in none of the groups is one more group. */
  readonly total?: string | undefined;
  /** Column of land area, for Delta. */
  readonly area?: string | undefined;
  /** Column of the larger area (such as the state), for between and within. */
  readonly within?: string | undefined;
  /** Columns of position and the distance at which a neighbor no longer counts. */
  readonly spatial?:
    | { readonly x: string; readonly y: string; readonly bandwidth: number; readonly kernel: Kernel }
    | undefined;
}

/** A two-group answer with its sentence. */
export interface GroupAnswer extends TwoGroupSegregation {
  readonly group: string;
  readonly delta?: number;
  readonly sentence: string;
}

/** All measures of one table. */
export interface SegregationAnswer {
  readonly units: number;
  readonly people: number;
  /** One entry per group against everyone else; groups with nobody or everybody are left out. */
  readonly groups: readonly GroupAnswer[];
  /** Whether the measures over all groups count everyone in none of them as one more group. */
  readonly hasEveryoneElse: boolean;
  readonly multigroup?: MultigroupSegregation;
  readonly split?: BetweenWithin;
  /** Local divergence of each row: how far its mix is from the whole (0 = alike); averages to M by people. */
  readonly local?: readonly number[];
  readonly spatial?: SpatialSegregation;
}

function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (column !== undefined) return column;
  throw new Problem('column-missing', 'is not in the table', {
    file: table.name,
    line: 1,
    columnName: name,
    exitCode: 3,
    remedy: suggest(name, [...table.columns.keys()]),
  });
}

function numbersOf(table: Table, name: string): NumberColumn {
  const column = table.columns.get(name);
  if (column?.kind === 'number') return column;
  throw new Problem(
    'column-missing',
    column === undefined ? 'is not in the table' : 'does not hold numbers',
    {
      file: table.name,
      line: 1,
      columnName: name,
      exitCode: 3,
      remedy:
        column === undefined
          ? `name a column of numbers; ${suggest(name, [...table.columns.keys()])}`
          : 'name a column of numbers, and leave the cells without one empty',
    },
  );
}

/** More people than there can be: their sums and products are no numbers any more. */
const LARGEST_COUNT = 1e15;

/** What a count cannot be. */
function faultOf(value: number, reason: number): string | undefined {
  if (reason !== 0) return 'is missing';
  if (value < 0) return 'is negative';
  return value > LARGEST_COUNT ? 'is larger than a count can be' : undefined;
}

/** A cell that cannot be passed over. */
function cellProblem(table: Table, name: string, row: number, code: string, what: string, remedy: string) {
  return new Problem(code, what, {
    file: table.name,
    line: table.lines?.[row] ?? row + 2,
    column: 1 + [...table.columns.keys()].indexOf(name),
    columnName: name,
    remedy,
  });
}

/** Positions of a column: a unit that lies nowhere has no surroundings, and counts in nobody's. */
function positionsOf(table: Table, name: string): Float64Array {
  const { values, reasons } = numbersOf(table, name);
  const bad = reasons.findIndex((reason) => reason !== 0);
  if (bad < 0) return values;
  throw cellProblem(
    table,
    name,
    bad,
    'position-missing',
    'holds no position',
    'leave the unit out, or write where it lies',
  );
}

/** Larger area of each row. */
function largerAreas(table: Table, name: string): string[] {
  const column = columnOf(table, name);
  const areas = Array.from(column.values, String);
  const bad = areas.findIndex(
    (area, row) => area.trim() === '' || (column.kind === 'number' && column.reasons[row] !== 0),
  );
  if (bad < 0) return areas;
  throw cellProblem(
    table,
    name,
    bad,
    'larger-area-missing',
    'names no larger area',
    'leave the unit out, or write the larger area that it lies in',
  );
}

/** Counts of a column; a missing or negative count cannot be passed over. */
function countsOf(table: Table, name: string): Float64Array {
  const { values, reasons } = numbersOf(table, name);
  const bad = reasons.findIndex((reason, row) => faultOf(values[row] ?? 0, reason) !== undefined);
  if (bad < 0) return values;
  const value = values[bad] ?? 0;
  throw new Problem('count-missing', faultOf(value, reasons[bad] ?? 0) ?? '', {
    file: table.name,
    line: table.lines?.[bad] ?? bad + 2,
    column: 1 + [...table.columns.keys()].indexOf(name),
    columnName: name,
    ...(reasons[bad] === 0 ? { value: String(value) } : {}),
    remedy: 'leave the unit out, or give the count of every group in it',
  });
}

/**
 * One plain sentence on a group's segregation, about places and not about people's choices.
 *
 * @example segregationSentence('Latino', { dissimilarity: 0.52, isolation: 0.31 }) // => 'For Latino: 52% would have to live in another unit for an even spread; in the unit of an average member, 31% are of the same group.'
 */
export function segregationSentence(
  group: string,
  measures: Pick<TwoGroupSegregation, 'dissimilarity' | 'isolation'>,
): string {
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return `For ${group}: ${percent(measures.dissimilarity)} would have to live in another unit for an even spread; in the unit of an average member, ${percent(measures.isolation)} are of the same group.`;
}

function answerGroup(
  group: string,
  counts: Float64Array,
  totals: Float64Array,
  areas?: Float64Array,
): GroupAnswer[] {
  const measures = twoGroupSegregation(counts, totals);
  if ('missing' in measures) return [];
  const land: number | Missing = areas === undefined ? missing('notCollected') : delta(counts, areas);
  return [
    {
      group,
      ...measures,
      ...(isMissing(land) ? {} : { delta: land }),
      sentence: segregationSentence(group, measures),
    },
  ];
}

function requireTotals(counts: readonly Float64Array[], totals: Float64Array, table: Table): void {
  totals.forEach((total, row) => {
    const above = counts.find((group) => (group[row] ?? 0) > total)?.[row];
    if (above === undefined) return;
    throw new Problem('count-exceeds-total', `is the count of a group, and the total is ${total}`, {
      file: table.name,
      line: table.lines?.[row] ?? row + 2,
      value: String(above),
      remedy: 'name the right total column, or leave it out to use the sum of the groups',
    });
  });
}

/** People of each unit who are in none of the groups; undefined when the groups are everybody. */
function everyoneElse(
  counts: readonly Float64Array[],
  totals: Float64Array,
  table: Table,
): Float64Array | undefined {
  const together = unitTotals(counts);
  // Estimates that were rounded apart may add up to a hair more than their total.
  const above = together.findIndex((sum, row) => sum > (totals[row] ?? 0) * (1 + 1e-9));
  if (above >= 0) {
    throw new Problem(
      'groups-exceed-total',
      `is what the groups add up to, and the total is ${totals[above]}`,
      {
        file: table.name,
        line: table.lines?.[above] ?? above + 2,
        value: String(together[above]),
        remedy: 'name groups that do not overlap, or run the command for one group at a time',
      },
    );
  }
  const rest = totals.map((total, row) => Math.max(0, total - (together[row] ?? 0)));
  return rest.some((people) => people > 0) ? rest : undefined;
}

/** Measures over all groups at once, everyone else being one more; none when all people are of one group. */
function measureTogether(table: Table, groups: readonly Float64Array[], question: SegregationQuestion) {
  const { within, spatial } = question;
  const larger = within === undefined ? undefined : largerAreas(table, within);
  const [x, y] = spatial ? [positionsOf(table, spatial.x), positionsOf(table, spatial.y)] : [];
  const multigroup = multigroupSegregation(groups);
  if ('missing' in multigroup) return {};
  const split = larger && splitSegregation(groups, larger);
  return {
    multigroup,
    local: [...localDivergence(groups)],
    ...(split === undefined || 'missing' in split ? {} : { split }),
    ...(spatial === undefined || x === undefined || y === undefined
      ? {}
      : { spatial: spatialSegregation(groups, { x, y }, spatial.bandwidth, spatial.kernel) }),
  };
}

/**
 * Segregation of groups over the units (rows) of a table.
 *
 * @param table one row per unit, counts in columns
 * @throws Problem for absent, missing or contradicting counts
 * @see docs/method/segregation.md
 */
export function measureSegregation(table: Table, question: SegregationQuestion): SegregationAnswer {
  const counts = question.groups.map((name) => countsOf(table, name));
  const totals = question.total === undefined ? unitTotals(counts) : countsOf(table, question.total);
  requireTotals(counts, totals, table);
  const areas = question.area === undefined ? undefined : countsOf(table, question.area);
  const rest = everyoneElse(counts, totals, table);
  return {
    units: table.rowCount,
    people: totals.reduce((sum, total) => sum + total, 0),
    groups: question.groups.flatMap((group, k) => answerGroup(group, counts[k] ?? totals, totals, areas)),
    hasEveryoneElse: rest !== undefined,
    ...measureTogether(table, rest === undefined ? counts : [...counts, rest], question),
  };
}
