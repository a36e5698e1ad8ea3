import { mount } from 'svelte';
import type { LiveHandle } from '../live-handle.ts';
import type { MapModel } from '../map-model.svelte.ts';
import type { MapWorker } from '../maplibre/worker-client.ts';
import { part } from '../page-parts.ts';
import { readDrawn } from './area-link.ts';

/** Opens the tool for areas of the reader's own; its code comes only when it is asked for, or when a link has an area. */
export function startArea(page: HTMLElement, model: MapModel, live: LiveHandle, worker: MapWorker): void {
  const place = part(page, 'area');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'no-print';
  button.textContent = model.t('pick.open');
  const open = async (): Promise<void> => {
    button.disabled = true;
    try {
      const [{ default: AreaTool }] = await Promise.all([import('./AreaTool.svelte'), model.needValues()]);
      place.replaceChildren();
      mount(AreaTool, { target: place, props: { model, live, worker, page } });
    } catch (reason) {
      button.disabled = false;
      model.notice = model.t('pick.failed');
      console.warn(reason);
    }
  };
  button.addEventListener('click', () => void open());
  place.append(button);
  if (model.state.picked.length > 0 || readDrawn(location.hash).length > 0) void open();
}
