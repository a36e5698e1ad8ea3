import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatProblem, Problem } from '#core/problem.ts';
import type { Files } from '../effects.ts';
import { type AccessLog, makeHandler } from './handler.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly log: AccessLog;
}

/** A server that listens. */
export interface Serving {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const LISTEN_FAULTS: Readonly<Record<string, readonly [string, string, string]>> = {
  EADDRINUSE: ['port-taken', 'another program listens there', 'choose another with PORT or --port'],
  EACCES: ['port-refused', 'this user may not listen there', 'choose a port above 1023 with PORT or --port'],
  EADDRNOTAVAIL: ['host-unknown', 'this machine has no such address', 'choose another with HOST or --host'],
  ENOTFOUND: ['host-unknown', 'this machine has no such name', 'choose another with HOST or --host'],
};

function listenProblem(error: NodeJS.ErrnoException, { host, port }: ServeOptions): Error {
  const known = LISTEN_FAULTS[error.code ?? ''];
  if (known === undefined) return error;
  const [code, what, remedy] = known;
  return new Problem(code, what, { value: `${host}:${port}`, remedy, exitCode: 3, done: 'not started' });
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** A request that is not HTTP gets one line by the message contract and no more. */
function refuseGarbage(server: Server): void {
  const problem = new Problem('request-form', 'the request cannot be read', {
    done: 'nothing was sent',
    remedy: 'send it again as HTTP/1.1',
  });
  const text = `${formatProblem(problem)}\n`;
  const length = Buffer.byteLength(text);
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${length}`;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(`${head}\r\nConnection: close\r\n\r\n${text}`);
  });
}

/** Serves the published site. */
export function serveSite(files: Files, options: ServeOptions): Promise<Serving> {
  const server = createServer({ keepAliveTimeout: 10_000 }, makeHandler(files, options.log));
  refuseGarbage(server);
  return new Promise((done, refuse) => {
    server.once('error', (error) => refuse(listenProblem(error, options)));
    server.listen(options.port, options.host, () => {
      const { port } = server.address() as AddressInfo;
      done({ url: `http://${shownHost(options.host)}:${port}/`, port, close: () => close(server) });
    });
  });
}
