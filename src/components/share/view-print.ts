import type { LiveHandle } from '../map/live-handle.ts';
import type { MapModel } from '../map/map-model.svelte.ts';
import type { ViewPicture } from './figure-file.ts';

/**
 * Lets paper show the part of the place that the live map shows, and what is drawn on it; of the whole place it shows the picture.
 *
 * @returns how to get the part as an image; undefined for the whole
 */
export function startViewPrint(
  page: HTMLElement,
  model: MapModel,
  live: LiveHandle,
): () => ViewPicture | undefined {
  const holder = page.querySelector<HTMLElement>('[data-map-holder]');
  const image = document.createElement('img');
  image.className = 'view-print';
  image.alt = '';
  image.hidden = true;
  holder?.append(image);
  /** An area that the reader drew stands on the live map only. */
  const isDrawn = (): boolean =>
    page.querySelector('[data-area-result]') !== null && /[#&]area=/.test(location.hash);
  const read = (): ViewPicture | undefined =>
    model.state.view === null && !isDrawn() ? undefined : live.view?.picture();
  const show = (): void => {
    const picture = read();
    holder?.classList.toggle('has-view-print', picture !== undefined);
    image.hidden = picture === undefined;
    if (picture !== undefined) image.src = picture.url;
  };
  addEventListener('beforeprint', show);
  addEventListener('afterprint', () => {
    holder?.classList.remove('has-view-print');
    image.hidden = true;
    image.removeAttribute('src');
  });
  return read;
}
