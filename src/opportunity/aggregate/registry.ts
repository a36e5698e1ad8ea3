import type { AggregateDefinition } from './aggregate.ts';
import { mean, sum } from './linear.ts';

/** Every way in which a group can make one value of its parts. */
export const AGGREGATES: readonly AggregateDefinition[] = [mean, sum];
