import { allocateFairShare, type Allocation } from '#analysis/fair-share/allocate.ts';
import { joinColumns, type LoadedColumns } from '#analysis/fair-share/columns.ts';
import { absentInputs } from '#analysis/fair-share/inputs.ts';
import type { AllocationMethod } from '#analysis/fair-share/method-schema.ts';
import {
  applyScenario,
  isChanged,
  readScenario,
  type Scenario,
  scenarioQuery,
} from '#analysis/fair-share/scenario.ts';
import { type FairShareModel, tableOfModel } from '#artifacts/fair-share/model.ts';
import type { Table } from '#tables/table.ts';

const NO_TABLE: Table = tableOfModel({
  format: 'evenground-fair-share-model/1',
  ...{ names: [], slugs: [], geoids: [], regions: [], regionNames: {}, columns: {}, methods: [] },
});

/** What the page of all towns shows now: the scenario of its address, computed on this device. */
export class ScenarioModel {
  readonly model: FairShareModel;
  scenario: Scenario = $state.raw({ method: '' });
  table: Table = $state.raw(NO_TABLE);

  constructor(model: FairShareModel, search: string) {
    this.model = model;
    this.table = tableOfModel(model);
    const running = model.methods.filter((method) => absentInputs(method, this.table).length === 0);
    const ids = model.methods.map(({ id }) => id);
    this.scenario = readScenario(search, running[0]?.id ?? ids[0] ?? '', ids);
  }

  readonly shipped: AllocationMethod | undefined = $derived.by(() =>
    this.model.methods.find(({ id }) => id === this.scenario.method),
  );

  readonly absent: readonly string[] = $derived.by(() =>
    this.shipped === undefined
      ? []
      : absentInputs(this.shipped, this.table).map(({ details }) => details.columnName ?? ''),
  );

  readonly allocation: Allocation | undefined = $derived.by(() =>
    this.shipped === undefined || this.absent.length > 0
      ? undefined
      : allocateFairShare(applyScenario(this.shipped, this.scenario), this.table, this.scenario.need),
  );

  readonly changed: boolean = $derived.by(() => isChanged(this.scenario));

  readonly query: string = $derived.by(() => scenarioQuery(this.scenario));

  change(part: Partial<Scenario>): void {
    this.scenario = { ...this.scenario, ...part };
  }

  choose(method: string): void {
    this.scenario = { method };
  }

  load(columns: LoadedColumns): void {
    this.table = joinColumns(this.table, 'town', columns);
  }
}
