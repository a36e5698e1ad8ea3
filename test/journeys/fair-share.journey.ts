import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { HALOED_TEXT } from './haloed-text.ts';

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-ready="yes"]')).toHaveCount(1);
}

const unitsOf = (page: Page, town: string) =>
  page
    .locator('[data-share-table] tbody tr', { has: page.getByRole('link', { name: town, exact: true }) })
    .locator('[data-cell="units"]');

for (const path of [
  '/connecticut/fair-share/',
  '/connecticut/fair-share/darien/',
  '/es/connecticut/fair-share/darien/',
]) {
  test(`${path} is accessible and stays on this site`, async ({ page, baseURL }) => {
    // Rows of the long table are alike: the checker looks at the first eleven.
    test.slow();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await open(page, path);
    const { violations } = await new AxeBuilder({ page })
      .exclude(HALOED_TEXT)
      .exclude('[data-share-table] tr:nth-child(n+12)')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.locator('[style]').count()).toBe(0);
    expect(seen.filter((url) => new URL(url).origin !== new URL(baseURL ?? '').origin)).toEqual([]);
  });
}

test('every number says that its inputs stand in, without scripts too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('/connecticut/fair-share/');
  await expect(page.locator('[data-shown-state]')).toContainText('Estimate from stand-in inputs');
  await expect(page.locator('[data-share-table] tbody tr')).toHaveCount(169);
  await expect(unitsOf(page, 'Darien')).toHaveText('1,379');
  await context.close();
});

test('another method and another cap change table, map and address; the link restores them', async ({
  page,
}) => {
  await open(page, '/connecticut/fair-share/');
  await page.locator('[data-scenario="method"]').selectOption('oca-2020-weighted');
  await expect(unitsOf(page, 'Darien')).toHaveText('1,208');
  await expect(unitsOf(page, 'Greenwich')).toHaveText('3,498');
  await page.locator('[data-scenario="cap"]').fill('10');
  // 10 percent of 6,895 occupied homes (ACS 2015–2019).
  await expect(unitsOf(page, 'Darien')).toHaveText('689');
  // what stands under map and table follows: the method, that it is changed, and how far it can be traced
  for (const note of await page.locator('[data-shown-note]').all())
    await expect(note).toContainText(/Your scenario.*factors weighted by households.*stand-in inputs/);
  await expect(page).toHaveURL(/method=oca-2020-weighted&cap=0\.1/);
  // the regions follow: their sum is what the panel says
  const said = (await page.locator('[data-scenario-status]').innerText()).split(' ')[0] ?? '';
  await expect(page.locator('[data-regions] tr.strong')).toContainText(said);
  await expect(page.locator('[data-town="0900118850"] title')).toHaveText(
    /stand-in inputs\. Changed by you\./,
  );
  const fill = await page.locator('[data-town="0900118850"]').getAttribute('fill');
  await page.reload();
  await expect(page.locator('[data-ready="yes"]')).toHaveCount(1);
  await expect(unitsOf(page, 'Darien')).toHaveText('689');
  expect(await page.locator('[data-town="0900118850"]').getAttribute('fill')).toBe(fill);
  // On later sheets of paper the head comes again; Chromium leaves boxes of buttons in it blank.
  await page.emulateMedia({ media: 'print' });
  const sort = page.locator('[data-share-table] thead button').first();
  expect(await sort.evaluate((button) => getComputedStyle(button).display)).toBe('contents');
});

