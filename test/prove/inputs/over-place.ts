import { readFileSync } from 'node:fs';
import { run as runCommand } from '#cli/main.ts';
import { reportFailure } from '#cli/report.ts';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import type { Met } from './case.ts';

/** The files of the repository with some texts in place of others; nothing can be written. */
function effectsOver(texts: Readonly<Record<string, string>>): {
  effects: Effects;
  out: string[];
  err: string[];
} {
  const [out, err]: [string[], string[]] = [[], []];
  const disk = nodeFiles('.');
  const refuse = (path: string): never => {
    throw new Problem('disk-read-only', 'the disk can only be read', {
      file: path,
      exitCode: 4,
      remedy: 'none',
    });
  };
  const files = {
    ...disk,
    read: (path: string) =>
      path in texts ? Promise.resolve(Buffer.from(texts[path] ?? '')) : disk.read(path),
    readText: (path: string) => (path in texts ? Promise.resolve(texts[path] ?? '') : disk.readText(path)),
    write: refuse,
    replace: refuse,
    copy: (_from: string, to: string) => refuse(to),
    rename: refuse,
    // What is not there can be taken away, and nobody else is at work.
    remove: async (path: string) => {
      if ((await disk.facts(path)) !== undefined) refuse(path);
    },
    lock: () => Promise.resolve(() => Promise.resolve()),
  };
  const log = {
    out: (text: string) => void out.push(text),
    info: (text: string) => void err.push(text),
    warn: (text: string) => void err.push(text),
  };
  const clock = { now: () => new Date('2026-11-25T12:00:00Z') };
  return { effects: { files, clock, log, settings: {} }, out, err };
}

/** Runs a command over the places of the repository, some of whose files are others. */
export async function runOver(
  texts: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Met> {
  const { effects, out, err } = effectsOver(texts);
  const start = process.cpuUsage();
  const exitCode = await runCommand(args, effects);
  process.exitCode = 0;
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  return {
    exitCode,
    lines: err.join('\n').split('\n'),
    out: out.join('\n'),
    changed: new Map(),
    milliseconds,
  };
}

/** What a step of ours says when it refuses. */
export function runStep(step: () => unknown): Met {
  const { effects, out, err } = effectsOver({});
  let exitCode = 0;
  try {
    step();
  } catch (error) {
    exitCode = reportFailure(error, effects.log, { json: false, debug: false });
  }
  return { exitCode, lines: err, out: out.join('\n'), changed: new Map(), milliseconds: 0 };
}

/** Rows of a committed table, cell by cell. */
export function cellsOf(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

export const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`;
