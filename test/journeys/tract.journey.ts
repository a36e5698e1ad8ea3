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
