import { add, divide, log, multiply, power, subtractFrom } from './arithmetic.ts';
import { orient } from './orient.ts';
import { round } from './round.ts';
import type { StepDefinition } from './step.ts';
import { zScore } from './z-score.ts';

/** Every step a recipe can name. */
export const STEPS: readonly StepDefinition[] = [
  orient,
  add,
  subtractFrom,
  multiply,
  divide,
  power,
  log,
  round,
  zScore,
];
