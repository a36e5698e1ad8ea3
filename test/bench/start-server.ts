import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A server that runs, and the way to end it. */
export interface RunningServer {
  readonly url: string;
  readonly stop: () => void;
}

/** Serves a folder's site in a process of its own, as it is in use. */
export function startServer(root: string): Promise<RunningServer> {
  const cli = pathToFileURL(join(process.cwd(), 'var/cli/main.js')).href;
  const script = `const { main } = await import('${cli}'); await main(['serve', '--port', '0'], '${root}');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done) => {
    child.stdout.setEncoding('utf8').once('data', (url: string) => {
      done({ url: url.trim(), stop: () => void child.kill() });
    });
  });
}
