import { type Cell, isMissing, missing } from '#core/missing.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import type { Repair, ScoredRow, TownFacts, TractFacts } from './assemble-inputs.ts';
import { type Join, joinColumn } from './assemble-join.ts';
import { repairRows } from './assemble-repairs.ts';
import type { RunNote } from './edition.ts';

/** Inputs with one row a tract, and what joining them anew did. */
export interface RejoinedInputs {
  readonly table: Table;
  readonly notes: readonly RunNote[];
}

function rowsOfTable(table: Table, inputColumns: readonly string[]): ScoredRow[] {
  const [towns, tracts] = [textsOf(table, 'town'), textsOf(table, 'tractName')];
  const columns = inputColumns.map((name) => [name, cellsOf(table, name)] as const);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    town: towns[row] ?? '',
    tract: tracts[row] ?? '',
    geoid: null,
    raw: Object.fromEntries(columns.map(([name, cells]) => [name, cells[row] ?? missing('notInFile')])),
    z: {},
    contribution: {},
    score: missing('notInFile'),
    level: null,
    noLevel: null,
  }));
}

/** The smallest relative difference that is more than another rounding of the same figure. */
const SAME = 1e-9;

function isSame(before: Cell, after: Cell): boolean {
  if (isMissing(before) || isMissing(after)) return isMissing(before) === isMissing(after);
  return Math.abs(before - after) <= SAME * Math.max(1, Math.abs(before));
}

function rejoinNote(differing: readonly string[], cellCount: number): RunNote {
  const { length } = differing;
  return {
    code: 'rejoin',
    kind: 'repair',
    text: {
      en: `${cellCount} values were joined anew by GEOID from the publishers' own tables; ${length} of them differ from the file of 2014.`,
      es: `${cellCount} valores se unieron de nuevo por GEOID con las tablas originales; ${length} de ellos difieren del archivo de 2014.`,
    },
    units: differing,
  };
}

interface Joined {
  readonly name: string;
  readonly cells: readonly Cell[];
}

function differences(
  joined: readonly Joined[],
  tracts: readonly TractFacts[],
  before: readonly (ScoredRow | undefined)[],
): string[] {
  const shown = (cell: Cell | undefined): string =>
    cell === undefined || isMissing(cell) ? 'none' : String(cell);
  return joined.flatMap(({ name, cells }) =>
    cells.flatMap((cell, index) => {
      const old = before[index]?.raw[name] ?? missing('notInFile');
      if (isSame(old, cell)) return [];
      return [`${tracts[index]?.geoid ?? ''} ${name}: ${shown(old)} → ${shown(cell)}`];
    }),
  );
}

/**
 * Inputs of an index with one row for each tract that has land: kept columns from the old file, the others joined anew.
 *
 * @param table the old file, rows named by town and tract name
 * @param inputColumns columns that count as indicators when a repair names how many are available
 * @param joins columns to take from other tables
 * @throws Problems when a repair meets other rows than it states, or a row has no tract
 */
export function rejoinInputs(
  table: Table,
  inputColumns: readonly string[],
  repairs: readonly Repair[],
  joins: readonly Join[],
  allTracts: readonly TractFacts[],
  towns: readonly TownFacts[],
): RejoinedInputs {
  const { rowByGeoid, notes } = repairRows(rowsOfTable(table, inputColumns), repairs, allTracts, towns);
  const tracts = allTracts
    .filter(({ landSquareMeters }) => landSquareMeters > 0)
    .toSorted((a, b) => (a.geoid < b.geoid ? -1 : 1));
  const before = tracts.map(({ geoid }) => rowByGeoid.get(geoid));
  const joined = joins.flatMap((join) =>
    join.columns.map((name) => ({ name, cells: joinColumn(join, name, tracts) })),
  );
  const anew = new Map(joined.map(({ name, cells }) => [name, numberColumn(cells)]));
  const old = inputColumns
    .filter((name) => !anew.has(name))
    .map((name): [string, Column] => [
      name,
      numberColumn(before.map((row) => row?.raw[name] ?? missing('notInFile'))),
    ]);
  const names: [string, Column][] = [
    ['geoid', { kind: 'text', values: tracts.map(({ geoid }) => geoid) }],
    ['tractName', { kind: 'text', values: tracts.map(({ name }) => name) }],
  ];
  const compared = joined.filter(({ name }) => inputColumns.includes(name));
  const differing = differences(compared, tracts, before);
  return {
    table: {
      name: `${table.name}, joined anew`,
      rowCount: tracts.length,
      columns: new Map([...names, ...old, ...anew]),
    },
    notes: [...notes, rejoinNote(differing, compared.length * tracts.length)],
  };
}
