import type { Page } from '@playwright/test';

/** Where digits are not figures: names of places and ZIP codes, addresses, controls, code, the day and address of the printed foot. */
const NO_FIGURES =
  'a, address, code, noscript, pre, nav, button, label, select, summary, svg, #villages li, h2[tabindex], [role=status], [aria-live], [data-sheet-foot], [data-share-tools], [hidden]';

/**
 * Texts with a figure outside of everything that names its source and its period, and carriers of both whose
 * source no reader sees: neither in the carrier nor on the page.
 */
export async function bareFigures(page: Page): Promise<readonly string[]> {
  return page.evaluate((names) => {
    const carrierOf = (node: Node): HTMLElement | null =>
      node.parentElement?.closest<HTMLElement>('[data-source][data-period]') ?? null;
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const main = document.querySelector('main') ?? document.body;
    const shown = plain(main.textContent);
    // Publisher and table can stand in columns of their own.
    const isShown = (source: string): boolean =>
      source
        .replace(/^https:\/\/(www\.)?|\/$/g, '')
        .split(/[;,] /)
        .every((part) => shown.includes(part));
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const bare: string[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = plain(node.textContent ?? '');
      if (!/\d/.test(text) || node.parentElement?.closest(names) !== null) continue;
      const carrier = carrierOf(node);
      const [source, period] = [plain(carrier?.dataset['source'] ?? ''), carrier?.dataset['period'] ?? ''];
      if (source === '' || period === '')
        bare.push(`${node.parentElement.tagName.toLowerCase()}: ${text.slice(0, 90)}`);
      else if (!isShown(source)) bare.push(`not shown: ${source}`);
    }
    return [...new Set(bare)];
  }, NO_FIGURES);
}
