// The small first script of the map page: the page is whole without what it fetches next.
const page = document.querySelector<HTMLElement>('[data-map-page]');

if (page !== null) {
  import('../map/start-map.svelte.ts')
    .then(({ startMap }) => startMap(page))
    .catch((reason: unknown) => {
      page.dataset['ready'] = 'failed';
      const message = page.querySelector<HTMLElement>('[data-failure]');
      if (message !== null) message.hidden = false;
      console.warn(reason);
    });
}
