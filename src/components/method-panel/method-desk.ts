import { parseScoredInputs } from '#artifacts/scored-inputs-files.ts';
import type { scenarioCsv, scenarioYaml } from '#artifacts/scenario-files.ts';
import { applyScenario, editionWeights } from '#opportunity/scenario/apply-scenario.ts';
import type { ScoredInputs } from '#opportunity/scenario/scored-inputs.ts';
import { scoreScenario } from '#opportunity/scenario/score-scenario.ts';
import { levelStability } from '#opportunity/scenario/level-stability.ts';
import type { MethodJob, MethodJobs, MethodRequest, MethodTracts } from './messages.ts';

/** Draws of a simulation, as for a publication. */
export const DRAWS = 10_000;

/** Fixed, so that everybody sees the same shares. */
const SEED = 2014;

/** What writes the files that a reader takes along; it comes when first needed. */
type Writers = Readonly<{ scenarioYaml: typeof scenarioYaml; scenarioCsv: typeof scenarioCsv }>;

/** What the desk needs from the worker around it. */
export interface MethodEffects {
  readonly readText: (url: string) => Promise<string>;
  readonly loadWriters: () => Promise<Writers>;
  /** Told how far a long job is. */
  readonly onProgress: (id: number, done: number) => void;
}

type Answer = MethodJobs[MethodJob]['answer'];

/** Answers the page's requests; holds the edition's inputs and recipe. */
export function makeMethodDesk(effects: MethodEffects): (request: MethodRequest) => Promise<Answer> {
  let loaded: { readonly inputs: ScoredInputs; readonly tracts: MethodTracts } | undefined;
  const edition = () => {
    if (loaded === undefined) throw new Error('the inputs of the edition are not loaded');
    return loaded;
  };
  return async (request) => {
    switch (request.kind) {
      case 'load': {
        const { url, tracts } = request.ask;
        loaded = { inputs: parseScoredInputs(await effects.readText(url)), tracts };
        return editionWeights(loaded.inputs.recipe);
      }
      case 'score':
        return scoreScenario(edition().inputs, request.ask.scenario, edition().tracts.geoid);
      case 'recipe': {
        const writers = await effects.loadWriters();
        const { scenario, facts } = request.ask;
        return writers.scenarioYaml(applyScenario(edition().inputs.recipe, scenario), facts);
      }
      case 'csv': {
        const writers = await effects.loadWriters();
        const { inputs, tracts } = edition();
        const { scenario, facts } = request.ask;
        return writers.scenarioCsv(tracts, scoreScenario(inputs, scenario, tracts.geoid), facts);
      }
      case 'simulate': {
        const { inputs, tracts } = edition();
        const onProgress = (done: number): void => effects.onProgress(request.id, done);
        return levelStability(inputs, request.ask.scenario, tracts.geoid, {
          draws: DRAWS,
          seed: SEED,
          onProgress,
        });
      }
    }
  };
}
