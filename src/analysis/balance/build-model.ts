import { type Cell, isMissing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { type BridgePart } from '#tables/bridge.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { findDefinedAreas, type TractPeople } from './area-definitions.ts';
import type { BalanceArea, BalanceModel, BasisFigures, LineFigures, TractUnits } from './model.ts';
import { BALANCE_LINES, type BalanceLine, type BalanceTable } from './programs.ts';

/** Where a table comes from, as SOURCES.csv says it. */
export interface TableFacts {
  readonly publisher: string;
  readonly period: string;
}

/** People of the tracts of the edition, in their own survey. */
export interface PeopleTable {
  readonly facts: TableFacts;
  /** Columns geoid, people, nhWhite, povertyUniverse, belowPoverty, renters. */
  readonly rows: ReadonlyMap<string, Omit<TractPeople, 'region'> & { readonly renters: number }>;
}

/** Homes by tract of a file that a user gave, such as HUD's own tax-credit database. */
export interface LoadedLine extends Pick<LineFigures, 'id' | 'label' | 'unit' | 'table' | 'column' | 'join'> {
  readonly publisher: string;
  readonly period: string;
  readonly rows: readonly { readonly tract: string; readonly units: Cell }[];
}

/** What of an edition a model is made of. */
export interface BalanceEdition extends Pick<
  Edition,
  'id' | 'label' | 'tractVintage' | 'populationPeriod' | 'populationSource' | 'sources' | 'areas'
> {
  readonly tracts: Pick<Edition['tracts'], 'geoid' | 'name' | 'level' | 'region' | 'landSquareMeters'> & {
    readonly population: Pick<Edition['tracts']['population'], 'total'>;
  };
}

/** What a model is made of. */
export interface BalanceInputs {
  readonly edition: BalanceEdition;
  readonly tables: Readonly<Record<BalanceTable, Table>>;
  readonly factsOf: (table: string) => TableFacts;
  readonly people: PeopleTable;
  /** Lines of files that a user gave; their tracts must be those of the edition. */
  readonly loaded?: readonly LoadedLine[];
  /** Parts of the 2010 tracts in the tracts of the edition, when those are newer. */
  readonly bridge?: readonly BridgePart[];
}

/** Tracts of the edition that hold a 2010 tract, with the part of it in each. */
type PlaceTract = (geoid: string) => readonly (readonly [number, number])[];

function placeTract({ edition, bridge }: BalanceInputs): PlaceTract {
  const indexOf = new Map(edition.tracts.geoid.map((geoid, index) => [geoid, index]));
  if (bridge === undefined) {
    return (geoid) => {
      const index = indexOf.get(geoid);
      return index === undefined ? [] : [[index, 1]];
    };
  }
  const parts = new Map<string, (readonly [number, number])[]>();
  for (const { from, to, share } of bridge) {
    const index = indexOf.get(to);
    if (index !== undefined) parts.set(from, [...(parts.get(from) ?? []), [index, share]]);
  }
  return (geoid) => parts.get(geoid) ?? [];
}

function rowsOf(table: Table, { rows }: BalanceLine): readonly number[] {
  const all = Array.from({ length: table.rowCount }, (_, row) => row);
  if (rows === undefined) return all;
  const texts = textsOf(table, rows.column);
  return all.filter((row) => texts[row] === rows.is);
}

function addTo(sums: Map<number, number[]>, tract: number, amounts: readonly number[]): void {
  const own = sums.get(tract) ?? amounts.map(() => 0);
  sums.set(
    tract,
    amounts.map((amount, at) => amount + (own[at] ?? 0)),
  );
}

/** A figure of one row: where it lies, at least, at most. */
interface RowFigure {
  readonly geoid: string;
  readonly units: Cell;
  readonly most: Cell;
}

function figuresByTract(
  rows: readonly RowFigure[],
  place: PlaceTract,
): Pick<LineFigures, 'tracts' | 'suppressed' | 'uncounted'> {
  const [sums, uncounted] = [new Map<number, number[]>(), new Map<number, number[]>()];
  const suppressed = new Set<number>();
  for (const { geoid, units, most } of rows) {
    for (const [tract, part] of place(geoid)) {
      if (isMissing(units) && units.missing === 'suppressed') suppressed.add(tract);
      else if (isMissing(units)) addTo(uncounted, tract, [part]);
      else addTo(sums, tract, [units * part, (isMissing(most) ? units : most) * part, part]);
    }
  }
  const inOrder = <Value>(map: ReadonlyMap<number, Value>) => [...map].sort(([a], [b]) => a - b);
  return {
    tracts: inOrder(sums).map(([tract, [low = 0, high = 0, records = 0]]): TractUnits => [
      ...([tract, low, high, records] as const),
    ]),
    suppressed: [...suppressed].sort((a, b) => a - b),
    uncounted: inOrder(uncounted).map(([tract, [records = 0]]) => [tract, records]),
  };
}

function lineFigures(inputs: BalanceInputs, line: BalanceLine, place: PlaceTract): LineFigures {
  const table = inputs.tables[line.table];
  const [units, most] = [cellsOf(table, line.units), cellsOf(table, line.most ?? line.units)];
  const geoids = textsOf(table, line.tract);
  const rows = rowsOf(table, line).map((row) => ({
    ...{ geoid: geoids[row] ?? '', units: units[row] ?? 0, most: most[row] ?? 0 },
  }));
  const { id, label, unit, column, join, mark } = line;
  return {
    ...{ id, label, unit, table: line.table, column, join, ...inputs.factsOf(`tables/${line.table}.csv`) },
    ...(mark === undefined ? {} : { mark }),
    ...figuresByTract(rows, place),
  };
}

/** A file of a user names tracts of the edition itself; one of another census is told by its first stranger. */
function loadedFigures({ edition }: BalanceInputs, { rows, ...line }: LoadedLine): LineFigures {
  const indexOf = new Map(edition.tracts.geoid.map((geoid, index) => [geoid, index]));
  const stranger = rows.find(({ tract }) => !indexOf.has(tract));
  if (stranger !== undefined)
    throw new Problem('tract-unknown', `is not a tract of edition ${edition.id}`, {
      ...{ value: stranger.tract, file: line.table, exitCode: 2 },
      remedy: `choose an edition whose tracts are those of the file (this one: ${edition.tractVintage})`,
    });
  const figures = rows.map(({ tract, units }) => ({ geoid: tract, units, most: units }));
  return { ...line, ...figuresByTract(figures, (geoid) => [[indexOf.get(geoid) ?? 0, 1]]) };
}

function basisFigures({ edition, people, factsOf }: BalanceInputs): BasisFigures[] {
  const { geoid, population, landSquareMeters } = edition.tracts;
  const land = edition.sources.find(({ table }) => /tables\/tracts-\d+\.csv/.test(table))?.table ?? '';
  return [
    {
      ...{ id: 'people', publisher: edition.populationSource, period: edition.populationPeriod },
      amounts: population.total,
    },
    {
      ...{ id: 'renters', ...people.facts },
      amounts: geoid.map((id) => people.rows.get(id)?.renters ?? 0),
    },
    { id: 'land', ...factsOf(land), amounts: landSquareMeters },
  ];
}

/**
 * The model of an edition: every line, basis and definition by tract.
 *
 * Figures of 2010 tracts go into newer tracts by the parts of the bridge; nothing is lost, and `isCarried` says so.
 * @see docs/method/balance.md
 */
export function buildBalanceModel(inputs: BalanceInputs): BalanceModel {
  const { edition, people, bridge } = inputs;
  const place = placeTract(inputs);
  const { geoid, name, level, region } = edition.tracts;
  const none = { people: 0, nhWhite: 0, povertyUniverse: 0, belowPoverty: 0 };
  const rows = geoid.map((id, tract) => ({
    ...(people.rows.get(id) ?? none),
    region: region[tract] ?? null,
  }));
  return {
    format: 'evenground-housing/1',
    edition: edition.id,
    editionLabel: edition.label,
    tractVintage: edition.tractVintage,
    isCarried: bridge !== undefined,
    geoids: geoid,
    tractNames: name,
    levels: level,
    lines: [
      ...BALANCE_LINES.map((line) => lineFigures(inputs, line, place)),
      ...(inputs.loaded ?? []).map((line) => loadedFigures(inputs, line)),
    ],
    bases: basisFigures(inputs),
    definitions: { ...people.facts, tracts: findDefinedAreas(rows) },
    areas: edition.areas.map((area) => balanceArea(area, edition.areas)),
  };
}

/**
 * An area with its tracts. A town without a tract of its own shows the one that it shares: homes there are not none, they
 * cannot be told from those of the other town.
 *
 * @param areas all areas of the edition
 */
export function balanceArea(area: EditionArea, areas: readonly EditionArea[]): BalanceArea {
  const { id, name, tracts, sharedTracts } = area;
  const [kind = ''] = id.split(':');
  const touches = (shared: readonly number[], counted: EditionArea['tracts']): boolean =>
    shared.some((tract) => counted.some(([own]) => own === tract));
  const sharing = areas.filter(
    (other) =>
      other.id.startsWith(`${kind}:`) &&
      (tracts.length === 0 || other.tracts.length === 0) &&
      (touches(sharedTracts, other.tracts) || touches(other.sharedTracts, tracts)),
  );
  const shown = tracts.length > 0 ? tracts : sharedTracts.map((tract) => [tract, 1] as const);
  if (sharing.length === 0) return { id, name, tracts: shown };
  return { id, name, tracts: shown, sharedWith: sharing.map((other) => other.name) };
}

/** Figures that the definitions and the basis of renters ask for, by GEOID of the tract. */
export type PeopleColumns = Readonly<
  Record<'people' | 'nhWhite' | 'povertyUniverse' | 'belowPoverty' | 'renters', ReadonlyMap<string, number>>
>;

/**
 * People by tract from columns; a tract without a figure counts none.
 *
 * @example joinPeople({ publisher: 'p', period: '2019' }, { people: new Map([['a', 3]]), nhWhite: new Map(), povertyUniverse: new Map(), belowPoverty: new Map(), renters: new Map() }).rows.get('a')?.people // => 3
 */
export function joinPeople(facts: TableFacts, columns: PeopleColumns): PeopleTable {
  const rows = [...columns.people].map(([geoid, people]) => {
    const at = (column: ReadonlyMap<string, number>): number => column.get(geoid) ?? 0;
    const { nhWhite, povertyUniverse, belowPoverty, renters } = columns;
    return [
      geoid,
      {
        ...{ people, nhWhite: at(nhWhite), renters: at(renters) },
        ...{ povertyUniverse: at(povertyUniverse), belowPoverty: at(belowPoverty) },
      },
    ] as const;
  });
  return { facts, rows: new Map(rows) };
}
