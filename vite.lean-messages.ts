import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

// Interactive parts need the words of one language, and they need them read already: the parser of messages
// and the other language stay out of what a page loads. Without this plugin everything works the same, only heavier.

const LOCALES = 'src/components/locales';
const WORDS = '\0lean-messages:';
const LAZY = '\0lean-messages-lazy:';

const COMPONENTS = 'src/components';

/** Source files that the interactive parts are made of, by following their imports from the entries. */
function islandSources(): ReadonlySet<string> {
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const named = readFileSync(file, 'utf8').matchAll(
      /(?:from|import)\s*\(?\s*'(\.[^']+|#components\/[^']+)'/g,
    );
    for (const [, path = ''] of named) {
      follow(
        path.startsWith('#')
          ? join(import.meta.dirname, path.replace('#components', COMPONENTS))
          : join(dirname(file), path),
      );
    }
  };
  const entries = join(import.meta.dirname, COMPONENTS, 'islands');
  for (const name of readdirSync(entries)) if (name.endsWith('.ts')) follow(join(entries, name));
  return seen;
}

/**
 * Tells whether the interactive parts can ask for a message: they hold its key as a text, or the beginning of it
 * where the rest is put in (`common.group.${group}`).
 */
function keyTest(): (key: string) => boolean {
  const code = [...islandSources()].map((file) => readFileSync(file, 'utf8')).join('\n');
  const whole = new Set<string>();
  const beginnings: string[] = [];
  for (const [, text = '', rest] of code.matchAll(/['"`]([a-z]\w*\.[\w.-]*)(['"`]|\$\{)/gi)) {
    if (rest === '${' || text.endsWith('.')) beginnings.push(text);
    else whole.add(text);
  }
  return (key) => whole.has(key) || beginnings.some((text) => key.startsWith(text));
}

/** Words that come only with the part that needs them, by language and name. */
const LAZY_FILE = /\/locales\/lazy\/((?:en|es)\/[\w-]+)\.json$/;

/** Messages of one file by key, each as the tree that the parser makes of it. */
function readFile(file: string, lang: string, isUsed: (key: string) => boolean): Record<string, unknown> {
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(messages)
      .filter(([key]) => isUsed(`${basename(file, '.json')}.${key}`))
      .map(([key, message]) => [key, new IntlMessageFormat(message, lang).getAst()]),
  );
}

/** Names of publishers that have one of their own in the language: looked up by themselves, so all of them are needed. */
function readNames(file: string): Record<string, unknown> {
  const names = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return Object.fromEntries(Object.entries(names).filter(([english, own]) => english !== own));
}

/** The messages of a language that pages with scripts can show, by file and key. */
function readMessages(lang: string): Record<string, Record<string, unknown>> {
  const folder = join(import.meta.dirname, LOCALES, lang);
  const isUsed = keyTest();
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const read = files
    .sort()
    .map((name) => [
      basename(name, '.json'),
      name === 'citation.json' ? readNames(join(folder, name)) : readFile(join(folder, name), lang, isUsed),
    ]);
  return Object.fromEntries(read) as Record<string, Record<string, unknown>>;
}

function moduleOf(value: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

const PAGE_LANGUAGE = `
const lang = document.documentElement.lang === 'es' ? 'es' : 'en';
const words = lang === 'es' ? await import('${WORDS}es') : await import('${WORDS}en');
export const MESSAGES = { [lang]: words.default };
`;

/** Loads the messages of the page's language only, already read. */
export function leanMessages(): Plugin {
  return {
    name: 'lean-messages',
    enforce: 'pre',
    resolveId(id) {
      if (id === '@formatjs/icu-messageformat-parser')
        return this.resolve('@formatjs/icu-messageformat-parser/no-parser.js');
      const [, lazy] = LAZY_FILE.exec(id) ?? [];
      if (lazy !== undefined) return `${LAZY}${lazy}`;
      return id.startsWith(WORDS) ? id : undefined;
    },
    load(id) {
      if (id.startsWith(LAZY)) {
        const name = id.slice(LAZY.length);
        return moduleOf(
          readFile(join(import.meta.dirname, LOCALES, 'lazy', `${name}.json`), name.slice(0, 2), () => true),
        );
      }
      return id.startsWith(WORDS) ? moduleOf(readMessages(id.slice(WORDS.length))) : undefined;
    },
    transform: (_code, id) => (id.endsWith(`/${LOCALES}/locales.ts`) ? PAGE_LANGUAGE : undefined),
  };
}
