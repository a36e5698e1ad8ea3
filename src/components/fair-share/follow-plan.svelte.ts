import type { PlanModel } from './plan-model.svelte.ts';

/** Keeps the plan in the part of the address after #: browsers send that part to nobody. */
export function followPlan(model: PlanModel): void {
  let isFirst = true;
  $effect.root(() => {
    $effect(() => {
      const { hash } = model;
      if (!isFirst) history.replaceState(history.state, '', `${location.search}${hash}`);
      isFirst = false;
    });
  });
}
