import type { z } from 'zod';

/** What may stand in a file, for its messages: the page that tells it, and the words at a place. */
export interface SchemaWords {
  readonly guide: string;
  readonly wordsAt: (path: readonly (string | number)[]) => string[];
}

/** The words that a schema knows at a path. */
function wordsAt(schema: z.core.$ZodType, path: readonly (string | number)[]): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default')
    return wordsAt(def.innerType, path);
  const [step, ...rest] = path;
  if (def.type === 'object') {
    if (step === undefined) return Object.keys(def.shape);
    const inner = Object.hasOwn(def.shape, step) ? def.shape[step] : undefined;
    return inner === undefined ? [] : wordsAt(inner, rest);
  }
  if (step === undefined) return [];
  if (def.type === 'array') return wordsAt(def.element, rest);
  return def.type === 'record' ? wordsAt(def.valueType, rest) : [];
}

/**
 * The words of a schema, for the messages of its files.
 *
 * @param guide page that tells them
 * @example schemaWords({ _zod: { def: { type: 'object', shape: { a: {} } } } }, 'x.md').wordsAt([]) // => ['a']
 */
export function schemaWords(schema: z.core.$ZodType, guide: string): SchemaWords {
  return { guide, wordsAt: (path) => wordsAt(schema, path) };
}
