import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-investment][data-ready="yes"]')).toHaveCount(1);
}

const csv = (text: string) => ({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

for (const prefix of ['', '/es']) {
  test(`${prefix}/connecticut/investment/ is accessible, fits a phone and says both readings`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, `${prefix}/connecticut/investment/?area=town:0900337070`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.locator('[style]').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expect(page.locator('[data-weakest] > li')).toHaveCount(3);
    // Each of the three: how many people it touches, or why nobody can be counted.
    await expect(page.locator('[data-weakest] :is([data-count], [data-no-count])')).toHaveCount(3);
    await expect(page.locator('[data-no-count]').first()).toContainText(
      prefix === '' ? 'No count:' : 'Sin recuento:',
    );
    // Publishers have their name in the language of the page also where a script writes it.
    await expect(page.locator('[data-profile]')).toContainText(
      prefix === '' ? 'no date stated' : 'sin fecha',
    );
    await expect(page.locator('[data-profile]')).toContainText(
      prefix === '' ? 'belong together' : 'van juntas',
    );
  });
}

test('a list of projects is tested on the device: nothing is sent, wrong rows are told with their line', async ({
  page,
}) => {
  await open(page, '/connecticut/investment/');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  const input = page.locator('[data-equity-file]');
  await input.setInputFiles(csv('name,town\n=1+1,Hartfort\n<img src=x onerror=alert(1)>,Avon\n'));
  await expect(page.locator('[data-equity-problems]')).toContainText(/:2:2 .*town.*Hartfort/);
  await input.setInputFiles(csv('lat,lon,amount\n41.7658,-72.6734,100\n41.3083,-72.9279,50\n'));
  await expect(page.locator('[data-row="lower"]')).toContainText('%');
  // Who does not see the table that came hears of it.
  await expect(page.locator('[data-equity] [role="status"]').last()).toContainText('2');
  await expect(page.locator('[data-equity-problems] li')).toHaveCount(0);
  expect(sent).toEqual([]);
  // On paper, 194 mm wide between the margins, the last column of the regions is whole, and the sheet has its foot.
  await page.setViewportSize({ width: 733, height: 900 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(733);
  await expect(page.locator('[data-sheet-foot]')).toBeVisible();
});
