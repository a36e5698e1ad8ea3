import { Problems, type ProblemPlace } from '#core/problem.ts';
import { checkRecipe } from './check.ts';
import { type RecipeDocument, recipeSchema } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { parsePlacedYaml, type PlacedYaml } from './yaml-places.ts';

/** A checked recipe: plain data that the runner, a worker or a test can take. */
export interface Recipe extends RecipeDocument {
  readonly file: string;
  /** Ids of indicators and groups, each after all that it is made of. */
  readonly order: readonly string[];
  /** Place in the file of "indicators/0", "groups/1/steps/2", "levels/0" … */
  readonly places: Readonly<Record<string, ProblemPlace>>;
}

function stepPlaces(yaml: PlacedYaml, path: string, count: number): [string, ProblemPlace][] {
  return Array.from({ length: count }, (_, i) => {
    const [section, index] = path.split('/');
    const full = index === undefined ? [path, i] : [section ?? '', +index, 'steps', i];
    return [full.join('/'), yaml.placeOf(full)];
  });
}

function placesOf(document: RecipeDocument, yaml: PlacedYaml): Record<string, ProblemPlace> {
  const sections = ['indicators', 'groups', 'levels', 'compare'] as const;
  const nodes = sections.flatMap((section) =>
    document[section].map((_, i): [string, ProblemPlace] => [`${section}/${i}`, yaml.placeOf([section, i])]),
  );
  const steps = [
    ...stepPlaces(yaml, 'indicatorSteps', document.indicatorSteps.length),
    ...document.indicators.flatMap(({ steps: own }, i) =>
      stepPlaces(yaml, `indicators/${i}`, own?.length ?? 0),
    ),
    ...document.groups.flatMap(({ steps: own }, i) => stepPlaces(yaml, `groups/${i}`, own?.length ?? 0)),
  ];
  return Object.fromEntries([['population', yaml.placeOf(['population'])], ...nodes, ...steps]);
}

/**
 * Recipe from the text of a YAML file.
 *
 * @param text the file
 * @param file its name, for messages
 * @throws Problems with file, line and column for everything that is wrong with it
 * @see docs/method/recipe.md
 */
export function compileRecipe(text: string, file: string): Recipe {
  const yaml = parsePlacedYaml(text, file);
  const parsed = recipeSchema.safeParse(yaml.data);
  if (!parsed.success) throw new Problems(schemaProblems(parsed.error.issues, yaml));
  const { order, problems } = checkRecipe(parsed.data, yaml);
  if (problems.length > 0) throw new Problems(problems);
  return { ...parsed.data, file, order, places: placesOf(parsed.data, yaml) };
}
