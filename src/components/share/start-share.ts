import { saveFigure, type ViewPicture } from './figure-file.ts';
import { sheetAddress, startSheet } from './sheet.ts';

/** What a page with a live map adds. */
export interface ShareOptions {
  /** What the live map shows, when that is not the whole place. */
  readonly viewPicture?: () => ViewPicture | undefined;
}

/** Prints the whole page instead of the one sheet. */
function printWhole(): void {
  const root = document.documentElement;
  root.classList.add('print-whole');
  addEventListener('afterprint', () => root.classList.remove('print-whole'), { once: true });
  print();
}

/** Wakes the buttons of the page: print, copy, save the figure. */
export function startShare({ viewPicture = () => undefined }: ShareOptions = {}): void {
  startSheet();
  const tools = document.querySelector<HTMLElement>('[data-share-tools]');
  if (tools === null) return;
  const status = tools.querySelector('[data-share-status]');
  const say = (text: string | undefined): void => {
    if (status !== null) status.textContent = text ?? '';
  };
  const acts: Readonly<Record<string, () => void | Promise<void>>> = {
    sheet: () => print(),
    whole: printWhole,
    copy: async () => {
      await navigator.clipboard.writeText(sheetAddress(location));
      say(tools.dataset['copied']);
    },
    svg: () => saveFigure(tools, 'svg', viewPicture()),
    png: () => saveFigure(tools, 'png', viewPicture()),
  };
  tools.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const act = acts[button?.dataset['act'] ?? ''];
    if (act === undefined) return;
    say('');
    Promise.resolve(act()).catch((reason: unknown) => {
      say(tools.dataset['failed']);
      console.warn(reason);
    });
  });
  tools.hidden = false;
}
