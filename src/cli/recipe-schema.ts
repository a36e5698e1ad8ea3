import type { Command } from 'commander';
import { recipeJsonSchema } from '#opportunity/recipe/json-schema.ts';
import type { Effects } from '#pipeline/effects.ts';

/** `evenground recipe-schema`: the JSON Schema of recipes, for editors. */
export function register(program: Command, effects: Effects): void {
  program
    .command('recipe-schema')
    .description('write the JSON Schema of recipe files')
    .option('--out <file>', 'file to write', 'recipes/recipe.schema.json')
    .action(async ({ out }: { out: string }) => {
      await effects.files.write(out, recipeJsonSchema());
      effects.log.out(out);
    });
}
