import { z } from 'zod';
import { recipeSchema } from './schema.ts';

/**
 * JSON Schema of a recipe file, for editors; `recipes/recipe.schema.json` holds it.
 *
 * @see docs/method/recipe.md
 */
export function recipeJsonSchema(): string {
  const schema = z.toJSONSchema(recipeSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'Evenground recipe' }, null, 2)}\n`;
}
