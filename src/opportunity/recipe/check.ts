import { Problem } from '#core/problem.ts';
import type { Condition } from './condition.ts';
import { suggest } from '#core/nearest-name.ts';
import type { Named } from './named-choice.ts';
import type { Group, Indicator, RecipeDocument } from './schema.ts';
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

/** Conditions on values in the `base` of steps. */
function baseConditions(steps: readonly Named[]): Condition[] {
  return steps.flatMap(({ parameters }) => {
    const base = (parameters as { base?: unknown } | undefined)?.base;
    return typeof base === 'object' && base !== null ? [(base as { where: Condition }).where] : [];
  });
}

function referencesOfIndicator(
  { only, steps }: Indicator,
  general: readonly Named[],
  path: Path,
): Reference[] {
  const conditions = [...(only === undefined ? [] : [only]), ...baseConditions(steps ?? general)];
  return conditions.flatMap(valuesOf).map((id) => ({ id, path }));
}

function referencesOf(group: Group, path: Path): Reference[] {
  const conditions = [
    group.only,
    ...(group.choose ?? []).map(({ when }) => when),
    ...baseConditions(group.steps ?? []),
  ];
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

interface Node {
  readonly id: string;
  readonly path: Path;
  readonly references: readonly Reference[];
}

function nodesOf({ indicators, groups, indicatorSteps }: RecipeDocument): Node[] {
  return [
    ...indicators.map((indicator, i): Node => {
      const path = ['indicators', i];
      return {
        id: indicator.id,
        path,
        references: referencesOfIndicator(indicator, indicatorSteps, path),
      };
    }),
    ...groups.map((group, i): Node => {
      const path = ['groups', i];
      return { id: group.id, path, references: referencesOf(group, path) };
    }),
  ];
}

/** Depth-first order of indicators and groups; a node met again while it is open closes a circle. */
function sortNodes(nodes: readonly Node[], onCycle: (path: Path, ids: string[]) => void): string[] {
  const order: string[] = [];
  const done = new Set<string>();
  // Of a doubled id, which is a problem of its own, the first counts.
  const byId = new Map(nodes.toReversed().map((node) => [node.id, node]));
  const visit = (id: string, open: readonly string[]): void => {
    const node = byId.get(id);
    if (done.has(id) || node === undefined) return;
    if (open.includes(id)) return onCycle(node.path, [...open.slice(open.indexOf(id)), id]);
    for (const { id: part } of node.references) visit(part, [...open, id]);
    if (!done.has(id)) order.push(id);
    done.add(id);
  };
  for (const { id } of nodes) visit(id, []);
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

/** Aggregates that divide by the sum of the weights. */
const DIVIDING: ReadonlySet<string> = new Set(['mean', 'geometric', 'harmonic', 'generalized']);

function checkWeights(recipe: RecipeDocument, findings: Findings): void {
  recipe.groups.forEach((group, i) => {
    const weights = partsOf(group).map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (group.of !== undefined && total === 0 && DIVIDING.has(group.aggregate?.name ?? 'mean')) {
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

/** A group that no row can satisfy, and a part that stands twice. */
function checkGroups(recipe: RecipeDocument, findings: Findings): void {
  const domainOf = new Map(recipe.indicators.map(({ id, domain }) => [id, domain]));
  recipe.groups.forEach((group, i) => {
    const parts = partsOf(group).map(({ part }) => part);
    const twice = parts.find((part, at) => parts.indexOf(part) !== at);
    if (twice !== undefined)
      findings.add(
        ['groups', i, 'of', parts.lastIndexOf(twice)],
        'recipe-part-twice',
        twice,
        'stands twice in this group',
        'leave one out, or give it a weight',
      );
    const { missing } = group;
    if (typeof missing === 'string') return;
    if ((missing.minimumCount ?? 0) > parts.length)
      findings.add(
        ['groups', i, 'missing'],
        'recipe-minimum',
        String(missing.minimumCount),
        `asks for more parts than the ${parts.length} of this group`,
        `write ${parts.length} or less`,
      );
    if (missing.minimumPerDomain !== undefined && !parts.some((part) => domainOf.get(part) !== undefined))
      findings.add(
        ['groups', i, 'missing'],
        'recipe-minimum',
        String(missing.minimumPerDomain),
        'asks for parts of each domain, and no part of this group has a domain',
        'give its indicators a domain, or use minimumCount',
      );
  });
}

/** Class ids are how a level is written in files and links. */
function checkClasses(recipe: RecipeDocument, findings: Findings): void {
  recipe.levels.forEach(({ classes, notEnoughData }, i) => {
    const listed = typeof classes === 'number' ? [] : classes.map(({ id }) => id);
    const ids = [...listed, ...(notEnoughData === undefined ? [] : [notEnoughData.id])];
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined)
      findings.add(
        ['levels', i, 'classes'],
        'recipe-duplicate',
        twice,
        'is the id of two classes',
        'give each class its own id',
      );
  });
}

/** The population is set aside before anything is computed, so it can only ask the table. */
function checkPopulation({ population }: RecipeDocument, findings: Findings): void {
  const [id] = population === undefined ? [] : valuesOf(population);
  if (id === undefined) return;
  findings.add(
    ['population'],
    'recipe-population-value',
    id,
    'is computed, and the population is set aside before anything is computed',
    'ask a column of the table here, or give the group an "only"',
  );
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
  nodesOf(recipe).forEach(({ references }) => references.forEach((reference) => require(values, reference)));
  recipe.levels.forEach(({ base }, i) => {
    if (typeof base !== 'object') return;
    valuesOf(base.where).forEach((id) => require(values, { id, path: ['levels', i, 'base'] }));
  });
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
 * What the schema cannot see: unknown and doubled ids, circles, weights that sum to zero, rules that no row can satisfy.
 *
 * @returns the order in which indicators and groups can be computed, and the problems found
 */
export function checkRecipe(recipe: RecipeDocument, yaml: PlacedYaml): Checked {
  const findings = new Findings(yaml);
  checkDuplicates(recipe, findings);
  checkReferences(recipe, findings);
  checkWeights(recipe, findings);
  checkPopulation(recipe, findings);
  checkGroups(recipe, findings);
  checkClasses(recipe, findings);
  const order = sortNodes(nodesOf(recipe), (path, ids) =>
    findings.add(
      path,
      'recipe-cycle',
      ids.join(' → '),
      'is made of itself',
      'break the circle: a group may only use what is computed before it',
    ),
  );
  return { order, problems: findings.problems };
}
