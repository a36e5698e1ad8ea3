import { allocateFairShare, type Allocation } from '#analysis/fair-share/allocate.ts';
import { absentInputs } from '#analysis/fair-share/inputs.ts';
import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import { type PlanEntry, planText, planYield, readPlan, type TownPlan } from '#analysis/fair-share/plan.ts';
import { applyScenario } from '#analysis/fair-share/scenario.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';

const PREFIX = '#plan=';

/** A number of one method for the town; null when the method gives none. */
export interface TownNumber {
  readonly method: AllocationMethod;
  readonly units: number | null;
  readonly allocation: Allocation | undefined;
}

/** What a reader keeps about one town, in the part of the address after # and nowhere else. */
export class PlanModel {
  readonly scenario: ScenarioModel;
  readonly town: string;
  readonly levelOf: ReadonlyMap<string, string>;
  plan: TownPlan = $state.raw({ entries: [], goal: null, firstYear: 0, years: 10, columns: [] });

  constructor(scenario: ScenarioModel, town: string, levelOf: ReadonlyMap<string, string>, plan: TownPlan) {
    this.scenario = scenario;
    this.town = town;
    this.levelOf = levelOf;
    const kept = location.hash.startsWith(PREFIX) ? decode(location.hash.slice(PREFIX.length)) : undefined;
    this.plan = kept ?? plan;
  }

  readonly yielded = $derived.by(() => planYield(this.plan.entries, this.levelOf));

  readonly text: string = $derived.by(() => planText(this.plan));

  readonly hash: string = $derived.by(() => PREFIX + encodeURIComponent(this.text));

  change(part: Partial<TownPlan>): void {
    this.plan = { ...this.plan, ...part };
  }

  changeEntry(at: number, part: Partial<PlanEntry>): void {
    this.change({ entries: this.plan.entries.map((entry, i) => (i === at ? { ...entry, ...part } : entry)) });
  }

  /** The town's number by a method; a goal that was typed is its own. */
  numberOf(id: string): TownNumber | undefined {
    const method = this.scenario.model.methods.find((one) => one.id === id);
    if (method === undefined) return undefined;
    const isGoal = method.figure?.column === 'ownGoalUnits';
    if (isGoal && this.plan.goal !== null) return { method, units: this.plan.goal, allocation: undefined };
    if (absentInputs(method, this.scenario.table).length > 0)
      return { method, units: null, allocation: undefined };
    const own = this.scenario.scenario;
    const changed = own.method === id ? applyScenario(method, own) : method;
    const allocation = allocateFairShare(
      changed,
      this.scenario.table,
      own.method === id ? own.need : undefined,
    );
    const town = allocation.towns.find(({ name }) => name === this.town);
    return {
      method,
      units: town === undefined || town.reasons.includes('no-figure') ? null : town.units,
      allocation,
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
