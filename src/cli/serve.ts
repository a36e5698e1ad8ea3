import type { Command } from 'commander';
import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { serveSite, type Serving } from '#pipeline/serve/server.ts';

/** Port when neither PORT nor --port names one. */
const DEFAULT_PORT = '4173';

function readPort(text: string): number {
  const port = parseWhole(text);
  if (port !== undefined && port >= 0 && port <= 65_535) return port;
  const remedy = 'give a whole number from 0 to 65535, such as PORT=4173';
  throw new Problem('port-form', 'is not a port', { value: text, exitCode: 3, remedy, done: 'not started' });
}

function untilStopped(serving: Serving): Promise<void> {
  return new Promise((done) => {
    const stop = (): void => void serving.close().then(done);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

interface ServeArgs {
  readonly host?: string;
  readonly port?: string;
}

/** Only failures are logged, by code; never an address, agent or visitor. */
function logFault({ log }: Effects, status: number, code: string): void {
  if (status >= 500) log.warn(`${code} warn – status ${status}`);
}

/** `evenground serve`: the published site on this machine. */
export function register(program: Command, effects: Effects): void {
  const { settings, log, files } = effects;
  program
    .command('serve')
    .description('serve the published site')
    .option('--host <host>', 'address to listen on (or HOST); 127.0.0.1 when left out')
    .option('--port <port>', `port to listen on (or PORT); ${DEFAULT_PORT} when left out`)
    .action(async (args: ServeArgs) => {
      const host = args.host ?? settings.HOST ?? '127.0.0.1';
      const port = readPort(args.port ?? settings.PORT ?? DEFAULT_PORT);
      const serving = await serveSite(files, {
        host,
        port,
        log: (code, status) => logFault(effects, status, code),
      });
      log.out(serving.url);
      await untilStopped(serving);
    });
}
