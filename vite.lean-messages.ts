import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

// Interactive parts need the words of one language, and they need them read already: the parser of messages
// and the other language stay out of what a page loads. Without this plugin everything works the same, only heavier.

const LOCALES = 'src/components/locales';
const WORDS = '\0lean-messages:';

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

/** Names of the message files that the interactive parts take a message from. */
function usedFiles(names: readonly string[]): readonly string[] {
  const code = [...islandSources()].map((file) => readFileSync(file, 'utf8')).join('\n');
  return names.filter((name) => new RegExp(`['"\`]${basename(name, '.json')}\\.`).test(code));
}

/** The messages of a language that pages with scripts can show, by file and key, each as the tree that the parser makes of it. */
function readMessages(lang: string): Record<string, Record<string, unknown>> {
  const folder = join(import.meta.dirname, LOCALES, lang);
  const files = usedFiles(readdirSync(folder).filter((name) => name.endsWith('.json')));
  return Object.fromEntries(
    [...files].sort().map((name) => {
      const messages = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
      const read = Object.entries(messages).map(
        ([key, message]) => [key, new IntlMessageFormat(message, lang).getAst()] as const,
      );
      return [basename(name, '.json'), Object.fromEntries(read)];
    }),
  );
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
      return id.startsWith(WORDS) ? id : undefined;
    },
    load(id) {
      if (!id.startsWith(WORDS)) return undefined;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(readMessages(id.slice(WORDS.length))))});`;
    },
    transform: (_code, id) => (id.endsWith(`/${LOCALES}/locales.ts`) ? PAGE_LANGUAGE : undefined),
  };
}
