import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { allocateFairShare, type Allocation } from '#analysis/fair-share/allocate.ts';
import { absentInputs, columnsRead } from '#analysis/fair-share/inputs.ts';
import type { MapMeasure } from '#analysis/fair-share/map-measure.ts';
import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import { compileMethod } from '#analysis/fair-share/method.ts';
import type { HistorySource, TownYear } from '#artifacts/fair-share/history-files.ts';
import { type FairShareModel, makeModel } from '#artifacts/fair-share/model.ts';
import { cellsOf, indexRows, textsOf } from '#tables/columns.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import { parseYamlFile } from '../yaml-file.ts';
import { openPlaceConfig } from '../place-config.ts';
import { makeMeasures, mapSchema } from './fair-share-map.ts';
import { readLoadedColumns, type LoadedColumn } from '../fair-share-columns.ts';

const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

const settingsSchema = z.strictObject({
  format: z.literal('evenground-fair-share/1'),
  methods: z.array(z.string()).min(1),
  sideBySide: z.array(z.string()).length(3),
  inputs: z.record(z.string(), text),
  maps: z.array(mapSchema).default([]),
  anchors: z.array(z.strictObject({ town: z.string(), value: text, of: text, source: z.string() })),
  difference: text,
  listNote: text,
  law: text,
});

/** What a place says about its fair-share page: `places/PLACE/fair-share.yaml`. */
export type FairShareSettings = z.output<typeof settingsSchema>;

/** Where a column of the inputs comes from. */
export interface InputSource {
  readonly column: string;
  readonly unit: string;
  readonly isStandIn: boolean;
  readonly title: string;
  readonly publisher: string;
  readonly period: string;
  readonly derivation: string;
}

/** A method with its result, or with the inputs it lacks. */
export type MethodRun = {
  readonly method: AllocationMethod;
  /** First and last year of the inputs that it reads; '' when it reads none. */
  readonly period: string;
} & (
  | { readonly allocation: Allocation; readonly absent?: undefined }
  | { readonly allocation?: undefined; readonly absent: readonly string[] }
);

/** All that fair-share pages of a place read, once a process. */
export interface FairShareData {
  readonly settings: FairShareSettings;
  readonly table: Table;
  readonly model: FairShareModel;
  readonly sources: readonly InputSource[];
  /** First and last year of all inputs by town. */
  readonly inputPeriod: string;
  readonly runs: readonly MethodRun[];
  readonly loaded: readonly LoadedColumn[];
  readonly yearsOf: ReadonlyMap<string, readonly TownYear[]>;
  readonly historySources: readonly HistorySource[];
  /** What the map can be shaded by beside the results of methods. */
  readonly measures: readonly MapMeasure[];
}

/** Whether a place has fair-share pages. */
export function hasFairShare(place: string, root = '.'): boolean {
  return existsSync(join(root, 'places', place, 'fair-share.yaml'));
}

function readTable(place: string, name: NormalizedTableName): Table {
  return readNormalizedTable(name, readFileSync(`places/${place}/tables/${name}.csv`));
}

const settingsFile = (place: string): string => `places/${place}/fair-share.yaml`;

function readSettings(place: string): FairShareSettings {
  const file = settingsFile(place);
  const kind = { code: 'fair-share', guide: 'docs/method/allocation.md' };
  return parseYamlFile(settingsSchema, readFileSync(file, 'utf8'), file, kind);
}

function readMethods(place: string, order: readonly string[]): AllocationMethod[] {
  const folder = `places/${place}/fair-share`;
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const methods = files.map((name) =>
    compileMethod(readFileSync(`${folder}/${name}`, 'utf8'), `${folder}/${name}`),
  );
  return order.flatMap((id) => methods.filter((method) => method.id === id));
}

function inputSources(dictionary: Table, wanted: 'fair-share-towns' | 'fair-share-history'): InputSource[] {
  const at = (name: string, row: number): string => textsOf(dictionary, name)[row] ?? '';
  return textsOf(dictionary, 'table').flatMap((table, row): InputSource[] => {
    if (table !== wanted) return [];
    const [title, publisher, period] = [at('title', row), at('publisher', row), at('period', row)];
    const isStandIn = at('state', row) === 'stand-in';
    return [
      {
        column: at('column', row),
        unit: at('unit', row),
        isStandIn,
        title,
        publisher,
        period,
        derivation: at('derivation', row),
      },
    ];
  });
}

