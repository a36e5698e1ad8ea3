import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildBalanceModel,
  joinPeople,
  type LoadedLine,
  type PeopleColumns,
  type PeopleTable,
  type TableFacts,
} from '#analysis/balance/build-model.ts';
import type { BalanceModel } from '#analysis/balance/model.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { bridgeParts } from '#tables/bridge.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readCsv } from '#tables/csv.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import { readEdition } from './read-edition.ts';

const TABLES = ['vouchers-2019', 'public-housing-2015', 'assisted-housing', 'tract-people-2019'] as const;

/** Tables of a place for the balance, and what SOURCES.csv says of each. */
export interface BalanceTables {
  readonly read: (name: NormalizedTableName) => Table;
  readonly factsOf: (path: string) => TableFacts;
}

/** Whether a place has the tables of government-funded housing. */
export function hasBalance(place: string, root = '.'): boolean {
  return TABLES.every((name) => existsSync(join(root, 'places', place, 'tables', `${name}.csv`)));
}

/** Opens the tables of a place, each read when it is asked for. */
export function openBalanceTables(place: string, root = '.'): BalanceTables {
  const folder = join(root, 'places', place);
  const known = new Map<string, Table>();
  const ledger = readCsv(readFileSync(join(folder, 'SOURCES.csv')), 'SOURCES.csv', new ProblemLog());
  const at = (name: string): number => ledger.header.cells.indexOf(name);
  const facts = new Map(
    ledger.rows.map(({ cells }): [string, TableFacts] => [
      cells[at('table')] ?? '',
      { publisher: cells[at('publisher')] ?? '', period: cells[at('period')] ?? '' },
    ]),
  );
  return {
    read(name) {
      const table =
        known.get(name) ?? readNormalizedTable(name, readFileSync(join(folder, `tables/${name}.csv`)));
      known.set(name, table);
      return table;
    },
    factsOf: (path) => facts.get(path) ?? { publisher: '', period: '' },
  };
}

function byTract(table: Table, name: string): ReadonlyMap<string, number> {
  const cells = cellsOf(table, name);
  const geoids = textsOf(table, 'geoid');
  return new Map(
    geoids.map((geoid, row) => [geoid, typeof cells[row] === 'number' ? cells[row] : 0] as const),
  );
}

function people2019({ read, factsOf }: BalanceTables): PeopleTable {
  const table = read('tract-people-2019');
  const of = (name: string) => byTract(table, name);
  const columns: PeopleColumns = {
    ...{ people: of('people'), nhWhite: of('nhWhite'), renters: of('renters') },
    ...{ povertyUniverse: of('povertyUniverse'), belowPoverty: of('belowPoverty') },
  };
  return joinPeople(factsOf('tables/tract-people-2019.csv'), columns);
}

function people2023({ read, factsOf }: BalanceTables): PeopleTable {
  const [race, survey] = [read('population-2023-tracts'), read('survey-2023')];
  const owners = byTract(survey, 'owners');
  const renters = [...byTract(survey, 'households')].map(
    ([geoid, households]) => [geoid, households - (owners.get(geoid) ?? 0)] as const,
  );
  return joinPeople(factsOf('tables/survey-2023.csv'), {
    ...{ people: byTract(race, 'total'), nhWhite: byTract(race, 'nhWhite'), renters: new Map(renters) },
    ...{ povertyUniverse: byTract(survey, 'people'), belowPoverty: byTract(survey, 'belowPoverty') },
  });
}

function readModel(place: string, id: string, root: string, loaded: readonly LoadedLine[]): BalanceModel {
  if (!hasBalance(place, root))
    throw new Problem('balance-absent', 'has no tables of government-funded housing', {
      value: place,
      exitCode: 3,
      remedy: `import ${TABLES.join(', ')} first: see docs/method/balance.md`,
    });
  const { edition } = readEdition(place, id, root);
  const tables = openBalanceTables(place, root);
  const isNewer = edition.tractVintage.startsWith('2020');
  return buildBalanceModel({
    ...{ edition, loaded },
    tables: {
      'vouchers-2019': tables.read('vouchers-2019'),
      'public-housing-2015': tables.read('public-housing-2015'),
      'assisted-housing': tables.read('assisted-housing'),
    },
    factsOf: tables.factsOf,
    people: isNewer ? people2023(tables) : people2019(tables),
    ...(isNewer ? { bridge: bridgeParts(tables.read('tract-bridge-2010-2020')) } : {}),
  });
}

const known = new Map<string, BalanceModel>();

/**
 * The balance model of an edition, made once a process.
 *
 * @throws Problem 'edition-absent' or 'balance-absent'
 */
export function openBalance(place: string, edition: string, root = '.'): BalanceModel {
  const key = `${root} ${place} ${edition}`;
  const model = known.get(key) ?? readModel(place, edition, root, []);
  known.set(key, model);
  return model;
}

/** The same with lines of files that a user gave. */
export function openBalanceWith(
  place: string,
  edition: string,
  root: string,
  loaded: readonly LoadedLine[],
): BalanceModel {
  return loaded.length === 0 ? openBalance(place, edition, root) : readModel(place, edition, root, loaded);
}
