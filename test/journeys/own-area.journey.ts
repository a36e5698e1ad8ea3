import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const MAP = '/connecticut/';

async function openMap(page: Page, address = MAP): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('[data-map-page][data-ready]');
}

/** Cells of the first group of the table: people, five levels, none, lower. */
function firstRow(page: Page) {
  return page.locator('[data-area-result] tbody tr').first().locator('td');
}

test('two tracts listed by number give their people, and the link restores them', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Choose your own area' }).click();
  await page.getByRole('button', { name: 'List tracts' }).click();
  await page.getByLabel('Tract numbers or GEOIDs').fill('09003502300, 09003502400');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page).toHaveURL(/\?tracts=09003502300,09003502400/);
  // Census 2010, table P5: 5,998 + 6,055 people, 871 + 855 of them Black.
  const heading = page.locator('#area-result-title');
  await expect(heading).toHaveText('About 12,053 people live in your list of tracts');
  await expect(firstRow(page).first()).toHaveText('1,726');
  const { violations } = await new AxeBuilder({ page }).include('[data-area]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await openMap(page, new URL(page.url()).pathname + new URL(page.url()).search);
  await expect(heading).toHaveText('About 12,053 people live in your list of tracts');
});

test('a triangle drawn by clicks is counted, kept in the fragment, undone and cleared', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await openMap(page);
  await page.waitForSelector('[data-map-page][data-ready=live]');
  await page.getByRole('button', { name: 'Choose your own area' }).click();
  await page.getByRole('button', { name: 'Draw on the map' }).click();
  await page.locator('[data-stage]').evaluate((stage) => stage.scrollIntoView({ block: 'start' }));
  const box = await page.locator('.map-live canvas').boundingBox();
  if (box === null) throw new Error('the map has no box');
  for (const [x, y] of [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.5, 0.6],
  ] as const) {
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    await page.waitForTimeout(400);
  }
  await expect(page.locator('[data-live]')).toContainText('3 corners');
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.locator('[data-live]')).toContainText(/About [\d,]+ people live in the area you drew/);
  await expect(page.getByText('water and federal and state land are left out')).toBeVisible();
  await expect(page).toHaveURL(/#area=-?\d/);
  const said = await page.locator('#area-result-title').textContent();
  // The same corners on the page of investment hold the same tracts; that they are not sent goes for it too.
  const link = (await page.locator('[data-investment-link]').getAttribute('href')) ?? '';
  expect(link).toContain(new URL(page.url()).hash.replace(/^#\w*&?/, ''));
  const other = await page.context().newPage();
  other.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await other.goto(link);
  await expect(other.locator('[data-profile] h2')).toContainText('The area you drew');
  await expect(other.locator('[data-weakest] > li, [data-cut]').first()).toBeVisible();
  await other.close();
  expect(sent.filter((url) => url.includes('area='))).toEqual([]);
  await page.reload();
  await expect(page.locator('#area-result-title')).toHaveText(said ?? '');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).not.toHaveURL(/area=/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('[data-area-result]')).toHaveCount(0);
});

test('arrow keys and Enter put tracts into the list', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Choose your own area' }).click();
  await page.getByRole('button', { name: 'List tracts' }).click();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-live]')).toContainText('added. 1 tract in your list');
  await expect(page).toHaveURL(/\?tracts=09\d{9}/);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-live]')).toContainText('taken off. No tract in your list');
});
