import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';

const ZOOMED = '/connecticut/?tract=09003502300&z=11/41.76/-72.68';

/** One view of each kind that has a sheet. */
const SHEETS = [
  '/connecticut/',
  ZOOMED,
  '/es/connecticut/',
  '/connecticut/town/hartford/',
  '/es/connecticut/town/hartford/',
  '/connecticut/town/bridgeport/',
  '/connecticut/region/capitol/',
  '/es/connecticut/house/151/',
  '/connecticut/tract/09003502300/',
  '/connecticut/housing/',
];

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  if (/^(\/es)?\/connecticut\/([?#]|$)/.test(address)) {
    await page.waitForSelector('[data-map-page][data-ready=live]');
  }
}

/** Pages of a printed PDF. */
async function countPaper(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

for (const address of SHEETS) {
  test(`${address} prints on one sheet with source, address, code and day`, async ({ page }) => {
    await open(page, address);
    expect(await countPaper(page)).toBe(1);
    await page.emulateMedia({ media: 'print' });
    const foot = page.locator('[data-sheet-foot]');
    await expect(foot).toBeVisible();
    await expect(foot).toContainText(`${new URL(page.url()).host}${address}`);
    await expect(foot).toContainText(/Census 2010|Censo de 2010/);
    await expect(foot).toContainText(String(new Date().getFullYear()));
    await expect(foot.locator('[data-sheet-qr] path')).toHaveAttribute('d', /^M4 4h7v1/);
  });
}

/**
 * Marks of the live map's image for paper: squares of 5 × 5 pixels in the color of ink are the corners of an area, for all
 * other lines and the letters are thinner; and whether ink stands halfway between each two of them.
 */
function readMarks(image: HTMLImageElement): { corners: number; sides: number } {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const pen = canvas.getContext('2d');
  pen?.drawImage(image, 0, 0);
  const { data, width, height } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(1, 1);
  const isInk = (x: number, y: number): boolean =>
    [28, 27, 25].every((part, i) => Math.abs((data[4 * (y * width + x) + i] ?? 255) - part) < 12);
  const around = (x: number, y: number, by: number): (readonly [number, number])[] =>
    Array.from({ length: (2 * by + 1) ** 2 }, (_, i) => [
      x - by + (i % (2 * by + 1)),
      y - by + Math.floor(i / (2 * by + 1)),
    ]);
  const corners: (readonly [number, number])[] = [];
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++)
      if (around(x, y, 2).every(([a, b]) => isInk(a, b)))
        if (corners.every(([a, b]) => Math.hypot(a - x, b - y) > 12)) corners.push([x, y]);
  const pairs = corners.flatMap((one, i) => corners.slice(i + 1).map((other) => [one, other] as const));
  const sides = pairs.filter(([[a, b], [c, d]]) =>
    around(Math.round((a + c) / 2), Math.round((b + d) / 2), 3).some(([x, y]) => isInk(x, y)),
  );
  return { corners: corners.length, sides: sides.length };
}

test('an area that was drawn prints on one sheet, with its line on the map', async ({ page }) => {
  // In Spanish the words are longest.
  await open(page, '/es/connecticut/#area=-72.74,41.82;-72.6,41.82;-72.65,41.7');
  await expect(page.locator('#area-result-title')).toContainText('en el área que dibujó');
  // The map has come near the area.
  await expect(page).toHaveURL(/\?z=1\d.*#area=/);
  expect(await countPaper(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const image = page.locator('img.view-print');
  await expect(image).toBeVisible();
  expect(await image.evaluate(readMarks)).toEqual({ corners: 3, sides: 3 });
});

test('the whole page prints on more sheets than one when asked', async ({ page }) => {
  await open(page, '/connecticut/town/hartford/');
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.getByRole('button', { name: 'Print the whole page' }).click();
  expect(await countPaper(page)).toBeGreaterThan(1);
});

test('on paper each level has its own lines, not only its color', async ({ page }) => {
  await open(page, '/connecticut/town/fairfield/');
  await page.emulateMedia({ media: 'print' });
  const fills = await page
    .locator('main svg.map g[fill^="#"] > path:not([fill])')
    .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fill))]);
  expect(fills.length).toBeGreaterThan(2);
  for (const fill of fills) expect(fill).toMatch(/url\(.*#sheet-/);
});

for (const [address, name] of [
  ['/connecticut/town/hartford/', 'connecticut-town-hartford'],
  [`${ZOOMED}#share`, 'connecticut'],
] as const) {
  test(`${address} saves its figure with title, source and address inside, and sends nothing`, async ({
    page,
  }) => {
    await open(page, address);
    const asked: string[] = [];
    page.on('request', (request) => {
      // The browser fetches the icon of the tab when it likes.
      if (/^https?:(?!.*favicon)/.test(request.url())) asked.push(request.url());
    });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the map as SVG' }).click();
    const svg = await saved;
    expect(svg.suggestedFilename()).toBe(`${name}.svg`);
    const text = readFileSync(await svg.path(), 'utf8');
    expect(text).toContain((await page.locator('h1').textContent()) ?? '-');
    for (const part of ['2010 tracts', 'Very low', new URL(page.url()).host]) expect(text).toContain(part);
    const second = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the map as PNG' }).click();
    const png = readFileSync(await (await second).path());
    // the eight bytes that begin every PNG, and a width of 2 × 1200 pixels
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(png.readUInt32BE(16)).toBe(2400);
    expect(asked).toEqual([]);
  });
}

test('the link is copied as it restores the page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/es/connecticut/town/hartford/');
  await page.getByRole('button', { name: 'Copiar el enlace' }).click();
  await expect(page.getByText('El enlace está copiado.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('the buttons fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '/es/connecticut/town/hartford/');
  await expect(page.getByRole('button', { name: 'Imprimir una hoja' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
