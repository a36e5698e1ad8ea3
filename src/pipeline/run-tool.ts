import { spawn } from 'node:child_process';
import { Problem } from '#core/problem.ts';
import type { Effects } from './effects.ts';

/** How a tool is run: its script below node_modules, its arguments, extra settings. */
export interface ToolRun {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Lines of a failed tool that are shown. */
const SHOWN_LINES = 30;

/** Runs a build tool with Node; its own words are shown only when it fails. */
export function runTool(effects: Effects, { name, script, args, env = {} }: ToolRun): Promise<void> {
  const { files, log, settings } = effects;
  const said: string[] = [];
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, [files.resolve(script), ...args], {
      cwd: files.resolve('.'),
      env: { ...settings, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.on('error', refuse);
    child.on('close', (code) => {
      if (code === 0) return done();
      log.warn(said.join('').trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
      const remedy = 'read the lines above this one';
      refuse(
        new Problem('tool-failed', `${name} ended with code ${code ?? 'none'}`, { exitCode: 4, remedy }),
      );
    });
  });
}
