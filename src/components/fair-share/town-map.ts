import type { Allocation, TownAllocation } from '#analysis/fair-share/allocate.ts';
import { chosenYear, countClasses, mapClass, type MapMeasure } from '#analysis/fair-share/map-measure.ts';
import type { FairShareModel } from '#artifacts/fair-share/model.ts';
import { TOWN_FILLS } from '#artifacts/svg-map/towns-map.ts';
import { formatDollars } from '../formats.ts';
import type { Translator } from '../i18n.ts';
import { isOut, mapStep, NUMBER_EDGES, reasonText } from './words.ts';

/** Fill of towns without a value: the hatch that the server put into the map. */
export const NO_VALUE = 'url(#no-share)';

export const fillOf = (step: number | null): string =>
  step === null ? NO_VALUE : (TOWN_FILLS[step] ?? NO_VALUE);

/** One town of a map. */
export interface MapTown {
  /** Class; null where there is no value. */
  readonly step: number | null;
  /** The value in words, for the table; '–' where there is none. */
  readonly text: string;
  /** For sorting; null where there is none. */
  readonly value: number | null;
  /** Said when the pointer rests on the town. */
  readonly title: string;
}

/** A class of the legend with how many towns are in it. */
export interface MapKeyLine {
  readonly fill: string;
  readonly text: string;
  readonly count: number;
}

/** A map of the towns with all that must stand beside it. */
export interface TownMap {
  readonly title: string;
  readonly note: string;
  readonly towns: readonly MapTown[];
  readonly key: readonly MapKeyLine[];
  readonly source: string;
  readonly period: string;
}

/** What a method gives, with the words that go with its numbers. */
export interface MapMethod {
  readonly title: string;
  /** How far its numbers can be traced, in words. */
  readonly state: string;
  readonly source: string;
  readonly period: string;
  /** Inputs that are not loaded, in words; '' when it has numbers. */
  readonly absent: string;
}

export interface MapPlace {
  readonly name: string;
  readonly homes: number | null;
  readonly result: TownAllocation | undefined;
}

/** The towns of a model with their results, in its order. */
export function placesOf(model: FairShareModel, allocation: Allocation | undefined): readonly MapPlace[] {
  const results = new Map((allocation?.towns ?? []).map((town) => [town.name, town]));
  const homes = model.columns['occupiedHomes2019'] ?? [];
  return model.names.map((name, row) => ({ name, homes: homes[row] ?? null, result: results.get(name) }));
}

function edgeText(t: Translator, unit: MapMeasure['unit'], value: number): string {
  if (unit === 'share') return t.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1);
  return unit === 'dollars' ? formatDollars(value, t.lang) : t.count(value);
}

/** Words of the classes: "under 5%", "5% to under 10%", … "20% or more". */
function classTexts(t: Translator, unit: MapMeasure['unit'], edges: readonly number[]): string[] {
  const texts = edges.map((edge) => edgeText(t, unit, edge));
  const between = texts
    .slice(1)
    .map((most, i) => t('fairShare.map.class.between', { least: texts[i] ?? '', most }));
  return [
    t('fairShare.map.class.under', { most: texts[0] ?? '' }),
    ...between,
    t('fairShare.map.class.atLeast', { least: texts.at(-1) ?? '' }),
  ];
}

/** Lines of the legend; classes without a town stay when `keepsEmpty`, the hatch only when a town has it. */
function keyLines(
  classes: readonly string[],
  none: string,
  towns: readonly MapTown[],
  keepsEmpty: boolean,
): MapKeyLine[] {
  const counts = countClasses(
    towns.map(({ step }) => step),
    classes.length,
  );
  const lines = classes.map((text, step) => ({ fill: fillOf(step), text, count: counts[step] ?? 0 }));
  const without = counts[classes.length] ?? 0;
  return [
    ...lines.filter(({ count }) => keepsEmpty || count > 0),
    ...(without === 0 ? [] : [{ fill: NO_VALUE, text: none, count: without }]),
  ];
}

