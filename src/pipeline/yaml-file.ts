import type { z } from 'zod';
import { Problem, Problems } from '#core/problem.ts';
import { schemaProblems } from '#opportunity/recipe/schema-problems.ts';
import { schemaWords } from '#opportunity/recipe/schema-words.ts';
import { parsePlacedYaml } from '#opportunity/recipe/yaml-places.ts';

/** What a file is, for its messages: the first word of their codes, and the page that tells its keys. */
export interface YamlKind {
  readonly code: string;
  readonly guide: string;
}

/** The messages of a recipe, said of another file. */
function renamed(problem: Problem, { code }: YamlKind): Problem {
  return new Problem(problem.code.replace(/^recipe-/, `${code}-`), problem.message, problem.details);
}

/**
 * The checked contents of a YAML file of a place.
 *
 * @throws Problems, each with file, line and column
 */
export function parseYamlFile<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  kind: YamlKind,
): z.infer<Schema> {
  try {
    const yaml = parsePlacedYaml(text, file);
    const parsed = schema.safeParse(yaml.data);
    if (parsed.success) return parsed.data;
    throw new Problems(schemaProblems(parsed.error.issues, yaml, schemaWords(schema, kind.guide)));
  } catch (error) {
    if (error instanceof Problems) throw new Problems(error.problems.map((one) => renamed(one, kind)));
    throw error;
  }
}
