import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { HALOED_TEXT } from './haloed-text.ts';

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-housing][data-ready="yes"]')).toHaveCount(1);
}

const cells = (page: Page, line: string) => page.locator(`tr[data-line="${line}"] td.number`);

test('the balance stands without scripts; with them another area and the next homes are computed here', async ({
  browser,
  page,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const plain = await context.newPage();
  await plain.goto('/connecticut/housing/');
  // Reference values of the specification of housing, section 2.
  await expect(cells(plain, 'vouchers').nth(1)).toHaveText('57.2%');
  await expect(cells(plain, 'tax-credit').nth(1)).toHaveText('40.2%');
  await context.close();

  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await open(page, '/connecticut/housing/');
  const where = page.locator('[data-area-choice]');
  await where.first().selectOption('town:0900337070');
  await expect(page).toHaveURL(/area=town:0900337070/);
  // Added up from HUD's file by another program: 5,870 vouchers in Hartford's tracts that are printed.
  await expect(cells(page, 'vouchers').first()).toHaveText('5,870');

  // The map comes near: marks with names, each telling its program and homes.
  await expect(page.locator('[data-area-marks] text').first()).toBeVisible();
  await expect(page.locator('[data-area-marks] title').first()).toHaveText(
    /: .+ (?:homes?|number of homes)$/,
  );
  const near = page.locator('[data-housing-map] svg.map');
  await expect(near).not.toHaveAttribute('viewBox', /^0 0 960 /);

  // The scenario is of Hartford too: its tax-credit homes are those of the table.
  const homes = (await cells(page, 'tax-credit').first().innerText()).split(/\s/)[0] ?? '';
  await expect(page.locator('[data-next-row="before"] td').nth(6)).toHaveText(homes);
  await expect(page.locator('[data-next-status]')).toContainText('Hartford:');
  await where.last().selectOption({ index: 0 });
  await expect(page).not.toHaveURL(/area=/);
  await expect(near).toHaveAttribute('viewBox', /^0 0 960 /);
  await expect(page.locator('[data-area-marks]')).toHaveCount(0);

  // 10,149 homes, 7,473 of them low or very low; by the split 25 % of 1,000 more go to moderate and lower tracts.
  await expect(page.locator('[data-next-row="before"]')).toContainText('73.6%');
  await page.locator('[data-next="rule"]').selectOption('hand');
  await page.locator('[data-next-tract]').fill('09001030100');
  await page.locator('[data-next-count]').fill('851');
  await page.locator('[data-next-count]').press('Enter');
  // 10,149 + 851 = 11,000, and 7,473 of them are 67.9 percent.
  await expect(page.locator('[data-next-row="after"] .strong')).toHaveText('67.9%');
  expect(new URL(page.url()).hash).toBe('#next=tax-credit&homes=851&rule=hand&hand=09001030100:851');
  await page.reload();
  await expect(page.locator('[data-next-row="after"] .strong')).toHaveText('67.9%');
  await expect(page.locator('[data-geoid="09001030100"]').first()).toHaveClass(/is-placed/);
  expect(sent.filter((url) => url.includes('hand='))).toEqual([]);
  // A line that is taken off by keys leaves the reader at the field, not at the top of the page.
  await page.locator('.hand-list button').press('Enter');
  await expect(page.locator('.hand-list')).toHaveCount(0);
  await expect(page.locator('[data-next-tract]')).toBeFocused();
});

// The page as it comes is looked at with all others; here with its scripts awake and a plan by hand.
for (const path of ['/es/connecticut/housing/#next=tax-credit&homes=50&rule=hand']) {
  test(`${path} is accessible and stays on this site`, async ({ page, baseURL }) => {
    test.slow();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await open(page, path);
    // Rows of the long table and tracts of the map are alike: the checker looks at the first eleven.
    const { violations } = await new AxeBuilder({ page })
      .exclude(HALOED_TEXT)
      .exclude('[data-long] tr:nth-child(n+12)')
      .exclude('[data-housing-map] path:nth-child(n+12)')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.locator('[style]').count()).toBe(0);
    expect(seen.filter((url) => new URL(url).origin !== new URL(baseURL ?? '').origin)).toEqual([]);
  });
}

for (const path of ['housing/', 'housing/developments/']) {
  test(`${path} fits a phone of 360 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/connecticut/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
