import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import type { Localized } from '#core/localized.ts';
import { isMissing, missing } from '#core/missing.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { type Column, numberColumn, type Table } from '#tables/table.ts';

/** What a page needs to compute every town anew: the inputs and the methods, in order. */
export interface FairShareModel {
  readonly format: 'evenground-fair-share-model/1';
  readonly names: readonly string[];
  readonly slugs: readonly string[];
  readonly geoids: readonly string[];
  readonly regions: readonly string[];
  readonly regionNames: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
  readonly methods: readonly AllocationMethod[];
  /** Columns that somebody loaded into the place, with their names. */
  readonly loaded: readonly NamedColumn[];
}

/** A column with its name in both languages and its provenance. */
export interface NamedColumn {
  readonly id: string;
  readonly title: Localized;
  readonly source: string;
  readonly period: string;
}

/**
 * The model of a place.
 *
 * @param table inputs by town: columns `town`, `name`, `region`, then numbers
 * @param slugOf address of a town by GEOID
 */
export function makeModel(
  table: Table,
  slugOf: ReadonlyMap<string, string>,
  regionNames: Readonly<Record<string, string>>,
  methods: readonly AllocationMethod[],
  loaded: readonly NamedColumn[] = [],
): FairShareModel {
  const geoids = textsOf(table, 'town');
  const numeric = [...table.columns].filter(([, column]) => column.kind === 'number').map(([name]) => name);
  return {
    format: 'evenground-fair-share-model/1',
    names: textsOf(table, 'name'),
    slugs: geoids.map((geoid) => slugOf.get(geoid) ?? ''),
    geoids,
    regions: textsOf(table, 'region'),
    regionNames,
    columns: Object.fromEntries(
      numeric.map((name) => [name, cellsOf(table, name).map((cell) => (isMissing(cell) ? null : cell))]),
    ),
    methods,
    loaded: loaded.map(({ id, title, source, period }) => ({ id, title, source, period })),
  };
}

/** The table of a model, as methods read it. */
export function tableOfModel({ names, geoids, regions, columns }: FairShareModel): Table {
  const entries: [string, Column][] = [
    ['town', { kind: 'text', values: geoids }],
    ['name', { kind: 'text', values: names }],
    ['region', { kind: 'text', values: regions }],
    ...Object.entries(columns).map(([name, values]): [string, Column] => [
      name,
      numberColumn(values.map((value) => value ?? missing('notInFile'))),
    ]),
  ];
  return { name: 'towns', rowCount: names.length, columns: new Map(entries) };
}