test('the map shows what is chosen, with its classes, source and column; the link restores it', async ({
  page,
}) => {
  await open(page, '/connecticut/fair-share/');
  const darien = page.locator('[data-town="0900118850"] title');
  await expect(darien).toHaveText(/1,379 homes, 20\.0% .* Estimate from stand-in inputs\./);
  await page.locator('[data-map-select]').selectOption('list');
  await page.locator('[data-map-year]').selectOption('2022');
  // Published: 29 towns at 10 percent or more in 2022.
  await expect(page.locator('[data-map-classes] li').last()).toHaveText(/10% or more · 29 towns/);
  await expect(page.locator('.share-map figcaption')).toContainText(
    'Connecticut Department of Housing, 2022',
  );
  await expect(page.locator('.share-map [data-shown-note]')).toBeHidden();
  // 296 of 7,074 homes on the list of 2022.
  await expect(page.locator('tr[data-geoid="0900118850"] [data-cell="map"]')).toHaveText('4.2%');
  await expect(page).toHaveURL(/map=list&year=2022/);
  await page.goto(`${page.url().replace('/connecticut/', '/es/connecticut/')}&sort=map&order=falling`);
  await expect(page.locator('[data-map-classes] li').last()).toHaveText(/10% o más · 29 municipios/);
  await expect(page.locator('[data-share-table] tbody tr').first()).toContainText('Hartford');
  // The published list of exempt towns has seven.
  await page.locator('[data-map-select]').selectOption('exempt');
  await expect(page.locator('[data-map-classes]')).toContainText('7 municipios');
});

test('a file of columns feeds the bill on this device; a wrong name is told with its line', async ({
  page,
}) => {
  await open(page, '/connecticut/fair-share/?method=hb-5002');
  await expect(page.locator('[data-scenario-status]')).toContainText('stateStudyUnits');
  const file = (text: string) => ({ name: 'study.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const input = page.locator('[data-columns-file]');
  await input.setInputFiles(file('town,stateStudyUnits\nGreenwhich,3496\n'));
  await expect(page.locator('[data-columns-status]')).toContainText('2');
  await expect(page.locator('[data-columns-status]')).toContainText('Greenwhich');
  await input.setInputFiles(file('town,stateStudyUnits\nGreenwich,3496\n'));
  // Published: 874 is 25 percent of 3,496.
  await expect(unitsOf(page, 'Greenwich')).toHaveText('874');
});

test('columns of a file stand side by side; years are split only by percentages that sum to 100', async ({
  page,
}) => {
  await open(page, '/connecticut/fair-share/darien/');
  const upload = (text: string) =>
    page
      .locator('[data-columns-file]')
      .setInputFiles({ name: 'columns.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const status = page.locator('[data-columns-status]');
  // A comma inside a number begins a cell: the town must not get 3 homes.
  await upload('town,advocate\nDarien,3,496\n');
  await expect(status).toContainText('columns.csv:2:3');
  await upload('\ufefftown,stateStudyUnits,advocate\nDarien,1268,1500\n');
  const side = page.locator('[data-side-live]');
  await side.locator('select').nth(1).selectOption('column:advocate');
  // 25 percent of 1,268; the column as it is; no goal yet.
  await expect(side.locator('.side-units td')).toHaveText(['317', '1,500', 'no number']);
  await expect(side).toContainText('From your file, not checked');
  await expect(page.locator('[data-phases-note]')).toContainText('No schedule is sourced');
  await page.locator('[data-phases]').selectOption('own');
  await page.locator('[data-phase] input').first().fill('19');
  await expect(page.locator('[data-phases-sum]')).toContainText('109');
  await page.locator('[data-phase] input').nth(1).fill('1');
  await expect(page.locator('[data-phases-sum]')).toHaveCount(0);
  // 19 percent of 1,500.
  await expect(side.locator('[data-phase] td').nth(2)).toHaveText('285');
});

test('a plan is counted by income, year and level, and lives after # only', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await open(page, '/connecticut/fair-share/darien/');
  await page.locator('[data-goal]').fill('300');
  await page.locator('[data-plan-add]').click();
  const row = page.locator('[data-plan-table] tbody tr').first();
  await row.locator('input').first().fill('Depot');
  await row.locator('input[type="number"]').first().fill('125');
  // 20 percent of 125 homes.
  await expect(page.locator('[data-plan-yield]')).toContainText('25 affordable homes of 125');
  await expect(page.getByText('275 homes are missing')).toBeVisible();
  expect(new URL(page.url()).hash).toContain('Depot');
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(page.locator('[data-plan-yield]')).toContainText('25 affordable homes of 125');
  expect(sent.filter((text) => text.includes('Depot'))).toEqual([]);
});

for (const path of ['fair-share/', 'fair-share/darien/']) {
  test(`${path} fits a phone of 360 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, `/connecticut/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
