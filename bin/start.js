// npm start: installs what is missing, builds the editions, renders the site, serves it and prints the address.
import { createServer } from 'node:net';
import { ROOT, ensureInstalled, fail, requireNode } from './lib/house.js';

/** Ends with exit code 3 when the port is not free: better now than after the build. */
function requireFreePort() {
  const host = process.env.HOST ?? '127.0.0.1';
  const port = Number(process.env.PORT ?? '4173');
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
  if (!isPort)
    fail('port-form', `PORT "${process.env.PORT}" is not a port`, 'give a whole number from 0 to 65535', 3);
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const what = `${host}:${port} cannot be listened on (${error.code})`;
      fail(
        error.code === 'EADDRINUSE' ? 'port-taken' : 'port-refused',
        what,
        'choose another with PORT or HOST',
        3,
      );
    });
    probe.listen(port, host, () => probe.close(done));
  });
}

requireNode();
await requireFreePort();
await ensureInstalled();
const { loadCommandLine } = await import('./lib/bundle.js');
const { makeSite } = await import('./lib/site.js');
const main = await loadCommandLine();
const code = await makeSite(main);
process.exitCode = code === 0 ? await main(['serve'], ROOT) : code;
