import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Download, expect, type Page, test } from '@playwright/test';

const MAP = '/connecticut/';
const DATA = '/connecticut/data/2014-published/';

/** The published z-scores of the twelve measures, by the place where a recipe names them. */
interface EditionFile {
  readonly tracts: {
    readonly geoid: readonly string[];
    readonly level: readonly (string | null)[];
    readonly population: Readonly<Record<string, readonly number[]>>;
  };
}

interface MethodFile {
  readonly numbers: Readonly<Record<string, readonly (number | null)[]>>;
  readonly texts: { readonly geoid: readonly string[] };
}

const LEVELS = ['very-low', 'low', 'moderate', 'high', 'very-high'];
const COLUMNS = [
  'college',
  'math',
  'reading',
  'notOnPublicAssistance',
  'employed',
  'employmentAccess',
  'jobDiversity',
  'jobChange',
  'notInPoverty',
  'ownerOccupied',
  'notVacant',
  'safety',
];

/** Levels by plain arithmetic, without any code of the house: z-scores, weighted mean, rank cuts. */
function levelsByHand({ numbers, texts }: MethodFile, weights: Readonly<Record<string, number>>) {
  const rows = texts.geoid.map((_, row) => row);
  const z = COLUMNS.map((name) => {
    const values = numbers[name] ?? [];
    const known = values.filter((value) => value !== null);
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    const sd = Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (known.length - 1));
    return values.map((value) => (value === null ? null : (value - mean) / sd));
  });
  const scores = rows.map((row) => {
    let [sum, total] = [0, 0];
    COLUMNS.forEach((name, i) => {
      const value = z[i]?.[row] ?? null;
      const weight = weights[name] ?? 1;
      if (value === null || weight === 0) return;
      sum += weight * value;
      total += weight;
    });
    return total === 0 ? null : sum / total;
  });
  const sorted = scores.filter((score) => score !== null).sort((a, b) => a - b);
  const ends = [1, 2, 3, 4].map((k) => Math.floor((k * sorted.length) / 5 + 0.5));
  const cuts = ends.map((end) => sorted[end - 1] ?? Infinity);
  return new Map(
    rows.map((row) => {
      const score = scores[row] ?? null;
      const level = score === null ? null : (LEVELS[cuts.filter((cut) => score > cut).length] ?? null);
      return [texts.geoid[row] ?? '', level] as const;
    }),
  );
}

async function byHand(page: Page, weights: Readonly<Record<string, number>>) {
  const edition = (await (await page.request.get(`${DATA}edition.json`)).json()) as EditionFile;
  const method = (await (await page.request.get(`${DATA}method.json`)).json()) as MethodFile;
  const levels = levelsByHand(method, weights);
  const { geoid, level, population } = edition.tracts;
  const own = geoid.map((one) => levels.get(one) ?? null);
  const black = population['nhBlack'] ?? [];
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const lower = sum(black.filter((_, i) => own[i] === 'very-low' || own[i] === 'low')) / sum(black);
  return {
    levels,
    changed: own.filter((one, i) => one !== level[i]).length,
    black: `${(100 * lower).toFixed(2)}%`,
  };
}

/** Each test draws the whole state several times. */
test.setTimeout(180_000);

async function openMap(page: Page, address = MAP): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('[data-map-page][data-ready]');
}

async function openPanel(page: Page, address = MAP): Promise<void> {
  await openMap(page, address);
  await page.locator('[data-method]').click();
  await page.waitForSelector('[data-method-panel]');
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

test('another weight moves map, table, count and list to what plain arithmetic gives', async ({ page }) => {
  await openPanel(page);
  const row = page.locator('[data-weight="crime"]');
  await row.getByRole('checkbox').uncheck();
  const college = page.locator('[data-weight="college"]');
  await college.getByRole('textbox').fill('2.5');
  await college.getByRole('textbox').press('Enter');
  await expect(page).toHaveURL(/\?method=crime\*0,college\*2\.5$/);
  const wanted = await byHand(page, { safety: 0, college: 2.5 });
  expect(wanted.changed).toBeGreaterThan(50);
  await expect(page.locator('[data-changed]')).toHaveAttribute('data-changed', String(wanted.changed));
  await expect(page.locator('[data-moved]')).toHaveAttribute('data-moved', String(wanted.changed));
  await expect(page.locator('[data-live]')).toContainText(`${wanted.changed} neighborhoods change level`);
  await expect(page.locator('[data-residence-change] [data-group="black"]')).toContainText(wanted.black);
  await page.locator('[data-tab=table]').click();
  const table = page.locator('[data-scenario-part="table"]');
  await expect(table.getByRole('row', { name: /Black residents/ }).first()).toContainText(wanted.black);
  // the second line, without the 27 tracts in which a quarter or more live in group quarters, with its source
  await expect(table.locator('.second-line .row-words')).toContainText('27');
  await expect(table.locator('.source')).toContainText('Group quarters:');
  await expect(page.locator('[data-panel="table"] > .table-scroll')).toBeHidden();
  // the picture under the live map, tract by tract
  const fills = await page.evaluate(() =>
    [...document.querySelectorAll('[data-map-holder] svg [data-geoid]')].map((path) => [
      path.getAttribute('data-geoid'),
      path.getAttribute('fill') ?? path.parentElement?.getAttribute('fill'),
    ]),
  );
  const colors = ['#fff5dd', '#ffd08a', '#f6a346', '#e07d22', '#c45f12'];
  const unlike = fills.filter(([geoid, fill]) => {
    const level = wanted.levels.get(geoid ?? '') ?? null;
    return level !== null && colors[LEVELS.indexOf(level)] !== fill;
  });
  expect(fills).toHaveLength(829);
  expect(unlike).toEqual([]);
});

test('slider, buttons and keyboard change a weight; the last measure stays', async ({ page }) => {
  await openPanel(page);
  const row = page.locator('[data-weight="poverty"]');
  await row.getByRole('button', { name: /^More weight/ }).click();
  await expect(row.getByRole('textbox')).toHaveValue('1.25');
  await row.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('textbox')).toHaveValue('1.5');
  await expect(page).toHaveURL(/\?method=poverty\*1\.5$/);
  await row.getByRole('textbox').fill('many');
  await row.getByRole('textbox').press('Enter');
  await expect(row.getByRole('textbox')).toHaveValue('1.5');
  const groups = page.locator('.weight-group > legend input');
  await groups.nth(0).uncheck();
  await groups.nth(1).uncheck();
  await groups.nth(2).click();
  await expect(page.locator('[data-live]')).toContainText('Keep at least one measure');
  await expect(groups.nth(2)).toBeChecked();
});

