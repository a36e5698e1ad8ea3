import { getContext, setContext } from 'svelte';
import type { Level } from '#core/level.ts';
import type { Language, Localized } from '#core/localized.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import type { IndicatorUnit } from '#opportunity/edition.ts';
import {
  formatDay,
  formatDollars,
  formatList,
  formatNumber,
  formatPercent,
  formatSigned,
} from './formats.ts';
import { type PlaceWords, withCapitals } from '#core/place-words.ts';
import { MESSAGES, type MessageKey } from './locales/locales.ts';
import { formatMessage, formatParts, type MessageArgs, type TextPart } from './messages.ts';

export type { MessageKey } from './locales/locales.ts';

/** Words and numbers of one language. */
export interface Translator {
  (key: MessageKey, args?: MessageArgs): string;
  readonly lang: Language;
  parts(key: MessageKey, args?: MessageArgs): TextPart[];
  /** The text of this language. */
  pick(text: Localized): string;
  count(value: number): string;
  number(value: number, digits?: number): string;
  percent(share: number, digits?: number): string;
  signed(value: number, digits?: number): string;
  day(isoDay: string): string;
  list(items: readonly string[]): string;
  /** Boundaries as an edition names them ("2010 tracts"), in the language; an unknown name stays as it is. */
  vintage(text: string): string;
  /** Publisher, source or period as an edition names it, in the language; unknown parts stay as they are. */
  cite(text: string): string;
  /** The value of an indicator in its unit. */
  value(value: number, unit: IndicatorUnit, decimals: number): string;
}

function messageOf(lang: Language, key: MessageKey): string {
  const [file = '', ...name] = key.split('.');
  const message = MESSAGES[lang][file]?.[name.join('.')];
  if (message === undefined) throw new Error(`no message "${key}" in ${lang}`);
  return message;
}

function formatValue(lang: Language, value: number, unit: IndicatorUnit, decimals: number): string {
  if (unit === 'share' || unit === 'change') return formatPercent(value, lang, decimals);
  return unit === 'dollars' ? formatDollars(value, lang) : formatNumber(value, lang, decimals);
}

/** Kinds of boundaries in the names of vintages. */
const VINTAGES: Readonly<Record<string, MessageKey>> = {
  tracts: 'common.vintage.tracts',
  'block groups': 'common.vintage.blockGroups',
  'school districts': 'common.vintage.schoolDistricts',
  towns: 'common.vintage.towns',
  counties: 'common.vintage.counties',
  districts: 'common.vintage.districts',
  'planning regions': 'common.vintage.regions',
  'county subdivisions': 'common.vintage.countySubdivisions',
};

/** Names of publishers and sources, which editions hold in English, with the parts that have a name in the language. */
function cite(lang: Language, name: string): string {
  const phrases = Object.entries(MESSAGES[lang]['citation'] ?? {});
  return phrases.reduce((text, [english, own]) => text.replace(english, own), name);
}

/** Words for municipality and region where no place is known. */
function generalWords(lang: Language): PlaceWords {
  const names = ['municipality', 'municipalities', 'region', 'regions'] as const;
  return withCapitals(
    Object.fromEntries(
      names.map((name) => [name, formatMessage(lang, messageOf(lang, `common.word.${name}`))]),
    ),
  );
}

/** The words of a language, with those of a place: `translator('es')('common.nav.towns')`. */
export function translator(lang: Language, words: PlaceWords = generalWords(lang)): Translator {
  const withWords = (args?: MessageArgs): MessageArgs => ({ ...words, ...args });
  const text = (key: MessageKey, args?: MessageArgs): string =>
    formatMessage(lang, messageOf(lang, key), withWords(args));
  return Object.assign(text, {
    lang,
    parts: (key: MessageKey, args?: MessageArgs) => formatParts(lang, messageOf(lang, key), withWords(args)),
    pick: (localized: Localized) => localized[lang],
    count: (value: number) => formatNumber(value, lang),
    number: (value: number, digits?: number) => formatNumber(value, lang, digits),
    percent: (share: number, digits?: number) => formatPercent(share, lang, digits),
    signed: (value: number, digits?: number) => formatSigned(value, lang, digits),
    day: (isoDay: string) => formatDay(isoDay, lang),
    list: (items: readonly string[]) => formatList(items, lang),
    vintage: (name: string) => {
      const [main = '', ...more] = name.split(', ');
      const [, year = '', kind = ''] = /^(?:(\d{4}) )?(.+)$/.exec(main) ?? [];
      const key = VINTAGES[kind];
      const known =
        key === undefined ? cite(lang, main) : text(key, { year: year === '' ? '_' : year }).trim();
      return [known, ...more.map((part) => cite(lang, part))].join(', ');
    },
    cite: (name: string) => cite(lang, name),
    value: (value: number, unit: IndicatorUnit, decimals: number) => formatValue(lang, value, unit, decimals),
  });
}

const CONTEXT = Symbol('translator');

/** Called once by the root layout. */
export function provideTranslator(getLanguage: () => Language, getWords: () => PlaceWords): void {
  setContext(CONTEXT, () => translator(getLanguage(), getWords()));
}

/** The words of the page's language, inside any component. */
export function useTranslator(): Translator {
  return getContext<() => Translator>(CONTEXT)();
}

/** Key of the name of a level or of the column without one. */
export function levelKey(level: Level | 'notEnoughData'): MessageKey {
  return level === 'notEnoughData' ? 'common.level.none' : `common.level.${level}`;
}

/** A number by its formatter, or the reason why there is none. */
export function cellText(t: Translator, cell: Cell, format: (value: number) => string): string {
  return isMissing(cell) ? t(`common.missing.${cell.missing}`) : format(cell);
}
