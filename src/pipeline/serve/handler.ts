import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatProblem, Problem } from '#core/problem.ts';
import type { Files } from '../effects.ts';
import { HEADERS } from '../site/headers.ts';
import { parseAddress } from './address.ts';
import { type ByteRange, chooseEncoding, matchesTag, parseRange } from './negotiate.ts';
import { bodyOf, type OpenSite, SiteStore, type Variant, variantOf } from './site-store.ts';

/** What the log learns of a request: a code and a status, never an address, agent or visitor. */
export type AccessLog = (code: string, status: number) => void;

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly log: AccessLog;
}

const REMEDIES: Readonly<Record<number, readonly [string, string]>> = {
  400: ['the address cannot be read', 'check it for signs that do not belong there'],
  404: ['there is no page at this address', 'start at /'],
  405: ['only reading is possible here', 'use GET or HEAD'],
  416: ['the file has no such bytes', 'ask for bytes inside the file'],
  500: ['the file could not be read', 'try again; if it stays, tell the people who run this site'],
  503: ['no site is published yet', 'run "evenground render" and "evenground publish"'],
};

const PLAIN_HEADERS = Object.entries({ ...HEADERS.page, 'Cache-Control': 'no-store' }).flat();

function sendProblem(
  { request, response, log }: Exchange,
  status: number,
  code: string,
  extra: string[] = [],
): void {
  const [what = '', remedy = ''] = REMEDIES[status] ?? [];
  const text = `${formatProblem(new Problem(code, what, { done: 'nothing was sent', remedy }))}\n`;
  const body = Buffer.from(text);
  log(code, status);
  response.writeHead(status, [
    ...PLAIN_HEADERS,
    ...extra,
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Length',
    String(body.length),
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendBody({ request, response }: Exchange, status: number, headers: string[], body: Buffer): void {
  response.writeHead(status, [...headers, 'Content-Length', String(body.length)]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendRange(exchange: Exchange, variant: Variant, body: Buffer, range: ByteRange): void {
  const { start, end } = range;
  const headers = [...variant.headers, 'Content-Range', `bytes ${start}-${end}/${body.length}`];
  sendBody(exchange, 206, headers, body.subarray(start, end + 1));
}

function wantedRange(request: IncomingMessage, variant: Variant): ByteRange | 'unsatisfiable' | undefined {
  const condition = request.headers['if-range'];
  if (typeof condition === 'string' && condition !== variant.tag) return undefined;
  return parseRange(request.headers.range, variant.size);
}

function sendVariant(exchange: Exchange, variant: Variant, body: Buffer, status: number): void {
  const range = status === 200 ? wantedRange(exchange.request, variant) : undefined;
  if (range === 'unsatisfiable') {
    sendProblem(exchange, 416, 'range-outside', ['Content-Range', `bytes */${variant.size}`]);
    return;
  }
  if (range !== undefined) sendRange(exchange, variant, body, range);
  else sendBody(exchange, status, variant.headers, body);
}

/** 404 page in the language of the address, when the site has one. */
function lostPath(site: OpenSite, path: string): string | undefined {
  const wanted =
    path === 'es' || path.startsWith('es/') ? ['es/404/index.html', '404/index.html'] : ['404/index.html'];
  return wanted.find((one) => site.manifest.files[one] !== undefined);
}

/** File that an address means; a folder's address without its slash leads to the one with it. */
function locate(site: OpenSite, path: string): { file: string } | { moved: string } | undefined {
  const files = site.manifest.files;
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (Object.hasOwn(files, file)) return { file };
  return Object.hasOwn(files, `${path}/index.html`) ? { moved: `/${encodeURI(path)}/` } : undefined;
}

function sendMoved(exchange: Exchange, location: string): void {
  exchange.log('moved', 308);
  exchange.response.writeHead(308, [...PLAIN_HEADERS, 'Location', location, 'Content-Length', '0']);
  exchange.response.end();
}

function sendFile(
  exchange: Exchange,
  root: string,
  site: OpenSite,
  path: string,
  status: number,
): void | Promise<void> {
  const { request, response, log } = exchange;
  const { br, gzip } = site.manifest.files[path] ?? {};
  const isWhole = request.headers.range === undefined;
  const has = { br: isWhole && br !== undefined, gzip: isWhole && gzip !== undefined };
  const encoding = chooseEncoding(request.headers['accept-encoding'], has);
  const variant = variantOf(root, site, path, encoding);
  if (variant === undefined) return sendProblem(exchange, 404, 'page-absent');
  if (status === 200 && matchesTag(request.headers['if-none-match'], variant.tag)) {
    log('unchanged', 304);
    response.writeHead(304, variant.headers304);
    response.end();
    return undefined;
  }
  log(status === 200 ? 'sent' : 'page-absent', status);
  if (variant.body !== undefined) return sendVariant(exchange, variant, variant.body, status);
  return bodyOf(site, variant).then((body) => sendVariant(exchange, variant, body, status));
}

function answer(exchange: Exchange, root: string, site: OpenSite | undefined): void | Promise<void> {
  if (site === undefined) return sendProblem(exchange, 503, 'site-absent', ['Retry-After', '5']);
  const address = parseAddress(exchange.request.url ?? '');
  if ('fault' in address) return sendProblem(exchange, 400, address.fault);
  const found = locate(site, address.path);
  if (found === undefined) {
    const lost = lostPath(site, address.path);
    if (lost === undefined) return sendProblem(exchange, 404, 'page-absent');
    return sendFile(exchange, root, site, lost, 404);
  }
  if ('moved' in found) return sendMoved(exchange, found.moved + address.query);
  return sendFile(exchange, root, site, found.file, 200);
}

async function answerLater(exchange: Exchange, root: string, store: SiteStore): Promise<void> {
  try {
    await answer(exchange, root, await store.current());
  } catch {
    if (exchange.response.headersSent) exchange.response.destroy();
    else sendProblem(exchange, 500, 'file-unreadable');
  }
}

/** Answers requests from the published site; holds no state of any visitor. */
export function makeHandler(files: Files, log: AccessLog): Handler {
  const root = files.resolve('.');
  const store = new SiteStore(files, (code) => log(code, 500));
  return (request, response) => {
    const exchange = { request, response, log };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendProblem(exchange, 405, 'method', ['Allow', 'GET, HEAD']);
      return;
    }
    void answerLater(exchange, root, store);
  };
}
