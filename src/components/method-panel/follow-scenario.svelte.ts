import { nextTask } from '../map/next-task.ts';
import type { MethodModel } from './method-model.svelte.ts';

/** A screen reader hears the result when the slider rests. */
const SAY_AFTER_MS = 500;

/** Scores the scenario of the address whenever it changes; while one is computed only the newest wish waits. */
export function followScenario(model: MethodModel): void {
  let isWorking = false;
  let sayTimer = 0;
  const say = (): void => {
    clearTimeout(sayTimer);
    sayTimer = window.setTimeout(() => {
      const total = model.map.edition.tracts.level.filter((level) => level !== null).length;
      model.map.said = model.isOn
        ? model.words('changed', { count: model.changedCount, total })
        : model.words('unchanged', { edition: model.editionLabel });
    }, SAY_AFTER_MS);
  };
  const compute = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    model.isBusy = true;
    let done: string | undefined;
    while (done !== model.map.state.method) {
      done = model.map.state.method;
      try {
        const result = model.isOn ? await model.client.score(model.scenario) : undefined;
        model.failure = '';
        const shown = model.show(result);
        // The count is known; painting all maps takes a slow device seconds, and a listener need not wait for it.
        say();
        await shown;
      } catch (reason) {
        model.failure = reason instanceof Error ? reason.message : String(reason);
        await model.show(undefined);
      }
      await nextTask();
    }
    isWorking = false;
    model.isBusy = false;
    say();
  };
  let isFirst = true;
  $effect.root(() => {
    $effect(() => {
      const { method } = model.map.state;
      if (isFirst && method === '') {
        isFirst = false;
        return;
      }
      isFirst = false;
      void compute();
    });
  });
}
