import type { MapModel } from '../map/map-model.svelte.ts';
import { part } from '../map/page-parts.ts';
import type { MethodModel } from './method-model.svelte.ts';

/** The panel comes into view and takes the focus. */
function showPanel(page: HTMLElement): void {
  const title = page.querySelector<HTMLElement>('#method-title');
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: 'start' });
}

/**
 * A button that opens the method panel; its code comes only then, or with a link that holds a scenario.
 *
 * @returns once the scenario of a link is on the page, and at once where there is none
 */
export function addMethodDoor(page: HTMLElement, model: MapModel): Promise<unknown> {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = model.t('map.method.open');
  button.dataset['method'] = '';
  part(page, 'controls').append(button);
  let started: Promise<MethodModel> | undefined;
  const start = (): Promise<MethodModel> => {
    started ??= Promise.all([import('./start-panel.svelte.ts'), model.needValues()]).then(
      ([{ startPanel }]) => startPanel(page, model, button),
    );
    started.catch((reason: unknown) => {
      started = undefined;
      model.notice ||= model.t('map.error.data');
      console.warn(reason);
    });
    return started;
  };
  button.addEventListener('click', () => {
    start().then(
      (method) => {
        method.isOpen = true;
        requestAnimationFrame(() => showPanel(page));
      },
      () => undefined,
    );
  });
  return model.state.method === '' ? Promise.resolve() : start().catch(() => undefined);
}
