import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { HALOED_TEXT } from './haloed-text.ts';

/** A tract of Hartford, and one of open water without a level. */
const TRACTS = ['09003502300', '09001990000'];

for (const geoid of TRACTS) {
  for (const prefix of ['', 'es/']) {
    test(`${prefix}tract ${geoid} is accessible, fits a phone and names its sources`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`/${prefix}connecticut/tract/${geoid}/`);
      const { violations } = await new AxeBuilder({ page }).exclude(HALOED_TEXT).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const bare = await page
        .locator('figure')
        .evaluateAll((all) => all.filter((one) => !one.dataset.source || !one.dataset.period).length);
      expect(bare).toBe(0);
    });
  }
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
