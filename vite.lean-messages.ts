import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

// Interactive parts need the words of one language, and they need them read already: the parser of messages
// and the other language stay out of what a page loads. Without this plugin everything works the same, only heavier.

const LOCALES = 'src/components/locales';
const WORDS = '\0lean-messages:';

/** All messages of a language by file and key, each as the tree that the parser makes of it. */
function readMessages(lang: string): Record<string, Record<string, unknown>> {
  const folder = join(import.meta.dirname, LOCALES, lang);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.sort().map((name) => {
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
