import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { INDICATORS } from '#indicators/registry.ts';
import { formatNumber, formatPercent, formatSigned } from './formats.ts';
import { translator, type MessageKey } from './i18n.ts';
import { MESSAGES } from './locales/locales.ts';

function messagesOf(lang: 'en' | 'es'): [string, string][] {
  return Object.entries(MESSAGES[lang]).flatMap(([file, messages]) =>
    Object.entries(messages).map(([key, text]): [string, string] => [`${file}.${key}`, text]),
  );
}

interface IcuElement {
  readonly type: number;
  readonly value?: string;
  readonly children?: readonly IcuElement[];
  readonly options?: Readonly<Record<string, { readonly value: readonly IcuElement[] }>>;
}

// Element types of the ICU parser: 0 is literal text, 7 is "#".
function argumentsOf(elements: readonly IcuElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === 0 || element.type === 7) return [];
    const options = Object.values(element.options ?? {}).flatMap((option) => argumentsOf(option.value));
    return [element.value ?? '', ...argumentsOf(element.children ?? []), ...options];
  });
}

function argumentNames(message: string): string[] {
  const ast: unknown = new IntlMessageFormat(message, 'en-US').getAst();
  return [...new Set(argumentsOf(ast as IcuElement[]))].sort();
}

test('English and Spanish have the same keys', () => {
  expect(
    messagesOf('es')
      .map(([key]) => key)
      .sort(),
  ).toEqual(
    messagesOf('en')
      .map(([key]) => key)
      .sort(),
  );
});

test('every file of messages is registered', () => {
  for (const lang of ['en', 'es'] as const) {
    const files = readdirSync(`src/components/locales/${lang}`).map((name) => name.replace('.json', ''));
    expect(Object.keys(MESSAGES[lang]).sort()).toEqual(files.sort());
  }
});

test('a message asks for the same arguments in both languages', () => {
  const spanish = new Map(messagesOf('es'));
  for (const [key, text] of messagesOf('en')) {
    expect([key, argumentNames(spanish.get(key) ?? '')]).toEqual([key, argumentNames(text)]);
  }
});

test('a place has its own words in every message, and general ones stand where no place is known', () => {
  const words = { municipalities: 'boroughs', Municipalities: 'Boroughs' };
  expect(translator('en', words)('common.nav.towns')).toBe('Boroughs');
  expect(translator('en', words).vintage('2010 towns')).toBe('2010 boroughs');
  expect(translator('en')('common.nav.towns')).toBe('Municipalities');
});

test('vintages and sources that the ledger of Connecticut names have words in Spanish', () => {
  const t = translator('es');
  expect(t.vintage('2020 tracts, planning-region codes')).toBe(
    'zonas censales de 2020, códigos de regiones de planificación',
  );
  expect(t.vintage('towns')).toBe('municipios');
  expect(t.vintage('as stated in each row')).toBe('como dice cada fila');
  expect(t.cite('U.S. Census Bureau, carried by CT Data Haven (cwi, MIT)')).toBe(
    'Oficina del Censo de EE. UU., a través de CT Data Haven (cwi, MIT)',
  );
  expect(translator('en').cite('Census 2010 SF1 P5')).toBe('Census 2010 SF1 P5');
  expect(t.vintage('169 towns')).toBe('169 municipios');
  expect(t.vintage('2022 planning regions')).toBe('regiones de 2022');
});

test('no publisher of an indicator or of a table is left in English on a Spanish page', () => {
  const ledgers = [
    'places/connecticut/SOURCES.csv',
    'places/rhode-island/SOURCES.csv',
    'places/connecticut/tables/fair-share-columns.csv',
  ];
  const rows = ledgers.flatMap((path) =>
    parse<{ publisher: string }>(readFileSync(path, 'utf8'), { columns: true, bom: true }),
  );
  const publishers = new Set([...rows, ...INDICATORS].map(({ publisher }) => publisher));
  expect(publishers.size).toBeGreaterThan(25);
  const t = translator('es');
  const english = /U\.S\.|\b(?:Department|Bureau|Centers?|Office|of|the|and|for|carried)\b/;
  expect([...publishers].map((name) => t.cite(name)).filter((name) => english.test(name))).toEqual([]);
});

test('no source of a fair-share method or of a kind of investment is left in English on a Spanish page', () => {
  const folder = 'places/connecticut/fair-share';
  const methods = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const own = methods.map((text) => /^source: (.*)$/m.exec(text)?.[1] ?? '');
  const menu = [...readFileSync('places/connecticut/investment.yaml', 'utf8').matchAll(/ source: (.*)$/gm)];
  expect([own.filter(Boolean).length, menu.length]).toEqual([6, expect.any(Number)]);
  const t = translator('es');
  const english = /\b(?:of|the|and|are|is|as|loaded)\b/;
  const left = [...own, ...menu.map((match) => match[1] ?? '')].map((text) => t.cite(text));
  expect(left.filter((text) => english.test(text))).toEqual([]);
});

test('no message is empty, and keys are unique in their file', () => {
  for (const lang of ['en', 'es'] as const) {
    for (const [key, text] of messagesOf(lang)) expect([key, text.trim() === '']).toEqual([key, false]);
    for (const file of readdirSync(`src/components/locales/${lang}`)) {
      const lines =
        readFileSync(`src/components/locales/${lang}/${file}`, 'utf8').match(/^ {2}"[^"]+":/gm) ?? [];
      expect(new Set(lines).size).toBe(lines.length);
    }
  }
});

test('a missing key is an error, never an empty text', () => {
  expect(() => translator('es')('common.nothing' as MessageKey)).toThrow('no message "common.nothing" in es');
});

test('a missing argument is an error', () => {
  expect(() => translator('en')('common.footer.edition')).toThrow();
});

test('positions are written as each language writes them', () => {
  const words = { level: 'x', position: 2 };
  expect(translator('en')('common.level.position', words)).toBe('x — 2nd of 5');
  expect(translator('es')('common.level.position', words)).toBe('x: nivel 2 de 5');
});

test('numbers have a true minus and never a minus zero', () => {
  expect(formatNumber(-1234.5, 'en', 1)).toBe('−1,234.5');
  expect(formatSigned(-0.04, 'en')).toBe('0.0');
  expect(formatSigned(0.44, 'es')).toBe('+0.4');
  expect(formatPercent(0.7375, 'es', 2)).toBe('73.75%');
});
