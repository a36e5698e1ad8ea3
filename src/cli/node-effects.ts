import type { Effects } from '#pipeline/effects.ts';
import { nodeNetwork } from '#pipeline/net/node-network.ts';
import { nodeFiles } from '#pipeline/node-files.ts';

/** The world as Node gives it: disk below the root, wall clock, terminal, network. */
export function nodeEffects(root: string): Effects {
  return {
    files: nodeFiles(root),
    here: process.cwd(),
    clock: { now: () => new Date() },
    log: {
      out: (text) => void process.stdout.write(`${text}\n`),
      info: (text) => void process.stderr.write(`${text}\n`),
      warn: (text) => void process.stderr.write(`${text}\n`),
    },
    network: nodeNetwork(),
    settings: process.env,
  };
}
