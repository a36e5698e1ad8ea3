import { expect, test } from '@playwright/test';
import { axeFindings } from './axe-findings.ts';
import { bareFigures } from './bare-figures.ts';

for (const prefix of ['', 'es/']) {
  test(`${prefix}the page of a tract of open water, without a level, is accessible and fits a phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${prefix}connecticut/tract/09001990000/`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await bareFigures(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test('a tract page leads to its twins, its town and its neighbors in both editions', async ({ page }) => {
  for (const edition of ['', '2014-corrected/']) {
    await page.goto(`/connecticut/${edition}tract/09003502300/`);
    await expect(page.locator('h1')).toContainText('5023');
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    const own = links.filter((link) => /\/(tract|town|data\/2014)/.test(link));
    expect(own.length).toBeGreaterThan(5);
    for (const link of own) expect((await page.request.get(link)).status(), link).toBe(200);
  }
});

test('on a phone the parts of a level stand under each other, and Spanish pages call districts in Spanish', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/es/connecticut/tract/09003502300/');
  const widths = await page
    .locator('.tract-indicators')
    .evaluate((table) => [table.scrollWidth, table.parentElement?.clientWidth ?? 0]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  const name = page.locator('.tract-indicators tbody th[scope="row"]').first();
  expect((await name.boundingBox())?.width).toBeGreaterThan(250);
  await expect(page.locator('.tract-places')).toContainText('Distrito 6 de la Cámara');
  // The districts' own publisher, not the id of the edition.
  await expect(page.locator('main')).not.toContainText('2014-published');
  const hint = await page.locator('.site-search input').evaluate((input: HTMLInputElement) => {
    const { fontSize, fontFamily } = getComputedStyle(input, '::placeholder');
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return [];
    context.font = `${fontSize} ${fontFamily}`;
    const { paddingLeft, paddingRight } = getComputedStyle(input);
    const inside = input.clientWidth - parseInt(paddingLeft, 10) - parseInt(paddingRight, 10);
    return [context.measureText(input.placeholder).width, inside];
  });
  expect(hint[0]).toBeLessThanOrEqual(hint[1] ?? 0);
});
