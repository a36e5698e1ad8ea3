import { expect, type Page, test } from '@playwright/test';
import { samplePages } from './site-files.ts';

/** Where digits are not figures: names of places and ZIP codes, addresses, controls, code, the day and address of the printed foot. */
const NO_FIGURES =
  'a, address, code, noscript, pre, nav, button, label, select, summary, svg, #villages li, h2[tabindex], [role=status], [aria-live], [data-sheet-foot], [data-share-tools], [hidden]';

/**
 * Texts with a figure outside of everything that names its source and its period, and carriers of both whose
 * source no reader sees: neither in the carrier nor on the page.
 */
async function bareFigures(page: Page): Promise<readonly string[]> {
  return page.evaluate((names) => {
    const carrierOf = (node: Node): HTMLElement | null =>
      node.parentElement?.closest<HTMLElement>('[data-source][data-period]') ?? null;
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const bare: string[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (!/\d/.test(text) || node.parentElement?.closest(names) !== null) continue;
      const carrier = carrierOf(node);
      if ((carrier?.dataset['source'] ?? '') === '' || (carrier?.dataset['period'] ?? '') === '')
        bare.push(`${node.parentElement.tagName.toLowerCase()}: ${text.slice(0, 90)}`);
    }
    return bare;
  }, NO_FIGURES);
}

// The address "/" only leads on.
for (const address of samplePages().filter((path) => path !== '/')) {
  test(`${address}: every number carries its source and its vintage`, async ({ page }) => {
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    expect(await bareFigures(page)).toEqual([]);
  });
}

for (const prefix of ['', 'es/']) {
  test(`${prefix}map: the panel of a tract and the table of all tracts carry theirs, too`, async ({
    page,
  }) => {
    await page.goto(`/${prefix}connecticut/?tract=09003502300#table`);
    await page.waitForSelector('[data-map-page][data-ready]');
    await expect(page.getByRole('complementary').getByRole('heading', { name: /5023/ })).toBeVisible();
    await expect(page.locator('[data-tract-table] tbody tr')).toHaveCount(829);
    expect(await bareFigures(page)).toEqual([]);
  });
}
