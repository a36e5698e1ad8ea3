// npm run bench [NAME…]: runs test/bench/<name>.bench.ts and prints one table of medians and rates.
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT, ensureInstalled, fail, requireNode, say } from './lib/house.js';

const FOLDER = 'test/bench';

/** @param {string[]} wanted names given on the command line; all when empty */
function listBenches(wanted) {
  const all = readdirSync(join(ROOT, FOLDER))
    .filter((name) => name.endsWith('.bench.ts'))
    .map((name) => basename(name, '.bench.ts'))
    .sort();
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined)
    fail('bench-unknown', `there is no ${FOLDER}/${unknown}.bench.ts`, `give some of ${all.join(', ')}`, 3);
  return wanted.length === 0 ? all : wanted;
}

function shownValue(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

function printTable(rows) {
  const widest = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, value, unit } of rows) {
    process.stdout.write(`${name.padEnd(widest)}  ${shownValue(value).padStart(12)} ${unit}\n`);
  }
}

requireNode();
await ensureInstalled();
const { bundle, loadCommandLine } = await import('./lib/bundle.js');
const main = await loadCommandLine();
const names = listBenches(process.argv.slice(2));
// The browser measures the site as it is published; EVENGROUND_URL names one that already runs.
if (names.includes('browser') && process.env.EVENGROUND_URL === undefined) {
  const { makeSite } = await import('./lib/site.js');
  const code = await makeSite(main);
  if (code !== 0) process.exit(code);
}
const entries = Object.fromEntries(names.map((name) => [name, `${FOLDER}/${name}.bench.ts`]));
const locate = await bundle(`bench-${names.join('-')}`, entries, ['src', 'test/bench']);
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
const rows = [];
for (const name of names) {
  say(name);
  const { default: run } = await import(locate(name));
  rows.push(...(await run()));
}
printTable(rows);
process.exit(0);
