import { keepView } from '../table/table-view.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';

/** Paints at every change, and keeps the scenario in the address; the first paint is the server's own unless asked for. */
export function followScenario(scenario: ScenarioModel, paint: () => void, paintFirst: boolean): void {
  let isFirst = true;
  $effect.root(() => {
    $effect(() => {
      const { query, allocation, table } = scenario;
      void allocation;
      void table;
      if (!isFirst || paintFirst) paint();
      if (!isFirst) {
        history.replaceState(history.state, '', `${keepView(query, location.search)}${location.hash}`);
      }
      isFirst = false;
    });
  });
}
