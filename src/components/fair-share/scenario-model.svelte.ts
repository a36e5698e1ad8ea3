import { allocateFairShare, type Allocation } from '#analysis/fair-share/allocate.ts';
import { joinColumns, type LoadedColumns } from '#analysis/fair-share/columns.ts';
import { absentInputs, columnsRead } from '#analysis/fair-share/inputs.ts';
import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import {
  applyScenario,
  fitScenario,
  isChanged,
  readScenario,
  type Scenario,
  scenarioQuery,
  weightSum,
} from '#analysis/fair-share/scenario.ts';
import { type FairShareModel, tableOfModel } from '#artifacts/fair-share/model.ts';
import { Problem, Problems } from '#core/problem.ts';
import type { Table } from '#tables/table.ts';

const NO_TABLE: Table = tableOfModel({
  format: 'evenground-fair-share-model/1',
  ...{ names: [], slugs: [], geoids: [], regions: [], regionNames: {}, columns: {}, methods: [], loaded: [] },
});

/** Numbers of every town, or the problems of the columns that they were to be made from. */
export type Outcome =
  | { readonly allocation: Allocation; readonly problems?: undefined }
  | { readonly allocation?: undefined; readonly problems: readonly Problem[] };

/** Runs a method; what a loaded column lacks is said, not thrown. */
export function allocateOrSay(method: AllocationMethod, table: Table, need: number | undefined): Outcome {
  try {
    return { allocation: allocateFairShare(method, table, need) };
  } catch (error) {
    if (error instanceof Problems) return { problems: error.problems };
    if (error instanceof Problem) return { problems: [error] };
    throw error;
  }
}

function withInputs(loaded: LoadedColumns, { geoids, columns }: FairShareModel): LoadedColumns {
  const filled = [...loaded.columns].map(([name, values]) => {
    const inputs = Object.hasOwn(columns, name) ? (columns[name] ?? []) : [];
    const all = geoids.flatMap((geoid, row): [string, number][] => {
      const value = values.get(geoid) ?? inputs[row];
      return value == null ? [] : [[geoid, value]];
    });
    return [name, new Map(all)] as const;
  });
  return { ...loaded, columns: new Map(filled) };
}

/** What the page of all towns shows now: the scenario of its address, computed on this device. */
export class ScenarioModel {
  readonly model: FairShareModel;
  scenario: Scenario = $state.raw({ method: '' });
  table: Table = $state.raw(NO_TABLE);
  /** Names of the columns that the reader loaded on this device. */
  ownColumns: readonly string[] = $state.raw([]);

  constructor(model: FairShareModel, search: string) {
    this.model = model;
    this.table = tableOfModel(model);
    const running = model.methods.filter((method) => absentInputs(method, this.table).length === 0);
    const ids = model.methods.map(({ id }) => id);
    this.change(readScenario(search, running[0]?.id ?? ids[0] ?? '', ids));
  }

  readonly shipped: AllocationMethod | undefined = $derived.by(() =>
    this.model.methods.find(({ id }) => id === this.scenario.method),
  );

  readonly absent: readonly string[] = $derived.by(() =>
    this.shipped === undefined
      ? []
      : absentInputs(this.shipped, this.table).map(({ details }) => details.columnName ?? ''),
  );

  /** The numbers, or what is wrong with a column that the reader loaded. */
  readonly outcome: Outcome = $derived.by(() => {
    if (this.shipped === undefined || this.absent.length > 0) return { problems: [] };
    return allocateOrSay(applyScenario(this.shipped, this.scenario), this.table, this.scenario.need);
  });

  readonly allocation: Allocation | undefined = $derived.by(() => this.outcome.allocation);

  /** Whether the shown method reads a column of the reader's: then nobody has checked its numbers. */
  readonly isFromFile: boolean = $derived.by(() => this.readsOwn(this.shipped));

  /** Inputs of the place that a column of the reader's takes the place of. */
  readonly replaced: readonly string[] = $derived.by(() =>
    this.ownColumns.filter((name) => Object.hasOwn(this.model.columns, name)),
  );

  readonly changed: boolean = $derived.by(() => isChanged(this.scenario) || this.replaced.length > 0);

  readonly query: string = $derived.by(() => scenarioQuery(this.scenario));

  change(part: Partial<Scenario>): void {
    const scenario = { ...this.scenario, ...part };
    const method = this.model.methods.find(({ id }) => id === scenario.method);
    this.scenario = method === undefined ? scenario : fitScenario(method, scenario);
  }

  /** All inputs as the place has them. */
  unload(): void {
    this.table = tableOfModel(this.model);
    this.ownColumns = [];
  }

  choose(method: string): void {
    this.scenario = { method };
  }

  /** What the reader's weights sum to, where that is not 1: each is then divided by it. */
  readonly weightSum: number | undefined = $derived.by(() => {
    const sum = this.shipped === undefined ? 0 : weightSum(this.shipped, this.scenario.weights);
    return this.scenario.weights === undefined || Math.abs(sum - 1) < 1e-9 ? undefined : sum;
  });

  readsOwn(method: AllocationMethod | undefined): boolean {
    return (
      method !== undefined &&
      columnsRead(method, this.table).some((column) => this.ownColumns.includes(column))
    );
  }

  /** Takes the columns of a file; towns that it leaves out keep the input of that name, where the place has one. */
  load(columns: LoadedColumns): void {
    this.table = joinColumns(this.table, 'town', withInputs(columns, this.model));
    const added = [...columns.columns.keys()].filter((name) => !this.ownColumns.includes(name));
    this.ownColumns = [...this.ownColumns, ...added];
  }
}
