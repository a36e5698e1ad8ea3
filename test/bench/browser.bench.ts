import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page, type Request } from '@playwright/test';
import { type BenchRow, median } from './bench-row.ts';
import { startServer } from './start-server.ts';
import { type MainTask, type TaskOwner, traceTasks } from './trace-tasks.ts';

const RUNS = 5;
const MAP = 'connecticut/';
const CHROMIUM = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const FLAGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic'];

/** What one visit showed. */
interface Visit {
  readonly firstBytes: number;
  readonly firstRequests: number;
  readonly allBytes: number;
  readonly allRequests: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly liveMs: number;
  readonly loading: readonly MainTask[];
  readonly inUse: readonly MainTask[];
  readonly method: readonly MainTask[];
}

declare global {
  interface Window {
    benchLargest: number;
  }
}

/** Runs in the page before its own scripts. */
function watch(): void {
  window.benchLargest = 0;
  new PerformanceObserver((list) => {
    window.benchLargest = list.getEntries().at(-1)?.startTime ?? 0;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/** Bytes of the bodies as they traveled, compressed: by what the server says, as the browser counts none of workers. */
async function bytesOf(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(
    requests.map(async (request) => Number(await (await request.response())?.headerValue('content-length'))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** All that a person does with the map: shade, dots, zoom, search, open, table, sort. */
async function useMap(page: Page): Promise<void> {
  const choices = page.locator('[data-controls] select');
  await choices.nth(0).selectOption({ index: 3 });
  await page.waitForTimeout(500);
  await choices.nth(1).selectOption('latino');
  await page.waitForTimeout(500);
  for (let step = 0; step < 3; step += 1) {
    await page.locator('.map-controls button').first().click();
    await page.waitForTimeout(400);
  }
  for (const query of ['Hartford', '5023']) {
    await page.locator('[data-search] input').fill(query);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(600);
  }
  await page.locator('[data-stage]').focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  await page.locator('[data-tab=table]').click();
  await page.waitForTimeout(600);
  await page.locator('.tract-table .sort').nth(3).click();
  await page.waitForTimeout(600);
}

/** All that a person does with the method: open, leave a measure out, weigh, slide, change scale and levels, compare, go back. */
async function changeMethod(page: Page): Promise<void> {
  await page.locator('[data-tab=map]').click();
  await page.locator('[data-method]').click();
  await page.waitForSelector('[data-method-panel]');
  await page.waitForTimeout(500);
  const [first, second] = [page.locator('[data-weight]').nth(0), page.locator('[data-weight]').nth(1)];
  await first.getByRole('checkbox').uncheck();
  await page.waitForTimeout(800);
  await second.getByRole('slider').focus();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(300);
  }
  await page.locator('[data-choice=scale] select').selectOption('percentRank');
  await page.waitForTimeout(800);
  await page.locator('[data-choice=levels] select').selectOption('people');
  await page.waitForTimeout(800);
  await page.locator('[data-reset]').click();
  await page.waitForTimeout(800);
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const requests: Request[] = [];
  page.on('requestfinished', (request) => {
    // The icon of the tab is not part of the page; what a worker asks for again comes from the cache.
    const isKnown = requests.some((one) => one.url() === request.url());
    if (!isKnown && /^http(?!.*favicon)/.test(request.url())) requests.push(request);
  });
  await page.addInitScript(watch);
  let liveMs = 0;
  const loading = await traceTasks(browser, page, async () => {
    await page.goto(url);
    await page.waitForSelector('[data-map-page][data-ready=live]', { timeout: 60_000 });
    liveMs = await page.evaluate(() => performance.now());
    await page.waitForTimeout(500);
  });
  const firstPaintMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  const largestPaintMs = await page.evaluate(() => window.benchLargest);
  const loaded = [...requests];
  // The page itself and what its HTML names; the island's own wishes come after the first map.
  const html = (await (await page.request.get(url)).text()).slice(0, 20_000);
  const first = loaded.filter(
    (request) => request.url() === url || html.includes(`"${new URL(request.url()).pathname}"`),
  );
  const inUse = await traceTasks(browser, page, () => useMap(page));
  const method = await traceTasks(browser, page, () => changeMethod(page));
  const seen = {
    firstBytes: await bytesOf(first),
    firstRequests: first.length,
    allBytes: await bytesOf(loaded),
    allRequests: loaded.length,
  };
  await context.close();
  return { ...seen, firstPaintMs, largestPaintMs, liveMs, loading, inUse, method };
}

function longest(tasks: readonly MainTask[], owner: TaskOwner): number {
  return Math.max(0, ...tasks.filter((task) => task.owner === owner).map(({ cpuMs }) => cpuMs));
}

function rowsOf(visits: readonly Visit[]): BenchRow[] {
  const row = (name: string, unit: string, valueOf: (one: Visit) => number): BenchRow => ({
    name: `map page, ${name}`,
    value: median(visits.map(valueOf)),
    unit,
  });
  const ours = visits.flatMap(({ loading, inUse }) => [longest(loading, 'ours'), longest(inUse, 'ours')]);
  return [
    row('first map: compressed (goal 150)', 'KiB', ({ firstBytes }) => firstBytes / 1024),
    row('first map: requests (goal 3)', '', ({ firstRequests }) => firstRequests),
    row('all: compressed (goal 450)', 'KiB', ({ allBytes }) => allBytes / 1024),
    row('all: requests', '', ({ allRequests }) => allRequests),
    row('first paint', 'ms', ({ firstPaintMs }) => firstPaintMs),
    row('largest paint (the map)', 'ms', ({ largestPaintMs }) => largestPaintMs),
    row('live map', 'ms', ({ liveMs }) => liveMs),
    row('longest task of our code, loading (goal 50)', 'ms CPU', ({ loading }) => longest(loading, 'ours')),
    row('longest task of our code, in use (goal 50)', 'ms CPU', ({ inUse }) => longest(inUse, 'ours')),
    {
      name: `map page, longest task of our code, worst of ${RUNS} visits`,
      value: Math.max(...ours),
      unit: 'ms CPU',
    },
    row('longest task of our code, changing the method (goal 50)', 'ms CPU', ({ method }) =>
      longest(method, 'ours'),
    ),
    row('longest task of MapLibre, loading', 'ms CPU', ({ loading }) => longest(loading, 'MapLibre')),
    row('longest task of MapLibre, in use', 'ms CPU', ({ inUse }) => longest(inUse, 'MapLibre')),
    row('longest layout or paint, loading', 'ms CPU', ({ loading }) => longest(loading, 'browser')),
    row('longest layout or paint, in use', 'ms CPU', ({ inUse }) => longest(inUse, 'browser')),
    row('longest layout or paint, changing the method', 'ms CPU', ({ method }) => longest(method, 'browser')),
  ];
}

/** First load and long tasks of the map page in a real browser, medians of cold visits. */
export default async function benchBrowser(): Promise<readonly BenchRow[]> {
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  const known = process.env['EVENGROUND_URL'];
  const server = known === undefined ? await startServer(process.cwd()) : undefined;
  const base = known ?? server?.url ?? '';
  const browser = await chromium.launch({
    args: FLAGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const visits: Visit[] = [];
    for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, new URL(MAP, base).href));
    return rowsOf(visits);
  } finally {
    await browser.close();
    server?.stop();
  }
}
