// The link works before this script: it only adds "no way back" and the key. Nothing is stored or sent.
const link = document.querySelector<HTMLAnchorElement>('[data-quick-exit]');
const PRESSES = 3;
const WITHIN_MS = 2000;

function leave(): void {
  if (link !== null) location.replace(link.href);
}

link?.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});

let presses: number[] = [];
document.addEventListener('keydown', (event) => {
  if (event.repeat) return;
  if (event.key !== 'Shift') {
    presses = [];
    return;
  }
  presses = [...presses.filter((time) => event.timeStamp - time < WITHIN_MS), event.timeStamp];
  if (presses.length >= PRESSES) leave();
});

const notice = document.querySelector<HTMLElement>('[data-stale-from]');
const staleFrom = notice?.dataset.staleFrom ?? '';
if (notice !== null && staleFrom !== '' && new Date().toISOString().slice(0, 10) >= staleFrom) {
  notice.hidden = false;
}
