import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { siteFiles, siteFolder } from './site-files.ts';

const files = siteFiles();
const known = new Set(files);
const TWIN = /^[^/]+\/data\/(?:\d{4}[a-z-]*\/[^/]+|[a-z-]+)\/[^/]+\.(json|csv)$/;
// A model is what an island reads: the same facts as tables beside it.
const twins = files.filter((path) => TWIN.test(path) && !path.endsWith('/model.json'));

/** Figures of the maps by town and year: as a table they are the years and the inputs of the towns. */
const TABLES_OF: Readonly<Record<string, readonly string[]>> = { 'maps.json': ['years.csv', 'towns.csv'] };

/** The same facts as CSV: under the same name unless said above. */
function tablesOf(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (TABLES_OF[name] ?? [name.replace(/json$/, 'csv')]).map((table) => path.replace(name, table));
}

/** Pages without numbers of an edition, or whose numbers are files of the whole edition. */
const WITHOUT_TWIN = /^(404|about|data|api)?$/;

test('every twin of the site parses, has rows, and its JSON names format and edition', () => {
  expect(twins.length).toBeGreaterThan(20);
  for (const path of twins) {
    const text = readFileSync(`${siteFolder()}/${path}`, 'utf8');
    if (path.endsWith('.csv')) {
      // the parser refuses a line with more or fewer cells than the header
      const rows: unknown = parse(text, { columns: true });
      expect(Array.isArray(rows) && rows.length > 0, path).toBe(true);
    } else {
      const twin = JSON.parse(text) as { readonly format?: string };
      expect(twin.format, path).toMatch(/^evenground-[a-z-]+\/\d+$/);
      for (const table of tablesOf(path)) expect(known.has(table), path).toBe(true);
    }
  }
});

test('every page with numbers has its twins', () => {
  const pages = files.filter((path) => /^connecticut\/.*index\.html$/.test(path));
  for (const path of pages) {
    const [, edition = '2014-published', page = ''] =
      /^connecticut\/(?:(\d{4}(?:-[a-z]+)?)\/)?(.*?)\/?index\.html$/.exec(path) ?? [];
    // Differences are a twin of the later one of two editions; the list of towns has a name of its own.
    // The numbers of all towns' fair shares are one table of the place, whatever the edition of the levels.
    if (page.startsWith('fair-share')) {
      expect(known.has('connecticut/data/fair-share/towns.json')).toBe(true);
      expect(known.has('connecticut/data/fair-share/towns.csv')).toBe(true);
      continue;
    }
    // So are who can help, amounts of vouchers and profiles of investment.
    const own = {
      help: ['help/agencies'],
      vouchers: ['vouchers/towns', 'vouchers/zips'],
      investment: ['investment/all'],
    }[page];
    if (own !== undefined) {
      for (const path of own.flatMap((name) => [`${name}.json`, `${name}.csv`]))
        expect(known.has(`connecticut/data/${path}`), path).toBe(true);
      continue;
    }
    if (WITHOUT_TWIN.test(page) || (page === 'changes' && edition === '2014-published')) continue;
    const stem =
      { towns: 'town/all', method: 'method/all', changes: 'changes/2014-published' }[page] ??
      (page.includes('/') ? page : `${page}/all`);
    for (const type of ['json', 'csv'])
      expect(known.has(`connecticut/data/${edition}/${stem}.${type}`), `${path} → ${stem}.${type}`).toBe(
        true,
      );
  }
});

for (const lang of ['', 'es/']) {
  test(`${lang}the page of addresses: each address that it lists answers and parses`, async ({
    page,
    request,
  }) => {
    for (const edition of ['', '2014-corrected/']) {
      await page.goto(`/${lang}connecticut/${edition}api/`);
      const links = await page
        .locator('main a[href*="/data/"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThan(20);
      for (const link of links) {
        const answer = await request.get(link);
        expect(answer.status(), link).toBe(200);
        expect(answer.headers()['access-control-allow-origin'], link).toBe('*');
        const body = await answer.body();
        if (/json$/.test(link)) JSON.parse(body.toString('utf8'));
        else if (link.endsWith('.csv'))
          expect(parse(body, { columns: true }).length, link).toBeGreaterThan(0);
        // "PK": a spreadsheet is a zip file
        else if (link.endsWith('.xlsx')) expect([...body.subarray(0, 2)]).toEqual([0x50, 0x4b]);
        else expect(body.length, link).toBeGreaterThan(100);
      }
    }
  });
}
