import type { z } from 'zod';
import type { NumberColumn } from '#tables/table.ts';

/** A part of a group: its values, its weight and the sign that the authors expect. */
export interface Part {
  readonly id: string;
  readonly column: NumberColumn;
  readonly weight: number;
  readonly sign: 1 | -1;
  readonly domain: string | undefined;
}

/** Value per row, and the factor by which each part entered it (part × factor sums to the value, up to the constant). */
export interface Aggregated {
  readonly column: NumberColumn;
  readonly factors: readonly Float64Array[];
}

/** Which rows get a value: enough[row] is 1 where the missing rule is satisfied. */
export interface Coverage {
  readonly enough: Uint8Array;
  /** Divide by the weights of the available parts, or of all parts. */
  readonly denominator: 'available' | 'all';
}

/** How an aggregate is declared: its word in a recipe, its parameters, what it does to the parts. */
export interface AggregateDeclaration<P> {
  readonly name: string;
  readonly parameters: z.ZodType<P>;
  readonly run: (parts: readonly Part[], coverage: Coverage, parameters: P) => Aggregated;
}

export type AggregateDefinition = AggregateDeclaration<unknown>;

/**
 * Declares an aggregate for the registry.
 *
 * @example defineAggregate({ name: 'none', parameters: undefined, run: () => undefined }).name // => 'none'
 */
export function defineAggregate<P>(declaration: AggregateDeclaration<P>): AggregateDefinition {
  const { name, parameters, run } = declaration;
  return { name, parameters, run: (parts, coverage, p) => run(parts, coverage, p as P) };
}
