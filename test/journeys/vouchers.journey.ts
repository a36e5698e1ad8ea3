import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

async function open(page: Page, path = '/connecticut/vouchers/'): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-vouchers][data-ready="yes"]')).toHaveCount(1);
}

async function answer(page: Page): Promise<void> {
  await page.locator('[data-ask="reach"]').fill('06103');
  await page.locator('[data-reach-hits] button').first().click();
  await page.locator('[data-wish="schools"]').selectOption('2');
}

for (const path of ['/connecticut/vouchers/', '/es/connecticut/vouchers/']) {
  test(`${path} is accessible, fits a phone, and has nothing on race, crime or offers of homes`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, path);
    await answer(page);
    await page.locator('[data-save]').first().click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.locator('[style]').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const main = page.locator('main');
    // The map: lines, and the numbers of the ten places of the list; nothing that could be switched on beside them.
    await expect(main.locator('[data-voucher-map] [data-mark]')).toHaveCount(10);
    const numbers = await main.locator('[data-mark] text').allTextContents();
    const ranks = await main.locator('.voucher-rank').allTextContents();
    expect(numbers).toEqual(ranks.map((rank) => /\d+/.exec(rank)?.[0]));
    await expect(main.locator('[data-voucher-map] button')).toHaveCount(1);
    // No layer can be switched on, and no link of the view leads to one: only to help and to the amounts.
    await expect(main.locator('canvas, [data-layer], [data-group]')).toHaveCount(0);
    const links = await main
      .locator('a[href]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.filter((href) => !/^tel:|\/help\/$|\/data\/vouchers\//.test(href))).toEqual([]);
    const words = (await main.innerText()).toLowerCase();
    expect(words).not.toMatch(/\b(?:black|white|latino|hispanic|asian|crime|police|delito|raza|listing)\b/);
  });
}

test('with the network off it answers, sends nothing and stores nothing', async ({ page, context }) => {
  await open(page);
  await context.setOffline(true);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await answer(page);
  await expect(page.locator('[data-voucher-status]')).toContainText('168 places');
  await page.locator('[data-kind="tract"]').click();
  await expect(page.locator('[data-voucher-cards] > li').first()).toContainText('Tract');
  await page.locator('[data-save]').first().click();
  await expect(page.locator('[data-compare] thead th')).toHaveCount(2);
  await page.locator('[data-zip-input]').fill('06880');
  await page.locator('[data-zip-town]').selectOption({ label: 'Westport' });
  await expect(page.locator('[data-zip-answer]')).toContainText('$');
  await page.locator('[data-map-whole]').click();
  await expect(page.locator('[data-voucher-map] > svg')).toHaveAttribute('viewBox', /^0 0 400 /);
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-save-sheet]').click(),
  ]);
  const file = await readFile(await sheet.path(), 'utf8');
  expect(file).not.toMatch(/<script|src=|url\(|http:/);
  expect(file).toContain('860-247-4400');
  expect(sent).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: (await caches.keys()).length,
    hash: location.hash + location.search,
    state: history.state as unknown,
  }));
  const nothing = { local: 0, session: 0, cookie: '', databases: 0, workers: 0, caches: 0 };
  expect(kept).toEqual({ ...nothing, hash: '', state: null });
});

test('reasons add up to the rank, and a saved file brings the answers back', async ({ page }) => {
  await open(page);
  await answer(page);
  const first = page.locator('[data-voucher-cards] > li').first();
  await expect(first.locator('[data-why]')).toContainText(
    /1st.*Near the place I must reach: \d+ of 168.*Schools \(a lot\): \d+ of 168/s,
  );
  const id = (await first.getAttribute('data-place-id')) ?? '';
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-keep]').click()]);
  await page.locator('[data-clear]').click();
  await expect(page.locator('[data-why]')).toHaveCount(0);
  await page.locator('[data-saved] input[type="file"]').setInputFiles(await download.path());
  await expect(first).toHaveAttribute('data-place-id', id);
  await expect(first.locator('[data-why]')).toBeVisible();
  const hostile = {
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('<script>alert(1)</script>'),
  };
  await page.locator('[data-saved] input[type="file"]').setInputFiles(hostile);
  await expect(page.getByText('This is not a file of this page.')).toBeVisible();
});

test('old rents are said to be old; the sheet has two pages of large type', async ({ page }) => {
  await page.clock.setFixedTime('2024-09-30T12:00:00');
  await open(page);
  await expect(page.locator('[data-old-rents]')).toBeHidden();
  await page.clock.setFixedTime('2024-10-01T12:00:00');
  await open(page);
  await expect(page.locator('[data-old-rents]')).toBeVisible();
  await answer(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await page.emulateMedia({ media: 'print' });
  const size = await page
    .locator('.sheet-place li')
    .first()
    .evaluate((one) => getComputedStyle(one).fontSize);
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual((14 * 96) / 72);
});

test('without scripts the amounts, the guidance and the phone numbers can be read', async ({
  browser,
  baseURL,
}) => {
  const site = baseURL === undefined ? {} : { baseURL };
  const context = await browser.newContext({ javaScriptEnabled: false, ...site });
  const page = await context.newPage();
  await page.goto('/connecticut/vouchers/');
  await page.locator('summary').first().click();
  // Small area rent of ZIP code 06106, two bedrooms (HUD, fiscal year 2024).
  await expect(page.locator('[data-rents="zip"] [data-row="06106"]')).toContainText('$1,460');
  await expect(page.locator('[data-rents="zip"] tbody tr')).toHaveCount(339);
  await expect(page.locator('#refused')).toContainText('860-247-4400');
  await context.close();
});
