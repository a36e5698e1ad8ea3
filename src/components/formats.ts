import type { Language } from '#core/localized.ts';
import { LOCALES } from './messages.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(lang: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = lang + JSON.stringify(options);
  const known = formatters.get(id);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(LOCALES[lang], options);
  formatters.set(id, made);
  return made;
}

/** Typographic minus (−), never a hyphen, and no "−0". */
const withTrueMinus = (text: string): string =>
  /^-[0.,]+%?$/.test(text) ? text.slice(1) : text.replace('-', '−');

/** A number with a fixed count of digits after the point. */
export function formatNumber(value: number, lang: Language, digits = 0): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return withTrueMinus(numberFormat(lang, options).format(value));
}

/** A share (0–1) as percent: `0.7375` is "73.75%" with two digits. */
export function formatPercent(share: number, lang: Language, digits = 0): string {
  const options = {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return withTrueMinus(numberFormat(lang, options).format(share));
}

/** A number with its sign, "+0.4" or "−1.2". */
export function formatSigned(value: number, lang: Language, digits = 1): string {
  const text = formatNumber(value, lang, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Dollars without cents. */
export function formatDollars(value: number, lang: Language): string {
  const options = { style: 'currency', currency: 'USD', maximumFractionDigits: 0 } as const;
  return withTrueMinus(numberFormat(lang, options).format(value));
}

/** A day such as "2026-11-23" in words. */
export function formatDay(isoDay: string, lang: Language): string {
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[lang], options).format(new Date(`${isoDay}T00:00:00Z`));
}

/** "a, b and c" in the language. */
export function formatList(items: readonly string[], lang: Language): string {
  return new Intl.ListFormat(LOCALES[lang], { type: 'conjunction' }).format(items);
}
