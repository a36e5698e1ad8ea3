import AxeBuilder from '@axe-core/playwright';
import { HALOED_TEXT } from './haloed-text.ts';
import { expect, type Page, test } from '@playwright/test';

const PAGES = [
  'connecticut/town/hartford/',
  'connecticut/town/canaan/',
  'connecticut/region/capitol/',
  'connecticut/towns/',
  'connecticut/method/',
  'connecticut/data/',
  'connecticut/about/',
  'connecticut/help/',
];

function watchRequests(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  return seen;
}

for (const path of PAGES) {
  for (const prefix of ['', 'es/']) {
    test(`${prefix}${path} is accessible, in its language, from this site alone`, async ({
      page,
      baseURL,
    }) => {
      const requests = watchRequests(page);
      await page.goto(`/${prefix}${path}`);
      await expect(page.locator('html')).toHaveAttribute('lang', prefix === '' ? 'en' : 'es');
      const { violations } = await new AxeBuilder({ page }).exclude(HALOED_TEXT).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.locator('[style]').count()).toBe(0);
      expect(requests.filter((url) => new URL(url).origin !== new URL(baseURL ?? '').origin)).toEqual([]);
    });
  }

  test(`${path} fits a phone of 360 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test(`${path}: every figure says its source and its period`, async ({ page }) => {
    await page.goto(`/${path}`);
    const bare = await page
      .locator('figure, .agencies > li')
      .evaluateAll((all) =>
        all
          .filter(
            (one) =>
              (one.getAttribute('data-source') ?? '') === '' ||
              (one.getAttribute('data-period') ?? '') === '',
          )
          .map((one) => one.outerHTML.slice(0, 80)),
      );
    expect(bare).toEqual([]);
    const silent = await page
      .locator('figure')
      .evaluateAll(
        (all) => all.filter((one) => one.querySelector('figcaption')?.textContent.trim() === '').length,
      );
    expect(silent).toBe(0);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the table of towns is there whole, by name', async ({ page }) => {
    await page.goto('/connecticut/towns/');
    await expect(page.locator('.towns-table tbody tr')).toHaveCount(169);
    await expect(page.locator('.towns-table tbody tr').first()).toContainText('Andover');
    await expect(page.locator('[data-table-tools]')).toBeHidden();
  });

  test('the phone numbers and the way out work', async ({ page }) => {
    await page.goto('/connecticut/help/');
    await expect(page.getByRole('link', { name: '860-247-4400' })).toHaveAttribute('href', 'tel:8602474400');
    await expect(page.getByRole('link', { name: 'Leave this page fast' })).toHaveAttribute('href', /^https:/);
  });
});

test('a sorted table of towns is a link', async ({ page }) => {
  await page.goto('/connecticut/towns/');
  await page.getByRole('button', { name: 'People', exact: true }).click();
  // Census 2010: Bridgeport has the most people of all towns, 144,229.
  await expect(page.locator('.towns-table tbody tr').first()).toContainText('Bridgeport');
  await expect(page).toHaveURL(/sort=population&order=falling/);
  await page.reload();
  await expect(page.locator('.towns-table tbody tr').first()).toContainText('Bridgeport');
  await page.getByLabel('Show').selectOption({ label: 'Capitol' });
  // 38 towns belong to the Capitol planning region.
  await expect(page.locator('.towns-table tbody tr:visible')).toHaveCount(38);
  await expect(page.locator('[data-table-status]')).toContainText('38 of 169');
});

test('the page of Canaan says that its tract is shared with Norfolk', async ({ page }) => {
  await page.goto('/connecticut/town/canaan/');
  await expect(page.locator('.notice').first()).toContainText('Norfolk');
  await page.goto('/connecticut/town/norfolk/');
  await expect(page.locator('.notice').first()).toContainText('Canaan');
});

test('the language switch keeps the page', async ({ page }) => {
  await page.goto('/connecticut/town/andover/');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL(/\/es\/connecticut\/town\/andover\/$/);
});

test('Shift three times leaves the help page for good', async ({ page }) => {
  await page.route('https://www.weather.gov/**', (route) => route.fulfill({ body: 'weather' }));
  await page.goto('/connecticut/help/');
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
  await expect(page).toHaveURL('https://www.weather.gov/');
});
