import type { AggregateDefinition } from './aggregate.ts';
import { firstComponent } from './first-component.ts';
import { all, any, count, present } from './flags.ts';
import { mean, sum } from './linear.ts';
import { generalized, geometric, harmonic, max, min, product } from './nonlinear.ts';

/** Every way in which a group can make one value of its parts. */
export const AGGREGATES: readonly AggregateDefinition[] = [
  mean,
  sum,
  geometric,
  harmonic,
  generalized,
  product,
  max,
  min,
  count,
  any,
  all,
  present,
  firstComponent,
];