/** The numbers of a method as a part of the homes of each town. */
export function numbersMap(t: Translator, method: MapMethod, places: readonly MapPlace[]): TownMap {
  const { state, absent } = method;
  const towns = places.map(({ name, homes, result }): MapTown => {
    const none = { step: null, text: '–', value: null };
    if (result === undefined || result.reasons.includes('no-figure'))
      return { ...none, title: t('fairShare.map.none', { town: name }) };
    if (isOut(result)) {
      const reason = reasonText(t, result.reasons);
      return { ...none, title: t('fairShare.map.exempt', { town: name, reason, state }) };
    }
    const share = homes ? result.units / homes : null;
    const text = share === null ? '–' : t.percent(share, 1);
    const title = t('fairShare.map.town', { town: name, units: result.units, share: text, state });
    return { step: mapStep(result, homes), text, value: share, title };
  });
  const none =
    absent === '' ? t('fairShare.map.legendNone') : t('fairShare.panel.cannot', { inputs: absent });
  return {
    title: t('fairShare.map.legend'),
    note: '',
    ...{ towns, source: method.source, period: method.period },
    key: keyLines(classTexts(t, 'share', NUMBER_EDGES), none, towns, absent === ''),
  };
}

/** Kinds of exemption, in the order of their shades. */
const KINDS = ['none', 'override-not-exempt', 'exempt-not-top', 'exempt-rule', 'exempt-listed'] as const;

function kindOf({ reasons }: TownAllocation): number {
  const at = KINDS.findIndex((kind) => reasons.some((reason) => reason === kind));
  return at < 0 ? 0 : at;
}

/** Who is exempt under a method, and why. */
export function exemptMap(t: Translator, method: MapMethod, places: readonly MapPlace[]): TownMap {
  const texts = KINDS.map((kind) =>
    kind === 'none' ? t('fairShare.map.notExempt') : t(`fairShare.reason.${kind}`),
  );
  const towns = places.map(({ name, result }): MapTown => {
    if (result === undefined || result.reasons.includes('no-figure'))
      return { step: null, text: '–', value: null, title: t('fairShare.map.none', { town: name }) };
    const step = kindOf(result);
    const text = texts[step] ?? '';
    return { step, text, value: step, title: `${name}: ${text}. ${method.state}.` };
  });
  const none =
    method.absent === ''
      ? t('fairShare.reason.no-figure')
      : t('fairShare.panel.cannot', { inputs: method.absent });
  return {
    title: t('fairShare.map.exemptTitle', { method: method.title }),
    note: '',
    ...{ towns, source: method.source, period: method.period },
    key: keyLines(texts, none, towns, false),
  };
}

function valueText(
  t: Translator,
  { unit, topCode, choices }: MapMeasure,
  value: number,
  year: string,
): string {
  if (topCode !== undefined && value >= topCode)
    return t('fairShare.map.above', { value: formatDollars(topCode - 1, t.lang) });
  if (unit === 'share') return t.percent(value, 1);
  if (unit === 'dollars') return formatDollars(value, t.lang);
  return t.number(value, unit === 'per-thousand' && year !== choices.at(-1)?.id ? 1 : 0);
}

/** A fact about the towns of one year or period. */
export function measureMap(
  t: Translator,
  measure: MapMeasure,
  year: string,
  names: readonly string[],
): TownMap {
  const chosen = chosenYear(measure, year);
  const none = t('fairShare.map.noValue');
  const towns = chosen.values.map((value, at): MapTown => {
    const text = value === null ? none : valueText(t, measure, value, chosen.id);
    const title = `${names[at] ?? ''}: ${text}`;
    return { step: mapClass(value, chosen.edges), text: value === null ? '–' : text, value, title };
  });
  return {
    title: `${t.pick(measure.label)}, ${t.cite(chosen.period.split('; ')[0] ?? '')}`,
    note: t.pick(measure.note),
    ...{ towns, source: chosen.source, period: chosen.period },
    key: keyLines(classTexts(t, measure.unit, chosen.edges), none, towns, true),
  };
}
