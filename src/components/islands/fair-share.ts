// The pages of fair share are whole without this: it only lets a reader change the method and keep a plan.
const shares = document.querySelector<HTMLElement>('[data-fair-share], [data-fair-share-town]');

if (shares !== null) {
  const start =
    'fairShare' in shares.dataset
      ? import('../fair-share/start-page.ts').then(({ startPage }) => startPage(shares))
      : import('../fair-share/start-town.ts').then(({ startTown }) => startTown(shares));
  start.catch((reason: unknown) => {
    shares.dataset['ready'] = 'failed';
    console.warn(reason);
  });
}