/** Where loaded columns come from, in the same form. */
function loadedSources(table: Table, loaded: readonly LoadedColumn[]): InputSource[] {
  return loaded.map(({ id, title, source, period }) => {
    const isShare = cellsOf(table, id).every((cell) => typeof cell !== 'number' || cell <= 1);
    const facts = {
      column: id,
      unit: isShare ? 'share' : 'homes',
      isStandIn: false,
      derivation: 'as loaded',
    };
    return { ...facts, title: title.en, publisher: source, period };
  });
}

function townYears(history: Table): ReadonlyMap<string, readonly TownYear[]> {
  const cells = (name: string) => cellsOf(history, name);
  const [year, assisted, counted, permits] = ['year', 'assistedHomes', 'countedHomes', 'permits'].map(cells);
  const [government, deeds, wealth] = ['governmentAssisted', 'deedRestricted', 'equalizedNetGrandList'].map(
    cells,
  );
  const value = (column: ReturnType<typeof cells> | undefined, row: number): number | null => {
    const cell = column?.[row];
    return typeof cell === 'number' ? cell : null;
  };
  const found = new Map<string, TownYear[]>();
  textsOf(history, 'town').forEach((town, row) => {
    const [a, b] = [value(government, row), value(deeds, row)];
    const facts: TownYear = {
      ...{
        year: value(year, row) ?? 0,
        assistedHomes: value(assisted, row),
        countedHomes: value(counted, row),
      },
      ...{ permits: value(permits, row), grandList: value(wealth, row) },
      builtHomes: value(assisted, row) === null ? null : (a ?? 0) + (b ?? 0),
    };
    found.set(town, [...(found.get(town) ?? []), facts]);
  });
  return found;
}

/** First and last year that some periods name; '' when they name none. */
export function spanOf(periods: readonly string[]): string {
  const years = periods.flatMap((period) => period.match(/\b(?:19|20)\d\d\b/g) ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || first === last ? (first ?? '') : `${first}–${last}`;
}

/** Runs a method, or says what it lacks. */
function runMethod(method: AllocationMethod, table: Table, sources: readonly InputSource[]): MethodRun {
  const read = columnsRead(method, table);
  const period = spanOf(sources.filter(({ column }) => read.includes(column)).map((one) => one.period));
  const absent = absentInputs(method, table).map(({ details }) => details.columnName ?? '');
  if (absent.length > 0) return { method, period, absent };
  return { method, period, allocation: allocateFairShare(method, table) };
}

function readFairShare(place: string): FairShareData {
  const settings = readSettings(place);
  const { table, loaded } = readLoadedColumns(place, readTable(place, 'fair-share-towns'));
  const [towns, regions] = [readTable(place, 'towns'), readTable(place, 'regions')];
  const slugs = textsOf(towns, 'slug');
  const slugOf = new Map([...indexRows(towns, 'geoid')].map(([geoid, row]) => [geoid, slugs[row] ?? '']));
  const names = textsOf(regions, 'name');
  const regionName = new Map(textsOf(regions, 'geoid').map((geoid, row) => [geoid, names[row] ?? '']));
  const methods = readMethods(place, settings.methods);
  const merged = methods.flatMap(({ merge }) => Object.entries(merge));
  const regionNames = Object.fromEntries([
    ...regionName,
    ...merged.map(
      ([id, parts]) => [id, parts.map((part) => regionName.get(part) ?? part).join(' + ')] as const,
    ),
  ]);
  const dictionary = readTable(place, 'fair-share-columns');
  const sources = [...inputSources(dictionary, 'fair-share-towns'), ...loadedSources(table, loaded)];
  const model = makeModel(table, slugOf, regionNames, methods, loaded);
  const yearsOf = townYears(readTable(place, 'fair-share-history'));
  const historySources = inputSources(dictionary, 'fair-share-history');
  const file = settingsFile(place);
  return {
    ...{ settings, table, loaded, sources, model, yearsOf, historySources },
    measures: makeMeasures(settings.maps, { file, model, yearsOf, sources, historySources }),
    inputPeriod: spanOf(sources.map(({ period }) => period)),
    runs: methods.map((method) => runMethod(method, table, sources)),
  };
}

const known = new Map<string, FairShareData>();

/** The fair-share data of a place, read once a process: several hundred pages show them. */
export function openFairShare(place: string): FairShareData {
  openPlaceConfig(place);
  const data = known.get(place) ?? readFairShare(place);
  known.set(place, data);
  return data;
}
