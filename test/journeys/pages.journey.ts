import { expect, test } from '@playwright/test';
import { axeFindings } from './axe-findings.ts';

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

test('the page of Canaan says that its tract is shared with Norfolk, and is accessible', async ({ page }) => {
  await page.goto('/connecticut/town/canaan/');
  await expect(page.locator('.notice').first()).toContainText('Norfolk');
  expect(await axeFindings(page)).toEqual([]);
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
