import type { ScenarioFacts } from '#artifacts/scenario-files.ts';
import type { Scenario } from '#opportunity/scenario/scenario.ts';
import type { ScenarioResult } from '#opportunity/scenario/score-scenario.ts';
import type { MapData } from '../map/map-state.ts';

/** Columns of the edition that the worker names and compares tracts by. */
export type MethodTracts = Pick<MapData['tracts'], 'geoid' | 'name' | 'town' | 'level'> & {
  readonly score: readonly (number | null)[];
  /** Name of each tract's town; '' without one. */
  readonly townName: readonly string[];
};

/** How firmly each tract keeps its level when the weights are drawn at random. */
export interface Stability {
  readonly draws: number;
  /** Share of the draws in which a tract keeps its level; NaN for a tract without one. */
  readonly share: Float64Array;
  /** Mean number of rows that change level in a draw. */
  readonly meanChanged: number;
}

/** What the page asks of the worker, and what it gets. */
export interface MethodJobs {
  readonly load: {
    readonly ask: { readonly url: string; readonly tracts: MethodTracts };
    /** Weight of each indicator in the edition. */
    readonly answer: Readonly<Record<string, number>>;
  };
  readonly score: { readonly ask: { readonly scenario: Scenario }; readonly answer: ScenarioResult };
  readonly recipe: {
    readonly ask: { readonly scenario: Scenario; readonly facts: ScenarioFacts };
    readonly answer: string;
  };
  readonly csv: {
    readonly ask: { readonly scenario: Scenario; readonly facts: ScenarioFacts };
    readonly answer: string;
  };
  readonly simulate: { readonly ask: { readonly scenario: Scenario }; readonly answer: Stability };
}

export type MethodJob = keyof MethodJobs;

export type MethodRequest = {
  readonly [K in MethodJob]: { readonly id: number; readonly kind: K; readonly ask: MethodJobs[K]['ask'] };
}[MethodJob];

/** Every request gets one reply, also when it fails; a long one tells how far it is (0 to 1). */
export type MethodReply =
  | { readonly id: number; readonly answer: MethodJobs[MethodJob]['answer'] }
  | { readonly id: number; readonly failure: string }
  | { readonly id: number; readonly done: number };
