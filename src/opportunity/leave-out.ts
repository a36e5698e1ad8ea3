import type { Table } from '#tables/table.ts';
import { withLevels } from './alternatives.ts';
import { rowRanks } from './margins.ts';
import type { Recipe } from './recipe/compile.ts';
import type { Group } from './recipe/schema.ts';
import { type RecipeRun, runRecipe } from './run/run-recipe.ts';
import { domainsAround, type LeftOut, rankShifts } from './sensitivity.ts';

function partId(part: Exclude<Group['of'], string | undefined>[number]): string {
  return typeof part === 'string' ? part : part.part;
}

/** A group without some parts; undefined when nothing is left of it. */
function groupWithout(group: Group, left: ReadonlySet<string>): Group | undefined {
  if (group.of === undefined) return group;
  const of = typeof group.of === 'string' ? [group.of] : group.of;
  const kept = of.filter((part) => !left.has(partId(part)));
  return kept.length === 0 ? undefined : { ...group, of: kept };
}

/**
 * A recipe whose groups do without some indicators; a group with no part left is left out of the groups above it too.
 *
 * @example recipeWithout({ groups: [{ id: 'g', of: ['a', 'b'] }] }, new Set(['a'])).groups[0].of // => ['b']
 */
export function recipeWithout<R extends Pick<Recipe, 'groups'>>(recipe: R, left: ReadonlySet<string>): R {
  const gone = new Set(left);
  let groups: readonly Group[] = recipe.groups;
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    const next = groups.map((group) => [group, groupWithout(group, gone)] as const);
    for (const [group, kept] of next) if (kept === undefined) gone.add(group.id);
    groups = next.flatMap(([, kept]) => kept ?? []);
  }
  return { ...recipe, groups };
}

function leftOut(
  before: RecipeRun,
  table: Table,
  recipe: Recipe,
  left: string,
  kind: LeftOut['kind'],
  ids: string[],
): LeftOut[] {
  const without = recipeWithout(recipe, new Set(ids));
  const score = recipe.score ?? recipe.order.at(-1) ?? '';
  if (!without.groups.some(({ id }) => id === score)) return [];
  const after = runRecipe(without, table);
  const { largest, mean } = rankShifts(rowRanks(before), rowRanks(after));
  const levels = after.level?.assigned ?? [];
  const changed = (before.level?.assigned ?? []).filter((level, row) => level !== levels[row]).length;
  return [{ left, kind, changed, largestRankShift: largest, meanRankShift: mean }];
}

/**
 * Leaves each indicator, then each domain, out of the groups of a recipe, runs it again and counts what changes.
 *
 * Exact for any recipe: the other parts of a group share its weight. Without levels, quintiles of the score are followed.
 *
 * @see docs/method/sensitivity.md
 */
export function leaveEachOut(run: RecipeRun, table: Table): LeftOut[] {
  const recipe = withLevels(run.recipe);
  const before = run.level === undefined ? runRecipe(recipe, table) : run;
  const parts = new Set(
    recipe.groups.flatMap(({ of }) => (typeof of === 'string' ? [of] : (of ?? []).map(partId))),
  );
  const used = recipe.indicators.filter(({ id }) => parts.has(id));
  const domains = [...new Set(used.flatMap(({ domain }) => domainsAround(domain ?? '')))];
  return [
    ...used.flatMap(({ id }) => leftOut(before, table, recipe, id, 'indicator', [id])),
    ...domains.flatMap((domain) => {
      const inside = used
        .filter((one) => domainsAround(one.domain ?? '').includes(domain))
        .map(({ id }) => id);
      return leftOut(before, table, recipe, domain, 'domain', inside);
    }),
  ];
}
