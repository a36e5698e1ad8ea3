import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { VintageChanges } from '#artifacts/vintage-changes.ts';
import { siteFiles } from './site-files.ts';

/** Districts of the state legislature since 2022, counties of 2018, planning regions of 2022 (data catalogue). */
const KINDS = [
  ['house', 151],
  ['senate', 36],
  ['county', 8],
  ['region', 9],
  ['school-district', 157],
] as const;

for (const [kind, count] of KINDS) {
  for (const prefix of ['', 'es/']) {
    test(`${prefix}${kind}: the list names all ${count}`, async ({ page }) => {
      await page.goto(`/${prefix}connecticut/${kind}/`);
      await expect(page.locator('.kind-table tbody tr')).toHaveCount(count);
    });
  }
}

test('a town finds its districts in the list, and the address keeps what was asked', async ({ page }) => {
  await page.goto('/connecticut/house/');
  await page.getByLabel('Show places with this name or town').fill('andover');
  const rows = page.locator('.kind-table tbody tr:visible');
  // Andover lies in the 55th House District (General Assembly, districts of 2022)
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('House District 55');
  await expect(page).toHaveURL(/\?find=andover$/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await expect(page.locator('[data-table-status]')).toContainText('1 of 151');
});

test('numbered districts sort by number, not by letter', async ({ page }) => {
  await page.goto('/connecticut/senate/');
  await page.getByRole('button', { name: 'State Senate district' }).click();
  await expect(page.locator('.kind-table tbody tr').first()).toContainText('Senate District 36');
  await page.getByRole('button', { name: 'State Senate district' }).click();
  await expect(page.locator('.kind-table tbody tr').nth(1)).toContainText('Senate District 2');
});

test('the page of a district names its neighbors and the error of splitting tracts', async ({ page }) => {
  const drawn = siteFiles().find((path) => /^connecticut\/house\/[^/]+\/index\.html$/.test(path)) ?? '';
  await page.goto(`/${drawn.replace('index.html', '')}`);
  const around = page.locator('section', { has: page.getByRole('heading', { name: 'Around it' }) });
  expect(await around.getByRole('link', { name: /House District \d+/ }).count()).toBeGreaterThan(0);
  // measured against ACS 2019–2023 (docs/decisions/001-apportionment.md)
  await expect(page.locator('.notice', { hasText: 'generalized' })).toContainText('2.6%');
});

for (const prefix of ['', 'es/']) {
  test(`${prefix}differences: 16 tracts with their reasons, the same from both editions`, async ({
    page,
  }) => {
    for (const edition of ['', '2014-corrected/']) {
      await page.goto(`/${prefix}connecticut/${edition}changes/`);
      // 5 without a level, New Haven 1428 with its four inputs, 10 at the edge of a level (src/pipeline/corrected.test.ts)
      const published = page.locator('section', { has: page.getByText(/16 (of|de) 833/) });
      await expect(published.locator('.changes-table tbody tr')).toHaveCount(16);
      await expect(published.locator('tr', { hasText: '1428' })).toContainText(/8 (of|de) 12/);
    }
  });
}

test('differences over two censuses: page, files and command say the same', async ({ page, request }) => {
  const twin = '/connecticut/data/2023/changes/2014-corrected';
  const { changes, tractCount, upCount, towns, ...rest } = (await (
    await request.get(`${twin}.json`)
  ).json()) as VintageChanges;
  await page.goto('/connecticut/2023/changes/');
  const section = page.locator('section', {
    has: page.getByRole('heading', { name: /From “2014, corrected”/ }),
  });
  await expect(section.locator('h2')).toContainText(`${changes.length} of ${tractCount} tracts`);
  await expect(section).toContainText(`${upCount} tracts move up`);
  await expect(section.locator('.changes-table').last().locator('tbody tr')).toHaveCount(changes.length);
  const lines = (await (await request.get(`${twin}.csv`)).text()).trim().split('\n');
  expect(lines).toHaveLength(1 + changes.length + towns.length);
  const told = execFileSync('node', ['bin/evenground.js', 'diff', '2014-corrected', '2023', '--json']);
  expect(JSON.parse(told.toString())).toEqual({ ...rest, changes, tractCount, upCount, towns });
});

test('every page with editions has the switch, and it keeps the page', async ({ page }) => {
  for (const path of ['', 'towns/', 'house/', 'method/', 'api/', 'about/', 'changes/']) {
    await page.goto(`/connecticut/${path}`);
    await page.getByRole('navigation', { name: 'Edition of the data' }).getByText('2014, corrected').click();
    await expect(page).toHaveURL(new RegExp(`/connecticut/2014-corrected/${path}$`));
  }
});

test('the switch of editions keeps the order and the search of a table', async ({ page }) => {
  await page.goto('/connecticut/towns/?sort=population&order=falling');
  await page.getByRole('navigation', { name: 'Edition of the data' }).getByText('2014, corrected').click();
  await expect(page).toHaveURL(/2014-corrected\/towns\/\?sort=population&order=falling$/);
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL(/\/es\/connecticut\/2014-corrected\/towns\/\?sort=population&order=falling$/);
});
