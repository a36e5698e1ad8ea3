import type { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { suggest } from '#core/nearest-name.ts';
import { allowedWords } from './allowed-words.ts';
import type { SchemaWords } from './schema-words.ts';
import type { PlacedYaml } from './yaml-places.ts';

type Issue = z.core.$ZodIssue;

const UNKNOWN_KEY = (issue: Issue): boolean => issue.code === 'unrecognized_keys' && issue.path.length === 0;

function depth(issues: readonly Issue[]): number {
  return Math.max(...issues.map(({ path }) => path.length));
}

/** The alternative that the author most likely meant: one whose keys are all known, met deepest. */
function likelyBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some(UNKNOWN_KEY) && depth(issues) > 0);
  return [...fitting].sort((a, b) => depth(b) - depth(a))[0];
}

/** Keys that the alternatives of a union expect at its top. */
function expectedWords(branches: readonly (readonly Issue[])[]): string[] {
  const words = branches.flat().flatMap((issue) => {
    if (issue.code === 'invalid_value') return issue.values.map(String);
    return issue.path.length > 0 ? [String(issue.path[0])] : [];
  });
  return [...new Set(words)];
}

function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branch = likelyBranch(issue.errors);
  if (branch === undefined) return [issue];
  return branch.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function valueAt(data: unknown, path: Issue['path']): unknown {
  let value: unknown = data;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return value;
}

function show(value: unknown): { value: string } | Record<string, never> {
  if (value === undefined || value === null) return {};
  if (typeof value === 'string') return { value };
  return { value: typeof value === 'number' ? `${value}` : JSON.stringify(value) };
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'words with values, such as { word: value }',
  array: 'a list, such as [a, b]',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

/** What is wrong, in words of the file and not of the library that checks it. */
function wrongIn(issue: Issue, value: unknown, isOneLanguage: boolean): string {
  if (value === undefined && isOneLanguage) return 'is missing: a text in one language needs the other too';
  if (value === undefined) return 'is missing here';
  if (value === null) return 'is empty here';
  if (issue.code === 'invalid_union') return 'is none of the forms that may stand here';
  if (issue.code === 'invalid_type' && typeof value === 'number' && !Number.isFinite(value))
    return 'is no number to compute with';
  if (issue.code === 'invalid_value') return 'is none of the words that may stand here';
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small' && issue.origin === 'number')
    return `must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin === 'number')
    return `must be ${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}`;
  if (issue.code === 'too_small') return issue.minimum > 1 ? `needs ${issue.minimum} or more` : 'is empty';
  return issue.message.replace(/^Invalid input: /, '');
}

/** For a word of the language that lacks its settings: `rule: cuts`, or `impute: mean`. */
function settingsRemedy(word: string, words: readonly string[]): string {
  if (words.length === 0) return `write it with its setting: "${word}: …"`;
  // What every step has comes last: the settings of its own are the ones it needs.
  const own = words.filter((name) => name !== 'base' && name !== 'by');
  return `write ${word}: { ${own[0] ?? words[0]}: … }; settings here: ${words.join(', ')}`;
}

const BOTH_LANGUAGES = 'write it plain, such as "Title", or in both languages: { en: …, es: … }';
const LANGUAGES: ReadonlySet<string> = new Set(['en', 'es']);
/** Whether a place holds one of the two languages of a text, and nothing but them may stand beside it. */
const isLanguage = (words: readonly string[]): boolean =>
  words.length === LANGUAGES.size && words.every((word) => LANGUAGES.has(word));

/** Kinds of values that the alternatives of a union take, where no word can be named. */
function kindsRemedy(branches: readonly (readonly Issue[])[], guide: string): string {
  const kinds = branches
    .flat()
    .flatMap((issue) =>
      issue.code === 'invalid_type' && issue.path.length === 0 ? (KINDS[issue.expected] ?? []) : [],
    );
  const forms = [...new Set(kinds)].join(', or ');
  return forms === '' ? `see ${guide} for what may stand here` : `write ${forms}; see ${guide}`;
}

function unionRemedy(
  value: unknown,
  path: (string | number)[],
  branches: readonly (readonly Issue[])[],
  { wordsAt, guide }: SchemaWords,
): string {
  const words = wordsAt(path);
  if (typeof value === 'string' && words.includes(value))
    return settingsRemedy(value, wordsAt([...path, value]));
  const word = typeof value === 'object' && value !== null ? (Object.keys(value)[0] ?? '') : String(value);
  const known = [...new Set([...expectedWords(branches), ...words])];
  if (isLanguage(known)) return BOTH_LANGUAGES;
  if (known.length === 0) return kindsRemedy(branches, guide);
  return value === undefined ? `known here: ${known.join(', ')}` : suggest(word, known);
}

function remedyFor(issue: Issue, value: unknown, path: (string | number)[], known: SchemaWords): string {
  if (issue.code === 'invalid_union') return unionRemedy(value, path, issue.errors, known);
  const words = known.wordsAt(path);
  if (issue.code === 'invalid_type' && issue.expected === 'object' && words.length > 0 && path.length > 0)
    return settingsRemedy(String(path.at(-1)), words);
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number') {
    return 'write it in quotes: YAML turns unquoted digits into a number and drops leading zeros';
  }
  if (path.length > 1 && isLanguage(known.wordsAt(path.slice(0, -1)))) return 'write both: { en: …, es: … }';
  if (issue.code === 'invalid_value') return suggest(String(value), issue.values.map(String));
  return `see ${known.guide} for what may stand here`;
}

const RECIPE_WORDS: SchemaWords = { guide: 'docs/method/recipe.md', wordsAt: allowedWords };

function keyRemedy(key: string, words: readonly string[], guide: string): string {
  if (words.length === 0) return `remove it, or see ${guide} for the words that may stand here`;
  return suggest(key, words);
}

function toProblems(issue: Issue, yaml: PlacedYaml, known: SchemaWords): Problem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const name = path.join(' › ');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) =>
        new Problem('recipe-unknown-key', 'is not a word that may stand at this place', {
          ...yaml.placeOfKey(path, key),
          columnName: name,
          value: key,
          exitCode: 3,
          remedy: keyRemedy(key, known.wordsAt(path), known.guide),
        }),
    );
  }
  const value = valueAt(yaml.data, issue.path);
  const isOneLanguage = path.length > 1 && isLanguage(known.wordsAt(path.slice(0, -1)));
  return [
    new Problem('recipe-form', wrongIn(issue, value, isOneLanguage), {
      ...yaml.placeOf(path),
      columnName: name,
      ...show(value),
      exitCode: 3,
      remedy: remedyFor(issue, value, path, known),
    }),
  ];
}

/**
 * Every mistake that the schema found, at its line and column.
 *
 * @param words what may stand in the file; a recipe when left out
 * @example schemaProblems([], { data: {} }) // => []
 */
export function schemaProblems(
  issues: readonly Issue[],
  yaml: PlacedYaml,
  words: SchemaWords = RECIPE_WORDS,
): Problem[] {
  return issues.flatMap(flatten).flatMap((issue) => toProblems(issue, yaml, words));
}
