import type { z } from 'zod';
import type { Present } from '../columns.ts';
import type { StepContext } from '../steps/step.ts';

/**
 * How a level rule is declared: the class (0 … classCount − 1, lowest values first) of every present value; `base` holds
 * the values that the cuts are taken from (all of them, when the recipe names no base).
 */
export interface LevelRuleDeclaration<P> {
  readonly name: string;
  readonly parameters: z.ZodType<P>;
  readonly assign: (
    present: Present,
    classCount: number,
    parameters: P,
    context: StepContext,
    base: Present,
  ) => Uint32Array;
}

export type LevelRuleDefinition = LevelRuleDeclaration<unknown>;

/**
 * Declares a level rule for the registry.
 *
 * @example defineLevelRule({ name: 'none', parameters: undefined, assign: () => [] }).name // => 'none'
 */
export function defineLevelRule<P>(declaration: LevelRuleDeclaration<P>): LevelRuleDefinition {
  const { name, parameters, assign } = declaration;
  return {
    name,
    parameters,
    assign: (present, count, p, context, base) => assign(present, count, p as P, context, base),
  };
}
