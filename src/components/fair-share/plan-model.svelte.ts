import { absentInputs } from '#analysis/fair-share/inputs.ts';
import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import {
  type PlanEntry,
  type PlanPhases,
  planPhases,
  planText,
  planYield,
  readPlan,
  type TownPlan,
} from '#analysis/fair-share/plan.ts';
import { applyScenario } from '#analysis/fair-share/scenario.ts';
import { cellsOf } from '#tables/columns.ts';
import type { Translator } from '../i18n.ts';
import { allocateOrSay, type ScenarioModel } from './scenario-model.svelte.ts';
import { stateText } from './words.ts';

const PREFIX = '#plan=';

/** A number for the town in one of the columns; null when there is none. */
export interface TownNumber {
  readonly title: string;
  readonly units: number | null;
  /** How far it can be traced, in words. */
  readonly state: string;
  /** Phases that the method has; empty when it has none. */
  readonly phases: AllocationMethod['phases'];
}

/** Beginning of the id of a column that a reader or the place has loaded. */
export const COLUMN = 'column:';

/** What a reader keeps about one town, in the part of the address after # and nowhere else. */
export class PlanModel {
  readonly scenario: ScenarioModel;
  readonly town: string;
  readonly levelOf: ReadonlyMap<string, string>;
  plan: TownPlan = $state.raw({
    entries: [],
    goal: null,
    firstYear: 0,
    years: 10,
    columns: [],
    phases: null,
  });

  readonly t: Translator;

  constructor(
    scenario: ScenarioModel,
    t: Translator,
    town: string,
    levelOf: ReadonlyMap<string, string>,
    plan: TownPlan,
  ) {
    this.scenario = scenario;
    this.t = t;
    this.town = town;
    this.levelOf = levelOf;
    const kept = location.hash.startsWith(PREFIX) ? decode(location.hash.slice(PREFIX.length)) : undefined;
    this.plan = kept ?? plan;
  }

  readonly yielded = $derived.by(() => planYield(this.plan.entries, this.levelOf));

  readonly phases: PlanPhases = $derived.by(() => planPhases(this.plan));

  readonly text: string = $derived.by(() => planText(this.plan));

  readonly hash: string = $derived.by(() => PREFIX + encodeURIComponent(this.text));

  change(part: Partial<TownPlan>): void {
    this.plan = { ...this.plan, ...part };
  }

  changeEntry(at: number, part: Partial<PlanEntry>): void {
    this.change({ entries: this.plan.entries.map((entry, i) => (i === at ? { ...entry, ...part } : entry)) });
  }

  /** Ids and names of all that a column can show: methods, columns of the place, columns of the reader. */
  choices(): readonly (readonly [id: string, name: string])[] {
    const { model, ownColumns } = this.scenario;
    return [
      ...model.methods.map(({ id, title }) => [id, this.t.pick(title)] as const),
      ...model.loaded.map(({ id, title }) => [COLUMN + id, this.t.pick(title)] as const),
      ...ownColumns
        .filter((name) => !model.loaded.some(({ id }) => id === name))
        .map((name) => [COLUMN + name, this.t('fairShare.side.loaded', { column: name })] as const),
    ];
  }

  /** The town's number by a method or in a loaded column; a goal that was typed is its own. */
  numberOf(id: string): TownNumber | undefined {
    if (id.startsWith(COLUMN)) return this.#loadedNumber(id.slice(COLUMN.length));
    const method = this.scenario.model.methods.find((one) => one.id === id);
    if (method === undefined) return undefined;
    const { phases } = method;
    const none = { title: this.t.pick(method.title), units: null, state: '', phases };
    const isGoal = method.figure?.column === 'ownGoalUnits';
    if (isGoal && this.plan.goal !== null)
      return { ...none, units: this.plan.goal, state: this.t('fairShare.side.typed') };
    if (absentInputs(method, this.scenario.table).length > 0) return none;
    const own = this.scenario.scenario;
    const isOwn = own.method === id;
    const changed = isOwn ? applyScenario(method, own) : method;
    const { allocation } = allocateOrSay(changed, this.scenario.table, isOwn ? own.need : undefined);
    const town = allocation?.towns.find(({ name }) => name === this.town);
    if (allocation === undefined || town === undefined || town.reasons.includes('no-figure')) return none;
    const isChanged = (isOwn && this.scenario.changed) || this.scenario.replaced.length > 0;
    const state = this.scenario.readsOwn(method)
      ? this.t('fairShare.side.yourFile')
      : stateText(this.t, allocation.state);
    return {
      ...none,
      units: town.units,
      state: isChanged ? `${state}. ${this.t('fairShare.panel.yours')}` : state,
    };
  }

  #loadedNumber(name: string): TownNumber {
    const { table, model, ownColumns } = this.scenario;
    const row = model.names.indexOf(this.town);
    const cell = table.columns.has(name) ? cellsOf(table, name)[row] : undefined;
    const named = model.loaded.find(({ id }) => id === name);
    const isOwn = named === undefined || ownColumns.includes(name);
    return {
      title:
        named === undefined ? this.t('fairShare.side.loaded', { column: name }) : this.t.pick(named.title),
      units: typeof cell === 'number' ? cell : null,
      state: isOwn ? this.t('fairShare.side.yourFile') : `${named.source}, ${named.period}`,
      phases: [],
    };
  }
}

function decode(text: string): TownPlan | undefined {
  try {
    return readPlan(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}
