import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GROUPS, type InputCase, type Met } from './inputs/case.ts';
import { INPUT_CASES } from './inputs/registry.ts';
import { judge } from './inputs/verdict.ts';
import { openWorld, type OpenWorld } from './inputs/world.ts';

// npm run prove:inputs runs every case, under two time zones and languages; npm test leaves the heavy ones out.
const ALL = process.env.EVENGROUND_INPUTS === 'all';
const DIGEST = process.env.EVENGROUND_DIGEST;
const cases = INPUT_CASES.filter(({ heavy }) => ALL || heavy !== true);

let world: OpenWorld;
let published: string;

beforeAll(async () => {
  world = await openWorld();
  published = await world.served();
});
afterAll(() => world.close());

/** What was met, without what differs between two runs of the same machine. */
function traceOf({ id }: InputCase, { exitCode, lines, out, changed }: Met): string {
  const told = JSON.stringify([id, exitCode, lines, out, [...changed]]);
  return told.replaceAll(world.root, '').replace(/\d+(\.\d+)? ms/g, '');
}

/** Runs one case and takes it back; gives everything in which it falls short. */
async function run(one: InputCase): Promise<{ faults: string[]; trace: string }> {
  try {
    one.plant(world);
    const met = await world.run(one.run, one.heavy === true);
    const faults = judge(one, met, world);
    if ((await world.served()) !== published) faults.push('the published site is served otherwise');
    const strays = world.restore();
    const left = strays.filter((path) => /aside|import-|lock|tmp/.test(path));
    if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`);
    return { faults, trace: traceOf(one, met) };
  } catch (error) {
    world.restore();
    return { faults: [`broke: ${error instanceof Error ? (error.stack ?? '') : String(error)}`], trace: '' };
  }
}

test('no id of the catalogue stands for two cases', () => {
  expect(new Set(INPUT_CASES.map(({ id }) => id)).size).toBe(INPUT_CASES.length);
});

test(`${cases.length} bad inputs are met as the catalogue says, and nothing published changes`, async () => {
  const uncaught: string[] = [];
  const byGroup = new Map<string, { caught: number; total: number }>();
  const traces: string[] = [];
  for (const one of cases) {
    const { faults, trace } = await run(one);
    const tally = byGroup.get(one.id.charAt(0)) ?? { caught: 0, total: 0 };
    tally.total += 1;
    if (faults.length === 0) tally.caught += 1;
    else uncaught.push(`${one.id} (${one.what}): ${faults.join(' | ')}`);
    byGroup.set(one.id.charAt(0), tally);
    traces.push(trace);
  }
  for (const [group, { caught, total }] of byGroup)
    process.stdout.write(
      `${group} ${(GROUPS[group as keyof typeof GROUPS] ?? '').padEnd(22)} ${caught} of ${total} caught\n`,
    );
  for (const one of uncaught) process.stdout.write(`not caught: ${one}\n`);
  const digest = createHash('sha256').update(traces.join('\n')).digest('hex');
  if (DIGEST !== undefined) writeFileSync(DIGEST, traces.join('\n'));
  process.stdout.write(`all that was met: ${digest}\n`);
  expect(uncaught).toEqual([]);
}, 900_000);
