import type { z } from 'zod';
import type { ProblemPlace } from '#core/problem.ts';
import type { Column, NumberColumn } from '#tables/table.ts';
import type { Condition } from '../recipe/condition.ts';

/** What a step may look at besides its own column. */
export interface StepContext {
  readonly rowCount: number;
  /** Direction of the indicator; groups have none. */
  readonly direction?: 'higher-is-better' | 'lower-is-better';
  /** Column of the table by name; throws a Problem when there is none. */
  readonly column: (name: string) => Column;
  /** Numbers of a column by name; throws a Problem when it holds texts. */
  readonly numbers: (name: string) => NumberColumn;
  /** Where a cell of the table stands in its file. */
  readonly placeOf: (name: string, row: number) => ProblemPlace;
  /** 1 for every row that satisfies the condition. */
  readonly holds: (condition: Condition) => Uint8Array;
}

/** How a step is declared: its word in a recipe, its parameters, what it does to a column. */
export interface StepDeclaration<P> {
  readonly name: string;
  readonly parameters: z.ZodType<P>;
  readonly run: (column: NumberColumn, parameters: P, context: StepContext) => NumberColumn;
  /** Slope and intercept, when the step is a straight line for every row alike: contributions then stay exact. */
  readonly line?: (parameters: P) => readonly [slope: number, intercept: number];
}

/** A declared step with the type of its parameters erased; the schema has checked them. */
export type StepDefinition = StepDeclaration<unknown>;

/**
 * Declares a step for the registry.
 *
 * @example defineStep({ name: 'same', parameters: undefined, run: (column) => column }).name // => 'same'
 */
export function defineStep<P>(declaration: StepDeclaration<P>): StepDefinition {
  const { name, parameters, run, line } = declaration;
  const definition = {
    name,
    parameters,
    run: (column: NumberColumn, p: unknown, context: StepContext) => run(column, p as P, context),
  };
  return line === undefined ? definition : { ...definition, line: (p: unknown) => line(p as P) };
}
