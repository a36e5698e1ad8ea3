import { updateLegend } from './legend.ts';
import type { LiveHandle } from './live-handle.ts';
import type { MapModel } from './map-model.svelte.ts';
import { part } from './page-parts.ts';
import type { SvgView } from './svg-view.ts';
import { writeViewLink } from './view-link.ts';

/** The same view in another edition or language: their links carry it along. */
function updateTwinLinks(model: MapModel): void {
  const link = writeViewLink(model.state);
  for (const anchor of document.querySelectorAll<HTMLAnchorElement>('.edition-switch li a, a.language')) {
    anchor.search = link;
  }
}

/** A panel that opens below the edge of the screen comes into view. */
function showPanel(panel: HTMLElement): void {
  panel.scrollTop = 0;
  if (panel.getBoundingClientRect().top > innerHeight * 0.8) {
    panel.querySelector('h2[tabindex]')?.scrollIntoView({ block: 'start' });
  }
}

function followSelection(page: HTMLElement, model: MapModel): void {
  const panel = part(page, 'panel-area');
  let shown: number | undefined;
  $effect(() => {
    const { tract } = model;
    if (tract === shown) return;
    shown = tract;
    if (tract === undefined) return;
    model.said = model.tractSpoken(tract);
    showPanel(panel);
  });
}

/** Everything on the page follows the model. */
export function followModel(page: HTMLElement, model: MapModel, picture: SvgView, live: LiveHandle): void {
  const overview = part(page, 'overview');
  const region = document.querySelector('[data-live]');
  const notice = part(page, 'notice');
  $effect.root(() => {
    $effect(() => {
      picture.update(model.state);
      void live.update(model.state);
      updateLegend(page, model);
      updateTwinLinks(model);
      overview.hidden = model.tract !== undefined || model.town !== undefined;
    });
    followSelection(page, model);
    $effect(() => {
      const { selected, layer } = model.state;
      if (selected !== null || layer !== 'level') model.needValues().catch(console.warn);
    });
    $effect(() => {
      if (region !== null) region.textContent = model.said;
    });
    $effect(() => {
      notice.textContent = model.notice;
      notice.hidden = model.notice === '';
    });
  });
}
