import { add, divide, log, multiply, power, subtractFrom } from './arithmetic.ts';
import { exponentialRank } from './exponential-rank.ts';
import { exclude, impute } from './fill.ts';
import { cap, clamp, winsorize } from './limit.ts';
import { goalposts, minMax, shareOfMax } from './min-max.ts';
import { neighbors } from './neighbors.ts';
import { orient } from './orient.ts';
import { percentRank } from './percent-rank.ts';
import { points } from './points.ts';
import { rank } from './rank.ts';
import { relativeTo } from './relative-to.ts';
import { rescale } from './rescale.ts';
import { round } from './round.ts';
import type { StepDefinition } from './step.ts';
import { threshold } from './threshold.ts';
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
  exclude,
  impute,
  clamp,
  cap,
  winsorize,
  zScore,
  minMax,
  goalposts,
  shareOfMax,
  relativeTo,
  percentRank,
  rank,
  exponentialRank,
  points,
  threshold,
  neighbors,
  rescale,
  round,
];
