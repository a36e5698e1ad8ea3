import { Problem } from '#core/problem.ts';
import type { Condition } from './condition.ts';
import { suggest } from '#core/nearest-name.ts';
import type { Group, RecipeDocument } from './schema.ts';
import type { Path, PlacedYaml } from './yaml-places.ts';

/** An id that a group, level or output names, and where. */
interface Reference {
  readonly id: string;
  readonly path: Path;
}

export interface Checked {
  readonly order: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Ids of the recipe that a condition looks at.
 *
 * @example valuesOf({ all: [{ value: 'poverty', above: 1 }] }) // => ['poverty']
 */
export function valuesOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(valuesOf);
  if ('any' in condition) return condition.any.flatMap(valuesOf);
  if ('not' in condition) return valuesOf(condition.not);
  return 'value' in condition ? [condition.value] : [];
}

/**
 * Ids of the parts of a group, in order, with weight and expected sign.
 *
 * @example partsOf({ of: ['a', { part: 'b', weight: 2 }] })[1].weight // => 2
 */
export function partsOf(group: Pick<Group, 'of'>): { part: string; weight: number; sign: 1 | -1 }[] {
  const of = typeof group.of === 'string' ? [group.of] : (group.of ?? []);
  return of.map((part) =>
    typeof part === 'string'
      ? { part, weight: 1, sign: 1 }
      : { part: part.part, weight: part.weight, sign: part.sign ?? 1 },
  );
}

function referencesOf(group: Group, path: Path): Reference[] {
  const conditions = [group.only, ...(group.choose ?? []).map(({ when }) => when)];
  return [
    ...partsOf(group).map(({ part }, i) => ({
      id: part,
      path: Array.isArray(group.of) ? [...path, 'of', i] : [...path, 'of'],
    })),
    ...(group.choose ?? []).flatMap(({ take }, i) =>
      typeof take === 'string' ? [{ id: take, path: [...path, 'choose', i] }] : [],
    ),
    ...conditions.flatMap((condition) => (condition ? valuesOf(condition) : [])).map((id) => ({ id, path })),
  ];
}

/** Depth-first order of the groups; a group met again while it is open closes a circle. */
function sortGroups(recipe: RecipeDocument, onCycle: (index: number, ids: string[]) => void): string[] {
  const order = recipe.indicators.map(({ id }) => id);
  const done = new Set(order);
  const indexById = new Map(recipe.groups.map(({ id }, index) => [id, index]));
  const visit = (id: string, open: readonly string[]): void => {
    const index = indexById.get(id);
    const group = index === undefined ? undefined : recipe.groups[index];
    if (done.has(id) || index === undefined || group === undefined) return;
    if (open.includes(id)) return onCycle(index, [...open.slice(open.indexOf(id)), id]);
    for (const { id: part } of referencesOf(group, [])) visit(part, [...open, id]);
    if (!done.has(id)) order.push(id);
    done.add(id);
  };
  for (const { id } of recipe.groups) visit(id, []);
  return order;
}

class Findings {
  readonly problems: Problem[] = [];
  private readonly yaml: PlacedYaml;

  constructor(yaml: PlacedYaml) {
    this.yaml = yaml;
  }

  add(path: Path, code: string, value: string, what: string, remedy: string): void {
    this.problems.push(new Problem(code, what, { ...this.yaml.placeOf(path), value, exitCode: 3, remedy }));
  }
}

function checkDuplicates(recipe: RecipeDocument, findings: Findings): void {
  const seen = new Set<string>();
  for (const section of ['indicators', 'groups', 'levels'] as const) {
    recipe[section].forEach(({ id }, i) => {
      if (seen.has(id))
        findings.add(
          [section, i, 'id'],
          'recipe-duplicate',
          id,
          'is used twice',
          'give each indicator, group and level its own id',
        );
      seen.add(id);
    });
  }
}

function checkWeights(recipe: RecipeDocument, findings: Findings): void {
  recipe.groups.forEach((group, i) => {
    const weights = partsOf(group).map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (group.of !== undefined && total === 0 && group.aggregate?.name !== 'sum') {
      findings.add(
        ['groups', i, 'of'],
        'recipe-weights',
        weights.join(', '),
        'has weights that sum to zero',
        'give at least one part a positive weight',
      );
    }
  });
}

function checkReferences(recipe: RecipeDocument, findings: Findings): void {
  const values = [...recipe.indicators, ...recipe.groups].map(({ id }) => id);
  const all = [...values, ...recipe.levels.map(({ id }) => id)];
  const require = (known: string[], { id, path }: Reference): void => {
    if (!known.includes(id))
      findings.add(
        path,
        'recipe-unknown-id',
        id,
        'is no indicator or group of this recipe',
        suggest(id, known),
      );
  };
  recipe.groups.forEach((group, i) =>
    referencesOf(group, ['groups', i]).forEach((reference) => require(values, reference)),
  );
  recipe.levels.forEach(({ of }, i) => require(values, { id: of, path: ['levels', i, 'of'] }));
  recipe.compare.forEach(({ output: name }, i) => {
    const output = name.split('@')[0] ?? name;
    if (output !== '*') require(all, { id: output, path: ['compare', i, 'output'] });
  });
  recipe.outputs?.forEach((id, i) => require(all, { id, path: ['outputs', i] }));
  if (recipe.score !== undefined) require(values, { id: recipe.score, path: ['score'] });
  const domains = recipe.domains?.map(({ id }) => id);
  recipe.indicators.forEach(({ domain }, i) => {
    if (domains && domain && !domains.includes(domain.split('/')[0] ?? '')) {
      findings.add(
        ['indicators', i, 'domain'],
        'recipe-unknown-id',
        domain,
        'is no domain of this recipe',
        suggest(domain, domains),
      );
    }
  });
}

/**
 * What the schema cannot see: unknown and doubled ids, circles, weights that sum to zero.
 *
 * @returns the order in which indicators and groups can be computed, and the problems found
 */
export function checkRecipe(recipe: RecipeDocument, yaml: PlacedYaml): Checked {
  const findings = new Findings(yaml);
  checkDuplicates(recipe, findings);
  checkReferences(recipe, findings);
  checkWeights(recipe, findings);
  const order = sortGroups(recipe, (index, ids) =>
    findings.add(
      ['groups', index],
      'recipe-cycle',
      ids.join(' → '),
      'is made of itself',
      'break the circle: a group may only use what is computed before it',
    ),
  );
  return { order, problems: findings.problems };
}
