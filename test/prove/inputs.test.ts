import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { SABOTAGES, sabotageAsAsked } from './inputs/sabotage.ts';

// npm run prove:inputs runs every case, under two time zones and languages, and fails when one is not caught;
// with EVENGROUND_SABOTAGE=numbers (or another fault of inputs/sabotage.ts) it must fail. npm test runs every fourth of those that are not heavy.
const ALL = process.env.EVENGROUND_INPUTS === 'all';
const TRACES = process.env.EVENGROUND_TRACES;

sabotageAsAsked();
const { INPUT_CASES } = await import('./inputs/registry.ts');
const { proofLines, proveInputs } = await import('./inputs/prove.ts');
const light = INPUT_CASES.filter(({ heavy }) => heavy !== true);
const cases = ALL ? INPUT_CASES : light.filter((_, at) => at % 4 === 0);

test('no id of the catalogue stands for two cases', () => {
  expect(new Set(INPUT_CASES.map(({ id }) => id)).size).toBe(INPUT_CASES.length);
});

test(`${cases.length} bad inputs are met as the catalogue says, and nothing published changes`, async () => {
  const proof = await proveInputs(cases);
  const traces = proof.traces.join('\n');
  const digest = createHash('sha256').update(traces).digest('hex');
  process.stdout.write(`${[...proofLines(proof), `all that was met: ${digest}`].join('\n')}\n`);
  if (TRACES !== undefined) writeFileSync(TRACES, traces);
  expect(proof.uncaught).toEqual([]);
}, 900_000);

test.skipIf(process.env.EVENGROUND_SABOTAGE !== undefined).each(Object.keys(SABOTAGES))(
  'the proof finds a planted fault: %s',
  async (name) => {
    vi.resetModules();
    SABOTAGES[name]?.();
    const { INPUT_CASES: fresh } = await import('./inputs/registry.ts');
    const { proveInputs: prove } = await import('./inputs/prove.ts');
    const wanted = ['V21', 'F17', 'R11-import', 'R09-table', 'H05-private'];
    const { uncaught } = await prove(fresh.filter(({ id }) => wanted.includes(id)));
    for (const path of [
      '#core/number.ts',
      '#core/problem.ts',
      '#tables/tract-ids.ts',
      '#pipeline/import/ledger.ts',
      '#pipeline/net/public-address.ts',
    ])
      vi.doUnmock(path);
    expect(uncaught).not.toEqual([]);
    expect(uncaught.length).toBeLessThanOrEqual(wanted.length);
  },
  120_000,
);
