import { z } from 'zod';
import {
  EXEMPT_MAP,
  type MapChoice,
  type MapMeasure,
  NUMBERS_MAP,
} from '#analysis/fair-share/map-measure.ts';
import { Problem } from '#core/problem.ts';
import type { TownYear } from '#artifacts/fair-share/history-files.ts';
import type { FairShareModel } from '#artifacts/fair-share/model.ts';
import { jsonText } from '#artifacts/json-text.ts';
import type { InputSource } from './fair-share-data.ts';

const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const series = z.enum(['assistedHomes', 'permits', 'countedHomes']);
const edges = z
  .array(z.number().positive())
  .length(4)
  .refine((own) => own.every((edge, i) => i === 0 || edge > (own[i - 1] ?? 0)), 'must rise');

const shared = {
  id: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .refine((id) => id !== NUMBERS_MAP && id !== EXEMPT_MAP, 'is the name of a map that every place has'),
  ...{ label: text, note: text, unit: z.enum(['share', 'dollars', 'homes', 'per-thousand']), edges },
};

/** What a place says about one map of its towns. */
export const mapSchema = z.union([
  z.strictObject({
    ...shared,
    columns: z.array(z.string()).min(1).describe('Columns of the town table, one a period, the newest last'),
    topCode: z.number().positive().optional(),
  }),
  z.strictObject({
    ...shared,
    series: series.describe('Column of the table of years'),
    over: z
      .string()
      .optional()
      .describe('Column of the same year, or of the town table, that it is divided by'),
    eachYear: edges.optional().describe('Classes of single years; without it, only the sum of all years'),
    sum: z.boolean().default(false).describe('The sum of all years is a choice, and shown first'),
  }),
]);

type MapSettings = z.output<typeof mapSchema>;
type SeriesSettings = Extract<MapSettings, { series: unknown }>;
type ColumnSettings = Exclude<MapSettings, SeriesSettings>;

/** What maps are made from. */
export interface MapInputs {
  /** File of the settings, for messages. */
  readonly file: string;
  readonly model: Pick<FairShareModel, 'geoids' | 'columns'>;
  readonly yearsOf: ReadonlyMap<string, readonly TownYear[]>;
  readonly sources: readonly InputSource[];
  readonly historySources: readonly InputSource[];
}

const DIGITS = 1e6;
/** Six digits are more than a class or a title needs, and keep the file small. */
const short = (value: number): number => Math.round(value * DIGITS) / DIGITS;

function columnOf({ model, file }: MapInputs, name: string, map: string): readonly (number | null)[] {
  const found = model.columns[name];
  if (found !== undefined) return found;
  throw new Problem('column-missing', `is asked for by the map "${map}" and is not in the table of towns`, {
    ...{ file, value: name },
    remedy: `name one of: ${Object.keys(model.columns).join(', ')}`,
  });
}

function columnChoices(settings: ColumnSettings, inputs: MapInputs): MapChoice[] {
  return settings.columns.map((name) => {
    const { publisher = '', period = '' } = inputs.sources.find(({ column }) => column === name) ?? {};
    const values = columnOf(inputs, name, settings.id).map((value) => (value === null ? null : short(value)));
    return { id: name, period, source: publisher, edges: settings.edges, values };
  });
}

function divide(value: number | null, by: number | null, { unit }: MapSettings): number | null {
  if (value === null || by === null || by === 0) return null;
  return short((value / by) * (unit === 'per-thousand' ? 1000 : 1));
}

function seriesYears({ yearsOf }: MapInputs, name: z.output<typeof series>): number[] {
  const all = [...yearsOf.values()].flat().filter((year) => year[name] !== null);
  return [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b);
}

interface Denominator {
  readonly of: (row: number, year: TownYear | undefined) => number | null;
  /** Source and period to name beside those of the series; undefined when they are the same. */
  readonly source?: InputSource | undefined;
}

function denominator(settings: SeriesSettings, inputs: MapInputs): Denominator | undefined {
  const { over } = settings;
  if (over === undefined) return undefined;
  const yearly = series.safeParse(over);
  if (yearly.success) return { of: (_row, year) => year?.[yearly.data] ?? null };
  const column = columnOf(inputs, over, settings.id);
  return { of: (row) => column[row] ?? null, source: inputs.sources.find((one) => one.column === over) };
}

function seriesChoices(settings: SeriesSettings, inputs: MapInputs): MapChoice[] {
  const { series: name, sum, eachYear } = settings;
  const byTown = inputs.model.geoids.map((geoid) => inputs.yearsOf.get(geoid) ?? []);
  const years = seriesYears(inputs, name);
  const by = denominator(settings, inputs);
  const main = inputs.historySources.find(({ column }) => column === name);
  const beside = by?.source;
  const source = [main?.publisher ?? '', ...(beside === undefined ? [] : [beside.publisher])].join('; ');
  const periodOf = (own: string): string =>
    [own, ...(beside === undefined ? [] : [beside.period])].join('; ');
  const finish = (value: number | null, row: number, year: TownYear | undefined): number | null =>
    by === undefined ? value : divide(value, by.of(row, year), settings);
  const single = (sum && eachYear === undefined ? [] : years).map((year): MapChoice => ({
    ...{ id: String(year), period: periodOf(String(year)), source, edges: eachYear ?? settings.edges },
    values: byTown.map((own, row) => {
      const found = own.find((one) => one.year === year);
      return finish(found?.[name] ?? null, row, found);
    }),
  }));
  const total = (own: readonly TownYear[]): number | null =>
    own.some((year) => year[name] !== null) ? own.reduce((all, year) => all + (year[name] ?? 0), 0) : null;
  const period = periodOf(`${years[0] ?? ''}–${years.at(-1) ?? ''}`);
  const values = byTown.map((own, row) => finish(total(own), row, undefined));
  return sum ? [...single, { id: 'all', period, source, edges: settings.edges, values }] : single;
}

/** The maps that a place offers, with their values. */
export function makeMeasures(maps: readonly MapSettings[], inputs: MapInputs): MapMeasure[] {
  return maps.map((settings) => {
    const { id, label, note, unit } = settings;
    return 'columns' in settings
      ? { id, label, note, unit, topCode: settings.topCode, choices: columnChoices(settings, inputs) }
      : { id, label, note, unit, choices: seriesChoices(settings, inputs) };
  });
}

/** File of the maps, which the page of all towns reads when one of them is asked for. */
export function mapsJson(geoids: readonly string[], measures: readonly MapMeasure[]): string {
  return jsonText({ format: 'evenground-fair-share-maps/1', geoids, measures });
}
