import { expect, type Page, test } from '@playwright/test';
import { axeFindings } from './axe-findings.ts';
import { bareFigures } from './bare-figures.ts';
import { samplePages } from './site-files.ts';

/** What a page does beside showing itself. */
function watch(page: Page, origin: string): { strangers: string[]; complaints: string[] } {
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { strangers, complaints };
}

/** Figures and agencies that do not say where they are from, and figures without a caption. */
async function silentFigures(page: Page): Promise<readonly string[]> {
  return page.locator('figure, .agencies > li').evaluateAll((all) =>
    all
      .filter((one) => {
        const isNamed = ['data-source', 'data-period'].every((name) => (one.getAttribute(name) ?? '') !== '');
        const caption = one.tagName === 'FIGURE' ? one.querySelector('figcaption')?.textContent.trim() : '-';
        return !isNamed || (caption ?? '') === '';
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if ((await page.locator('[data-map-page]').count()) > 0)
    await page.waitForSelector('[data-map-page][data-ready]');
}

// One visit a page: what it asks and keeps, where its numbers are from, axe, and at the end the width of a phone.
for (const address of samplePages()) {
  test(`${address} keeps to itself, names its sources, is accessible and fits a phone`, async ({
    page,
    baseURL,
  }) => {
    const { strangers, complaints } = watch(page, new URL(baseURL ?? '').origin);
    await open(page, address);
    await expect(page.locator('html')).toHaveAttribute('lang', address.startsWith('/es/') ? 'es' : 'en');
    // The address "/" only leads on.
    if (address !== '/') expect(await bareFigures(page)).toEqual([]);
    expect(await silentFigures(page)).toEqual([]);
    expect(await page.locator('body [style]:not(.map-live *)').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

// 829 tracts of 2010; 884 of 2020, five of them water, which the table leaves out.
for (const [prefix, edition, geoid, count] of [
  ['', '', '09003502300', 829],
  ['es/', '2023/', '09110502300', 879],
] as const) {
  test(`${prefix}map ${edition}: the panel of a tract, the table of all tracts and a list of one's own carry theirs, too`, async ({
    page,
  }) => {
    await page.goto(`/${prefix}connecticut/${edition}?tract=${geoid}&tracts=${geoid}#table`);
    await page.waitForSelector('[data-map-page][data-ready]');
    await expect(page.getByRole('complementary').getByRole('heading', { name: /5023/ })).toBeVisible();
    await expect(page.locator('[data-tract-table] tbody tr')).toHaveCount(count, { timeout: 20_000 });
    await expect(page.locator('[data-area-result]')).toHaveCount(1);
    expect(await bareFigures(page)).toEqual([]);
  });
}
