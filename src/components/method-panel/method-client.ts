import type { ScenarioFacts } from '#artifacts/scenario-files.ts';
import type { Scenario } from '#opportunity/scenario/scenario.ts';
import type { ScenarioResult } from '#opportunity/scenario/score-scenario.ts';
import type { MethodJob, MethodJobs, MethodReply, MethodTracts, Stability } from './messages.ts';

/** The page's side of the worker that scores. */
export interface MethodClient {
  /** Weights of the edition. */
  load(url: string, tracts: MethodTracts): Promise<Readonly<Record<string, number>>>;
  score(scenario: Scenario): Promise<ScenarioResult>;
  recipe(scenario: Scenario, facts: ScenarioFacts): Promise<string>;
  csv(scenario: Scenario, facts: ScenarioFacts): Promise<string>;
  simulate(scenario: Scenario, onProgress: (done: number) => void): Promise<Stability>;
  destroy(): void;
}

interface Waiting {
  readonly done: (answer: never) => void;
  readonly fail: (reason: Error) => void;
  readonly onProgress: (done: number) => void;
}

type Port = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Talks with a worker that runs `method.worker.ts`. */
export function talkToMethod(worker: Port): MethodClient {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<MethodReply>) => {
    const one = waiting.get(data.id);
    if ('done' in data) {
      one?.onProgress(data.done);
      return;
    }
    waiting.delete(data.id);
    if ('failure' in data) one?.fail(new Error(data.failure));
    else one?.done(data.answer as never);
  };
  worker.onerror = (event) => {
    for (const { fail } of waiting.values()) fail(new Error(event.message));
    waiting.clear();
  };
  function ask<K extends MethodJob>(
    kind: K,
    what: MethodJobs[K]['ask'],
    onProgress: (done: number) => void = () => undefined,
  ): Promise<MethodJobs[K]['answer']> {
    return new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail, onProgress });
      worker.postMessage({ id: last, kind, ask: what });
    });
  }
  return {
    load: (url, tracts) => ask('load', { url, tracts }),
    score: (scenario) => ask('score', { scenario }),
    recipe: (scenario, facts) => ask('recipe', { scenario, facts }),
    csv: (scenario, facts) => ask('csv', { scenario, facts }),
    simulate: (scenario, onProgress) => ask('simulate', { scenario }, onProgress),
    destroy: () => worker.terminate(),
  };
}

/** Starts a worker of its own. */
export function startMethodClient(): MethodClient {
  return talkToMethod(new Worker(new URL('./method.worker.ts', import.meta.url), { type: 'module' }));
}
