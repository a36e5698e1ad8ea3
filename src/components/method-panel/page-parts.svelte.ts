import { mount } from 'svelte';
import type { MethodModel } from './method-model.svelte.ts';
import ScenarioPart from './ScenarioPart.svelte';

/** Parts that the server wrote for the edition, each by what stands on the page. */
const PARTS = [
  { part: 'bars', selector: '.lower' },
  { part: 'table', selector: '[data-panel="table"] > .table-scroll' },
  { part: 'key', selector: '[data-overview] > .level-key' },
] as const;

/** The part and the source line under it. */
function elementsOf(first: HTMLElement): readonly HTMLElement[] {
  const next = first.nextElementSibling;
  return next instanceof HTMLElement && next.classList.contains('source') ? [first, next] : [first];
}

/** While a scenario is on, tables and bars of the edition make place for those of the scenario. */
export function replaceParts(page: HTMLElement, model: MethodModel, placeName: string): void {
  const hidden: HTMLElement[] = [];
  for (const { part, selector } of PARTS) {
    const first = page.querySelector<HTMLElement>(selector);
    if (first === null) continue;
    const elements = elementsOf(first);
    const target = document.createElement('div');
    target.dataset['scenarioPart'] = part;
    elements.at(-1)?.after(target);
    mount(ScenarioPart, { target, props: { model, part, placeName } });
    hidden.push(...elements);
  }
  const caption = page.querySelector<HTMLElement>('.map-figure figcaption');
  const captionText = caption?.textContent ?? '';
  $effect.root(() => {
    $effect(() => {
      const isOn = model.result !== undefined;
      for (const element of hidden) element.hidden = isOn;
      if (caption !== null) caption.textContent = isOn ? `${model.sentence} ${captionText}` : captionText;
    });
  });
}
