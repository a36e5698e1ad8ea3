import { rankCuts } from './rank-cuts.ts';
import type { LevelRuleDefinition } from './rule.ts';
import { cuts, equalInterval, naturalBreaksRule, quantiles } from './value-cuts.ts';

/** Every rule by which a recipe can cut values into classes. */
export const LEVEL_RULES: readonly LevelRuleDefinition[] = [
  rankCuts,
  quantiles,
  cuts,
  equalInterval,
  naturalBreaksRule,
];