test('a link shows the scenario to read; a copy can be changed; the edition comes back', async ({ page }) => {
  await openMap(page, `${MAP}?method=crime*0;levels:people`);
  await expect(page.locator('[data-scenario-sentence]')).toContainText('somebody made, not the published');
  const panel = page.locator('[data-method-panel]');
  await expect(panel.locator('.scenario-summary')).toContainText('Safety from crime');
  await expect(panel.getByRole('slider')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Make my own copy' }).click();
  await expect(panel.getByRole('slider')).toHaveCount(12);
  await expect(page.locator('[data-scenario-sentence]')).toContainText(
    'your own scenario, not the published',
  );
  await panel.locator('[data-reset]').click();
  await expect(page).toHaveURL(/\/connecticut\/$/);
  await expect(page.locator('[data-scenario-sentence]')).toHaveCount(0);
  await expect(page.locator('.lower').first()).toBeVisible();
});

test('the downloaded recipe gives the same levels on the command line', async ({ page }, info) => {
  await openPanel(page, `${MAP}?method=poverty*2;scale:percentRank;missing:half`);
  await expect(page.locator('[data-changed]')).not.toHaveAttribute('data-changed', '0');
  const changed = await page.locator('[data-changed]').getAttribute('data-changed');
  const [recipe] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /recipe \(YAML\)/ }).click(),
  ]);
  const [levels] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /levels \(CSV\)/ }).click(),
  ]);
  const folder = info.outputDir;
  const text = await textOf(recipe);
  expect(text).toContain('not the published edition');
  const inputs = await (await page.request.get(`${DATA}inputs.csv`)).text();
  writeFileSync(info.outputPath('scenario.yaml'), text);
  writeFileSync(info.outputPath('inputs.csv'), inputs);
  execFileSync('node', [
    'bin/evenground.js',
    'score',
    join(folder, 'scenario.yaml'),
    '--table',
    join(folder, 'inputs.csv'),
    '--out',
    join(folder, 'out.csv'),
  ]);
  const [head = '', ...rows] = readFileSync(info.outputPath('out.csv'), 'utf8').trimEnd().split('\n');
  const at = head.split(',').indexOf('level');
  const scored = new Map(rows.map((row) => [row.split(',')[0], row.split(',')[at]]));
  const shown = (await textOf(levels)).trimEnd().split('\n').slice(1);
  const unlike = shown.filter((line) => {
    const [geoid, , , , level] = line.split(',');
    return (scored.get(geoid) ?? '') !== level;
  });
  expect(unlike).toEqual([]);
  expect(shown.filter((line) => line.includes(',yes,'))).toHaveLength(+(changed ?? ''));
});

test('in Spanish, on a phone, with axe: nothing is cut off and nothing is missing', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openPanel(page, '/es/connecticut/?method=crime*0');
  await expect(page.locator('[data-scenario-sentence]')).toContainText('no la edición publicada');
  await page.getByRole('button', { name: 'Hacer mi propia copia' }).first().click();
  await expect(page.getByRole('heading', { name: 'Pruebe otro método' })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  const { violations } = await new AxeBuilder({ page })
    .include('.method-panel')
    .include('.scenario-banner')
    .include('.method-compare')
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('drawn weights say how firm the level of a tract is', async ({ page }) => {
  await openPanel(page, `${MAP}?tract=09003502300`);
  await page.locator('[data-draw]').click();
  const sentence = page.locator('[data-stability]');
  await expect(sentence).toContainText(/Tract 5023, Hartford stays “Very low” in \d+% of 10,000/, {
    timeout: 150_000,
  });
});

test('paper carries the sentence, and the address keeps the scenario', async ({ page }) => {
  await openMap(page, `${MAP}?method=crime*0`);
  await expect(page.locator('[data-scenario-sentence]')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-scenario-sentence]')).toBeVisible();
  await expect(page.locator('[data-method-panel]')).toBeHidden();
  await expect(page.locator('[data-sheet-address]')).toContainText('method=crime*0');
});

test('nothing of the panel is loaded before it is opened', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await openMap(page);
  await page.waitForTimeout(1500);
  expect(loaded.filter((path) => /start-panel|method\.worker|method\.json|scenario/.test(path))).toEqual([]);
});
