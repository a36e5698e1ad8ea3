// The page of government-funded homes is whole without this: it shows other areas, more marks, and the next homes.
import { startPage } from '../housing/start-page.svelte.ts';

const page = document.querySelector<HTMLElement>('[data-housing]');

if (page !== null) {
  startPage(page).catch((reason: unknown) => {
    page.dataset['ready'] = 'failed';
    console.warn(reason);
  });
}
