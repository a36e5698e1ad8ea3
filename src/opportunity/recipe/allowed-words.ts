import { z } from 'zod';
import { recipeSchema } from './schema.ts';

/** The parts of a JSON Schema that say which words may stand where. */
interface SchemaNode {
  readonly $ref?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

function branchesOf(node: SchemaNode, root: SchemaNode): SchemaNode[] {
  const referred = node.$ref === undefined ? undefined : root.$defs?.[node.$ref.replace('#/$defs/', '')];
  if (referred !== undefined) return branchesOf(referred, root);
  return node.anyOf === undefined ? [node] : node.anyOf.flatMap((branch) => branchesOf(branch, root));
}

/**
 * Words of the recipe language that may stand in the map at a path of a recipe.
 *
 * @param path keys and positions from the top of the file
 * @example allowedWords(['levels', 0]).includes('classes') // => true
 */
export function allowedWords(path: readonly (string | number)[]): string[] {
  const root = z.toJSONSchema(recipeSchema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
  const nodes = path.reduce<SchemaNode[]>(
    (level, key) =>
      level.flatMap((node) => {
        const next = typeof key === 'number' ? node.items : node.properties?.[key];
        return next === undefined ? [] : branchesOf(next, root);
      }),
    branchesOf(root, root),
  );
  return [...new Set(nodes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}
