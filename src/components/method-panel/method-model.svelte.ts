import type { ScenarioFacts } from '#artifacts/scenario-files.ts';
import { LARGEST_WEIGHT, type Scenario } from '#opportunity/scenario/scenario.ts';
import { readScenario, writeScenario } from '#opportunity/scenario/scenario-link.ts';
import type { ScenarioResult } from '#opportunity/scenario/score-scenario.ts';
import type { MapModel } from '../map/map-model.svelte.ts';
import { writeViewLink } from '../map/view-link.ts';
import type { MethodClient } from './method-client.ts';
import { nextTask } from '../map/next-task.ts';
import { movesBetween } from './moves.ts';
import { residenceLinesOf } from './residence-of.ts';
import { scenarioData } from './scenario-data.ts';
import type { Words } from './words.ts';

/** What the parts of the panel share: the scenario of the address and what it makes of the map. */
export class MethodModel {
  readonly map: MapModel;
  readonly words: Words;
  readonly client: MethodClient;
  /** Weights of the edition. */
  readonly editionWeights: Readonly<Record<string, number>>;
  isOpen = $state(true);
  /** Whether the scenario of the address is the reader's own; one that came by a link is only looked at. */
  isOwn = $state(true);
  isBusy = $state(false);
  /** Why the scenario could not be computed; '' when it could. */
  failure = $state('');
  result = $state.raw<ScenarioResult | undefined>(undefined);
  readonly ids: readonly string[];

  constructor(map: MapModel, words: Words, client: MethodClient, weights: Readonly<Record<string, number>>) {
    this.map = map;
    this.words = words;
    this.client = client;
    this.editionWeights = weights;
    this.ids = map.edition.indicators.map(({ id }) => id).filter((id) => weights[id] !== undefined);
  }

  get scenario(): Scenario {
    return readScenario(this.map.state.method, this.ids);
  }

  /** Whether the page shows a scenario now. */
  get isOn(): boolean {
    return writeScenario(this.scenario) !== '';
  }

  weightOf(id: string): number {
    return this.scenario.weights[id] ?? this.editionWeights[id] ?? 0;
  }

  /** Part of the score that a measure makes when all have a value. */
  shareOf(id: string): number {
    const total = this.ids.reduce((sum, one) => sum + this.weightOf(one), 0);
    return total === 0 ? 0 : this.weightOf(id) / total;
  }

  /** Tracts whose level differs from the edition's, of those with a level in either. */
  get changedCount(): number {
    return movesBetween(this.map.edition.tracts.level, this.map.data.tracts.level).length;
  }

  get editionLabel(): string {
    return this.map.t.pick(this.map.edition.label);
  }

  /** The sentence that stands wherever a scenario is shown. */
  get sentence(): string {
    const what = this.words(this.isOwn ? 'own' : 'shared');
    return `${what} ${this.words('made', { edition: this.editionLabel })}`;
  }

  get link(): string {
    return `${location.origin}${location.pathname}${writeViewLink(this.map.state)}`;
  }

  get facts(): ScenarioFacts {
    const { place, edition } = this.map.facts;
    return { place, edition, link: this.link, sentence: this.sentence };
  }

  change(part: Partial<Scenario>): void {
    this.#show({ ...this.scenario, ...part });
  }

  /** Gives measures a weight; the edition's own is no change. */
  weigh(weights: Readonly<Record<string, number>>): void {
    const merged = { ...this.scenario.weights };
    for (const [id, wanted] of Object.entries(weights)) {
      const weight = Math.round(Math.min(LARGEST_WEIGHT, Math.max(0, wanted)) * 100) / 100;
      if (weight === this.editionWeights[id]) Reflect.deleteProperty(merged, id);
      else merged[id] = weight;
    }
    const isEmpty = this.ids.every((id) => (merged[id] ?? this.editionWeights[id]) === 0);
    if (isEmpty) this.map.said = this.words('weight.last');
    else this.change({ weights: merged });
  }

  reset(): void {
    this.isOwn = true;
    this.map.go({ method: '' });
  }

  /** A scenario that came by a link becomes the reader's own. */
  adopt(): void {
    this.isOwn = true;
    this.isOpen = true;
    history.replaceState({ own: true }, '');
  }

  #show(scenario: Scenario): void {
    const method = writeScenario(scenario);
    // The first change is a step that the back button undoes; a hundred moves of a slider are not.
    if (this.map.state.method === '' || method === '') this.map.go({ method });
    else this.map.follow({ method });
    history.replaceState({ own: true }, '');
  }

  /** Puts a result, or the edition again, on the whole page, in steps that let the page respond in between. */
  async show(result: ScenarioResult | undefined): Promise<void> {
    const { map } = this;
    if (result === undefined) {
      this.result = undefined;
      await nextTask();
      map.data = map.edition;
      return;
    }
    const data = scenarioData(map.edition, result, this.words('label', { edition: this.editionLabel }));
    await nextTask();
    residenceLinesOf(data);
    await nextTask();
    map.data = data;
    await nextTask();
    this.result = result;
  }
}
