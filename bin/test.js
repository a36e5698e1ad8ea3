// npm test: installs what is missing, then types, lint, unit tests and journeys; ends with one line of counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, ensureInstalled, requireNode, runProgram, say } from './lib/house.js';
import { steadyBrowser } from './lib/steady-browser.js';

const REPORTS = join(ROOT, 'var', 'test');
const BROWSERS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const total = { passed: 0, failed: 0 };
const count = (passed, failed) => {
  total.passed += passed;
  total.failed += failed;
};

/** Runs a script of a package; its exit code. */
function runTool(script, args, env) {
  return runProgram(process.execPath, [join(ROOT, 'node_modules', script), ...args], { env });
}

/** A check that passes or fails as a whole counts as one. */
async function check(name, script, args) {
  say(name);
  const isFine = (await runTool(script, args)) === 0;
  count(isFine ? 1 : 0, isFine ? 0 : 1);
  if (!isFine) say(`${name} FAILED`);
}

function readReport(name) {
  const file = join(REPORTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

async function unit() {
  say('unit tests');
  const report = `--outputFile.json=${join(REPORTS, 'unit.json')}`;
  const code = await runTool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', report]);
  const result = readReport('unit.json');
  const failed = result?.numFailedTests ?? 0;
  // A file that cannot be loaded has no test in it and is a failure all the same.
  count(result?.numPassedTests ?? 0, code === 0 ? failed : Math.max(failed, 1));
}

function countJourneys(report) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky, skipped };
}

async function journeys() {
  const browser = BROWSERS.find((path) => path && existsSync(path));
  const isRequired = process.env.CI === 'true' || process.env.EVENGROUND_REQUIRE_BROWSER !== undefined;
  if (browser === undefined) {
    say('journeys: no Chromium found (set CHROMIUM_PATH, or install it: apt-get install chromium); not run');
    count(0, isRequired ? 1 : 0);
    return;
  }
  say(`journeys in ${browser}`);
  if (!isRendered) return;
  const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: steadyBrowser(browser, join(ROOT, 'var', 'browser')),
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(REPORTS, 'journeys.json'),
  });
  const { passed, failed, skipped } = countJourneys(readReport('journeys.json'));
  const isSilent = code !== 0 && failed === 0;
  count(passed, failed + (isRequired ? skipped : 0) + (isSilent ? 1 : 0));
}

/** Builds and publishes the site of this clone, in which the journeys walk; counts as one check. */
async function renderSite() {
  const code = await runProgram(process.execPath, [join(ROOT, 'bin', 'site.js')]);
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  if (code !== 0) say('the site could not be rendered: no journeys');
  return code === 0;
}

requireNode();
await ensureInstalled();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
// First, as in a fresh clone: the site must not lean on what later checks generate.
const isRendered = await renderSite();
await runTool('@sveltejs/kit/svelte-kit.js', ['sync']);
await check('types', 'svelte-check/bin/svelte-check', [
  '--tsconfig',
  './tsconfig.json',
  '--fail-on-warnings',
  '--output',
  'human',
]);
await check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
await check('lint', 'eslint/bin/eslint.js', ['.']);
await unit();
await journeys();
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
