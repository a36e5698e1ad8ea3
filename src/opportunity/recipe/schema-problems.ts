import type { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { suggest } from '#core/nearest-name.ts';
import { allowedWords } from './allowed-words.ts';
import type { PlacedYaml } from './yaml-places.ts';

type Issue = z.core.$ZodIssue;

const RECIPE_GUIDE = 'docs/method/recipe.md';

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
  if (value === undefined) return {};
  return { value: typeof value === 'string' ? value : JSON.stringify(value) };
}

function remedyFor(issue: Issue, value: unknown, guide: string): string {
  if (issue.code === 'invalid_union') {
    const word = typeof value === 'object' && value !== null ? (Object.keys(value)[0] ?? '') : String(value);
    return suggest(word, expectedWords(issue.errors));
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number') {
    return 'write it in quotes: YAML turns unquoted digits into a number and drops leading zeros';
  }
  if (issue.code === 'invalid_value') return suggest(String(value), issue.values.map(String));
  return `see ${guide} for what may stand here`;
}

function toProblems(issue: Issue, yaml: PlacedYaml, guide: string): Problem[] {
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
          remedy:
            guide === RECIPE_GUIDE
              ? suggest(key, allowedWords(path))
              : `remove it, or see ${guide} for the words that may stand here`,
        }),
    );
  }
  const value = valueAt(yaml.data, issue.path);
  const what = value === undefined ? 'is missing here' : issue.message.replace(/^Invalid input: /, '');
  return [
    new Problem(
      'recipe-form',
      issue.code === 'invalid_union' ? 'is none of the forms that may stand here' : what,
      {
        ...yaml.placeOf(path),
        columnName: name,
        ...show(value),
        exitCode: 3,
        remedy: remedyFor(issue, value, guide),
      },
    ),
  ];
}

/**
 * Every mistake that the schema found, at its line and column.
 *
 * @param guide page of the words that may stand in the file
 * @example schemaProblems([], { data: {} }) // => []
 */
export function schemaProblems(issues: readonly Issue[], yaml: PlacedYaml, guide = RECIPE_GUIDE): Problem[] {
  return issues.flatMap(flatten).flatMap((issue) => toProblems(issue, yaml, guide));
}
