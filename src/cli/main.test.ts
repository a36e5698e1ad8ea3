import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { makeProgram, run } from './main.ts';
import { reportFailure } from './report.ts';

function recorded(): { effects: Effects; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const log = {
    out: (text: string) => void out.push(text),
    info: (text: string) => void err.push(text),
    warn: (text: string) => void err.push(text),
  };
  const clock = { now: () => new Date(0) };
  return { effects: { files: nodeFiles('.'), clock, log, settings: {} }, out, err };
}

test('an unknown command is a configuration mistake told in one line', async () => {
  const { effects, out, err } = recorded();
  expect(await run(['bild'], effects)).toBe(3);
  expect(out).toEqual([]);
  expect(err).toHaveLength(1);
  expect(err[0]).toMatch(/^[a-z-]+ stop – .* – stopped; nothing was changed – /);
});

test('help is an answer, not a failure, and names the program', async () => {
  const { effects, out } = recorded();
  expect(await run(['--help'], effects)).toBe(0);
  expect(out.join('\n')).toMatch(/^Usage: evenground/);
});

test('every command describes itself', () => {
  const { commands } = makeProgram(recorded().effects);
  expect(commands.filter((command) => command.description() === '').map((command) => command.name())).toEqual(
    [],
  );
});

test('with --json the problems are one JSON object on the output', () => {
  const { effects, out, err } = recorded();
  const problems = new Problems([new Problem('a', 'one'), new Problem('b', 'two', { exitCode: 4 })]);
  expect(reportFailure(problems, effects.log, { json: true, debug: false })).toBe(4);
  expect(err).toEqual([]);
  const body = JSON.parse(out.join('')) as { ok: boolean; total: number; problems: { code: string }[] };
  expect(body).toMatchObject({ ok: false, total: 2, problems: [{ code: 'a' }, { code: 'b' }] });
});

test('a fault of ours shows no stack unless --debug asks for it', () => {
  const { effects, err } = recorded();
  expect(
    reportFailure(new TypeError('x is not a function'), effects.log, { json: false, debug: false }),
  ).toBe(4);
  expect(err.join('\n')).not.toMatch(/\n\s+at /);
  reportFailure(new TypeError('x is not a function'), effects.log, { json: false, debug: true });
  expect(err.join('\n')).toMatch(/\n\s+at /);
});

test('of 1,500 problems 1,000 are shown and the total is given', () => {
  const { effects, err } = recorded();
  const problems = Array.from({ length: 1500 }, (_, row) => new Problem('cell', `row ${row}`));
  expect(reportFailure(new Problems(problems), effects.log, { json: false, debug: false })).toBe(2);
  expect(err).toHaveLength(1001);
  expect(err.at(-1)).toBe('1500 problems, 1000 shown');
});

test('towns that help, guides and the front page name as examples are towns of Connecticut', () => {
  const guides = [
    'README.md',
    ...['guide', 'method'].flatMap((folder) =>
      readdirSync(`docs/${folder}`).map((name) => `docs/${folder}/${name}`),
    ),
  ];
  const helps = makeProgram(recorded().effects).commands.map((command) => command.helpInformation());
  const texts = [...guides.map((path) => readFileSync(path, 'utf8')), ...helps].join('\n');
  const towns = readFileSync('places/connecticut/tables/towns.csv', 'utf8');
  const named = [...new Set([...texts.matchAll(/\btown:(09\d{8})\b/g)].map((match) => match[1] ?? ''))];
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((geoid) => !towns.includes(`\n${geoid},`))).toEqual([]);
});
