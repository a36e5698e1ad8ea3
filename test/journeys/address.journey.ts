import { expect, type Locator, type Page, test } from '@playwright/test';
import { addressShards, type RangeOfStreet } from '../../src/artifacts/addresses/address-index.ts';

const MAP = '/connecticut/';
const FOLDER = '/connecticut/data/addresses/';

/** The middle of tract 5023 in Hartford and of a tract in New Haven: the interior points of the Census Bureau. */
const HARTFORD = [-72.6864, 41.7561] as const;

async function interiorPoint(page: Page, geoid: string): Promise<readonly [number, number]> {
  const response = await page.request.get('/connecticut/data/2014-published/tracts.json');
  const { tracts } = (await response.json()) as {
    tracts: { geoid: string; longitude: number; latitude: number }[];
  };
  const tract = tracts.find((one) => one.geoid === geoid);
  return tract === undefined ? HARTFORD : [tract.longitude, tract.latitude];
}

function street(name: string, zip: string, [lon, lat]: readonly [number, number]): RangeOfStreet {
  const line = [lon - 0.0002, lat, lon + 0.0002, lat];
  return { street: name, zip, from: 1, to: 99, parity: 'both', side: 'left', line };
}

/** A site that has loaded addresses: the same page with the folder of the index, and that folder. */
async function openWithAddresses(page: Page, address = MAP): Promise<string[]> {
  const hartford = await interiorPoint(page, '09003502300');
  const haven = await interiorPoint(page, '09009142800');
  const shards = addressShards([
    street('Main St', '06103', hartford),
    street('Main St', '06510', haven),
    street('Maple Ave', '06103', hartford),
  ]);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route(`**${FOLDER}*.json`, (route) => {
    const name = /([^/]+)\.json$/.exec(route.request().url())?.[1] ?? '';
    const body = name === 'index' ? { shards: [...shards.keys()] } : shards.get(name);
    return route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) });
  });
  await page.route(`**${address.replace(/\?.*$/, '')}`, async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const html = await response.text();
    return route.fulfill({
      response,
      body: html.replace('data-search', `data-search data-addresses="${FOLDER}"`),
    });
  });
  await page.goto(address);
  await page.waitForSelector('[data-map-page][data-ready]');
  return asked;
}

function boxOf(page: Page): Locator {
  return page.getByRole('search').getByRole('combobox');
}

async function searchFor(page: Page, text: string): Promise<void> {
  await boxOf(page).fill(text);
  await page.keyboard.press('Enter');
}

test('without addresses the box does not say so, and an address gets a sentence', async ({ page }) => {
  await page.goto(MAP);
  await page.waitForSelector('[data-map-page][data-ready]');
  const box = boxOf(page);
  await expect(box).not.toHaveAttribute('placeholder', /address/i);
  await expect(box).not.toHaveAttribute('aria-label', /address/i);
  await searchFor(page, '12 Main Street');
  await expect(page.getByText('Addresses are not loaded on this site.').first()).toBeVisible();
});

test('an address with its town opens the tract it lies in, and leaves the site in no request', async ({
  page,
}) => {
  const asked = await openWithAddresses(page);
  await searchFor(page, '51 Main Street, Hartford, CT');
  await expect(page).toHaveURL(/\?tract=09003502300/);
  await expect(
    page.getByText(/51 Main St lies in Tract 5023, Hartford, 06103\. The spot is estimated/),
  ).toBeVisible();
  expect(asked.filter((url) => /51|street|hartford/i.test(decodeURIComponent(url)))).toEqual([]);
  expect(asked.some((url) => url.endsWith(`${FOLDER}ma.json`))).toBe(true);
  const hosts = asked.filter((url) => /^https?:/.test(url)).map((url) => new URL(url).host);
  expect(new Set(hosts).size).toBe(1);
});

test('an address in two towns offers both, in Spanish', async ({ page }) => {
  await openWithAddresses(page, '/es/connecticut/');
  await searchFor(page, '51 Main St');
  await expect(page.getByText('2 lugares tienen esta dirección. Elija el suyo.').first()).toBeVisible();
  await page.getByRole('option', { name: /New Haven, 06510/ }).click();
  await expect(page).toHaveURL(/\?tract=09009142800/);
});

test('an address that no street has is said in a sentence', async ({ page }) => {
  await openWithAddresses(page);
  for (const text of ['500 Main Street', '12 Nowhere Lane']) {
    await searchFor(page, text);
    await expect(page.getByText(`found for “${text}”`).first()).toBeVisible();
  }
});

test.describe('where I am', () => {
  const [longitude, latitude] = HARTFORD;
  test('opens the tract of the device and sends nothing', async ({ page, context }) => {
    await context.grantPermissions(['geolocation']);
    const [lon, lat] = await interiorPoint(page, '09003502300');
    await context.setGeolocation({ longitude: lon, latitude: lat, accuracy: 20 });
    await page.goto(MAP);
    await page.waitForSelector('[data-map-page][data-ready]');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith('http'))
        asked.push(`${request.method()} ${request.url()}${request.postData() ?? ''}`);
    });
    await page.getByRole('button', { name: 'Where I am' }).click();
    await expect(page).toHaveURL(/\?tract=09003502300/);
    await expect(page.getByText('You are in Tract 5023, Hartford.').first()).toBeVisible();
    // the map may still fetch its own parts; none says where the device is
    const host = new URL(page.url()).host;
    const isOwnPart = (one: string): boolean => one.startsWith(`GET http://${host}/`) && !one.includes('?');
    expect(asked.filter((one) => !isOwnPart(one) || /41\.7\d|72\.6\d/.test(one))).toEqual([]);
  });

  test('says so outside of the map, when it is refused, and when the device is vague', async ({
    page,
    context,
  }) => {
    await page.goto(MAP);
    await page.waitForSelector('[data-map-page][data-ready]');
    const button = page.getByRole('button', { name: 'Where I am' });
    await button.click();
    await expect(page.getByText('Your browser may not use your place.').first()).toBeVisible();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: -100, latitude: 40 });
    await button.click();
    await expect(page.getByText('You are outside the area of this map.').first()).toBeVisible();
    await context.setGeolocation({ longitude, latitude, accuracy: 5000 });
    await button.click();
    await expect(page.getByText('only within 5.0 km').first()).toBeVisible();
  });
});
