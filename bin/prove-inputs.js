#!/usr/bin/env node
// The catalogue of bad inputs, twice: as the machine is, and in the last time zone, in Turkish. What was met must be the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './lib/house.js';

const TURKISH = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
const folder = mkdtempSync(join(tmpdir(), 'evenground-prove-'));

/** Runs the proof; gives what every case met. */
function run(name, env) {
  const traces = join(folder, name);
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/prove/inputs.test.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, EVENGROUND_INPUTS: 'all', EVENGROUND_TRACES: traces, ...env },
  });
  if (status !== 0) process.exitCode = 1;
  return status === 0 ? readFileSync(traces, 'utf8').split('\n') : undefined;
}

const [here, there] = [run('here', {}), run('there', TURKISH)];
rmSync(folder, { recursive: true, force: true });
if (here !== undefined && there !== undefined) {
  const other = here.filter((line, at) => line !== there[at]);
  for (const line of other)
    process.stdout.write(`other in another time zone and language: ${line.slice(0, 300)}\n`);
  if (other.length > 0) process.exitCode = 1;
  else process.stdout.write(`the same in ${TURKISH.TZ} and ${TURKISH.LANG}: ${here.length} cases\n`);
}
