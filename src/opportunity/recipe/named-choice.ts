import { z } from 'zod';

/** A step, aggregate or level rule as a recipe uses it: the word and its checked parameters. */
export interface Named {
  readonly name: string;
  readonly parameters: unknown;
}

interface Declared {
  readonly name: string;
  readonly parameters: z.ZodType;
}

/**
 * Schema of one word of a list, alone (`zScore`) or with parameters (`zScore: {sd: population}`).
 *
 * @example namedChoice([{ name: 'same', parameters: { safeParse: () => ({ success: false }) } }]) !== undefined // => true
 */
export function namedChoice(declared: readonly Declared[]): z.ZodType<Named> {
  const alone = declared.filter(({ parameters }) => parameters.safeParse({}).success).map(({ name }) => name);
  const withParameters = declared.map(({ name, parameters }) => z.strictObject({ [name]: parameters }));
  const defaults = new Map(declared.map(({ name, parameters }) => [name, parameters]));
  return z.union([z.enum(alone), ...withParameters]).transform((word): Named => {
    if (typeof word === 'string') return { name: word, parameters: defaults.get(word)?.parse({}) };
    const [entry] = Object.entries(word);
    if (entry === undefined) throw new Error('a checked word has one key');
    return { name: entry[0], parameters: entry[1] };
  });
}
