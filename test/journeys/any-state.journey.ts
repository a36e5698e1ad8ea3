import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const PLACE = 'rhode-island';

interface Site {
  readonly files: Record<string, unknown>;
}

function publishedFiles(): { readonly folder: string; readonly paths: readonly string[] } {
  const { current } = JSON.parse(readFileSync('var/site/current', 'utf8')) as { current: string };
  const site = JSON.parse(readFileSync(`var/site/${current}/site.json`, 'utf8')) as Site;
  return { folder: `var/site/${current}`, paths: Object.keys(site.files) };
}

/** Words that only another state has: names, agencies, codes. */
const FOREIGN =
  /Connecticut|Hartford|Mystic|\bCT\b|\bCHRO\b|Open Communities|ctoca|860-|planning region|región de planificación|\b09\d{9}\b/;

test('no page and no file of Rhode Island speaks of another state', () => {
  const { folder, paths } = publishedFiles();
  const own = paths.filter(
    (path) => /^(es\/)?rhode-island\//.test(path) && /\.(html|json|csv|txt|topojson|geojson)$/.test(path),
  );
  expect(own.filter((path) => path.endsWith('.html')).length).toBeGreaterThan(15);
  const found = own.flatMap((path) => {
    const hit = FOREIGN.exec(readFileSync(`${folder}/${path}`, 'utf8'));
    return hit === null ? [] : [`${path}: ${hit[0]}`];
  });
  expect(found).toEqual([]);
});

test('the map of a state without towns says so, and shows counties and tracts', async ({ page }) => {
  await page.goto(`/${PLACE}/`);
  await expect(page.getByText('No table of towns or cities is loaded for Rhode Island')).toBeVisible();
  await expect(page.locator('.town-links a')).toHaveCount(5);
  // Census 2010.
  await expect(page.locator('[data-overview]')).toContainText('1,052,567 people lived in Rhode Island');
  await page.getByRole('link', { name: 'Counties' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Counties of Rhode Island');
  await expect(page.getByRole('row')).toHaveCount(6);
});

test('a search that finds nothing names a tract of this state', async ({ page }) => {
  await page.goto(`/${PLACE}/`);
  await page.locator('[data-map-page] canvas, .map-choices select').first().waitFor();
  await page.locator('[data-search] input').fill('zzzz');
  await page.locator('[data-search] input').press('Enter');
  await expect(page.locator('.search-help')).toContainText('Try a tract number (301)');
});
