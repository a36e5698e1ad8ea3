import { basename } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { listFiles, readSource, roomSources } from './sources.ts';

const LOCALES = 'src/components/locales';
const LANGUAGES = ['en', 'es'] as const;

type Messages = Readonly<Record<string, string>>;

/** Messages of a language; a key begins with the name of its file. */
function readMessages(language: string): Messages {
  const files = listFiles(`${LOCALES}/${language}`, (path) => path.endsWith('.json'));
  const entries = files.flatMap((path) => {
    const prefix = basename(path, '.json');
    const texts = JSON.parse(readSource(path)) as Messages;
    return Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text] as const);
  });
  return Object.fromEntries(entries);
}

const messages = Object.fromEntries(LANGUAGES.map((language) => [language, readMessages(language)]));
const english: Messages = messages.en ?? {};
const spanish: Messages = messages.es ?? {};

const svelteFiles = roomSources().filter((path) => path.endsWith('.svelte'));

/** Names of formats, file endings and languages: the same in every language. */
const SAME_EVERYWHERE =
  /^(English|Español|Evenground|CSV|JSON|GeoJSON|TopoJSON|SVG|PNG|XLSX|PDF|SHA-256|\.[a-z]+)$/;

const SHOWN_ATTRIBUTES = [
  'title',
  'alt',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
];

function isWord(text: string): boolean {
  const plain = text.replace(/&\w+;/g, ' ').trim();
  return /\p{L}/u.test(plain) && !SAME_EVERYWHERE.test(plain);
}

type Visit = (node: Record<string, unknown>) => void;

function walk(node: unknown, visit: Visit): void {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
  if (typeof node !== 'object' || node === null) return;
  const record = node as Record<string, unknown>;
  visit(record);
  for (const [key, child] of Object.entries(record)) if (key !== 'parent') walk(child, visit);
}

/** Text that a reader of one language only would see. */
function fixedWords(path: string): string[] {
  const { fragment }: AST.Root = parse(readSource(path), { modern: true });
  const faults: string[] = [];
  walk(fragment, (node) => {
    if (node.type === 'Attribute' && Array.isArray(node.value)) {
      const name = String(node.name);
      const fixed = (node.value as { type: string; data?: string }[]).filter(({ type }) => type === 'Text');
      if (!SHOWN_ATTRIBUTES.includes(name)) fixed.forEach((text) => (text.data = ''));
    }
  });
  walk(fragment, (node) => {
    if (node.type === 'Text' && isWord(String(node.data)))
      faults.push(`${path}: ${String(node.data).trim()}`);
  });
  return faults;
}

const USED_KEY = /\bt(?:ranslate)?\(\s*['"]([\w.-]+)['"]/g;
type MessagePart = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names that a message takes; 0 is plain text, 7 the number of a plural, 8 a tag. */
function namesIn(parts: readonly MessagePart[]): readonly string[] {
  return parts.flatMap((part) => {
    const kind: number = part.type;
    const own = kind === 0 || kind === 7 || !('value' in part) ? [] : [part.value];
    const inner = 'options' in part ? Object.values(part.options).flatMap(({ value }) => namesIn(value)) : [];
    return [...own, ...inner, ...('children' in part ? namesIn(part.children) : [])];
  });
}

function argumentsOf(message: string, language: string): string {
  const parts = new IntlMessageFormat(message, language).getAst();
  return [...new Set(namesIn(parts))].sort().join();
}

describe('the interface speaks both languages', () => {
  test('both languages have the same keys, none empty', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    for (const all of [english, spanish]) {
      expect(Object.entries(all).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  test('a message takes the same values in both languages', () => {
    const differing = Object.keys(english).filter(
      (key) => argumentsOf(english[key] ?? '', 'en') !== argumentsOf(spanish[key] ?? '', 'es'),
    );
    expect(differing).toEqual([]);
  });

  test('every key that a source names is there', () => {
    const used = roomSources().flatMap((path) =>
      [...readSource(path).matchAll(USED_KEY)].map(([, key = '']) => ({ path, key })),
    );
    const absent = used.filter(({ key }) => key.includes('.') && !(key in english));
    expect(used.length).toBeGreaterThan(10);
    expect(absent.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  test('no component holds a word of its own', () => {
    expect(svelteFiles.flatMap(fixedWords)).toEqual([]);
  });
});
