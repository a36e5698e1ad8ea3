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
  /** Column of all people; default: the sum of the groups. */
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
      columnName: name,
      exitCode: 3,
      remedy: `name columns of counts; ${suggest(name, [...table.columns.keys()])}`,
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
  const multigroup = multigroupSegregation(counts);
  const larger = question.within === undefined ? undefined : columnOf(table, question.within);
  const split = larger && splitSegregation(counts, Array.from(larger.values, String));
  const { spatial } = question;
  return {
    units: table.rowCount,
    people: totals.reduce((sum, total) => sum + total, 0),
    groups: question.groups.flatMap((group, k) => answerGroup(group, counts[k] ?? totals, totals, areas)),
    ...('missing' in multigroup ? {} : { multigroup, local: [...localDivergence(counts)] }),
    ...(split === undefined || 'missing' in split ? {} : { split }),
    ...(spatial === undefined
      ? {}
      : {
          spatial: spatialSegregation(
            counts,
            { x: numbersOf(table, spatial.x).values, y: numbersOf(table, spatial.y).values },
            spatial.bandwidth,
            spatial.kernel,
          ),
        }),
  };
}
