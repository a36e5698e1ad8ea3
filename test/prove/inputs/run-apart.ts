import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Met } from './case.ts';

type Snapshot = ReadonlyMap<string, string>;

const LAUNCH = `
const { loadCommandLine } = await import('${resolve('bin/lib/bundle.js')}');
const main = await loadCommandLine();
process.exitCode = await main(process.argv.slice(2), process.argv[1]);
`;

/** Largest resident size that the process has had, as Linux tells it; 0 elsewhere. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
    return Number.parseInt(kilobytes, 10) / 1024;
  } catch {
    return 0;
  }
}

/** Runs a command in a process of its own, so that its memory can be measured. */
export async function runApart(
  root: string,
  args: readonly string[],
  snapshot: (root: string) => Snapshot,
  differences: (before: Snapshot, after: Snapshot) => ReadonlyMap<string, string>,
): Promise<Met> {
  const before = snapshot(root);
  const start = performance.now();
  const script = ['--input-type=module', '-e', LAUNCH, root, ...args];
  const child = spawn(process.execPath, script, { cwd: resolve('.') });
  let [out, err, peakMegabytes] = ['', '', 0];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const timer = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid))), 20);
  const exitCode = await new Promise<number>((done) => child.on('exit', (code) => done(code ?? 99)));
  clearInterval(timer);
  const milliseconds = performance.now() - start;
  const changed = differences(before, snapshot(root));
  return { exitCode, lines: err.trimEnd().split('\n'), out, changed, milliseconds, peakMegabytes };
}
