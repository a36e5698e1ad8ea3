import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Effects } from '../effects.ts';
import { nodeFiles } from '../node-files.ts';
import { assembleSite } from '../site/assemble.ts';
import { publishSite, rollBackSite } from '../site/pointer.ts';
import { serveSite, type Serving } from './server.ts';

const root = mkdtempSync(join(tmpdir(), 'evenground-serve-'));
const files = nodeFiles(root);
const silent = { out: () => undefined, info: () => undefined, warn: () => undefined };
const effects: Effects = { files, clock: { now: () => new Date(0) }, log: silent, settings: {} };
const logged: string[] = [];
let serving: Serving;

const START = '<!doctype html><title>Start</title>';
const LONG = `GEOID,score\n${'09001010101,1.25\n'.repeat(500)}`;

const PAGES: Readonly<Record<string, string>> = {
  'index.html': START,
  'connecticut/index.html': '<title>Map</title>',
  'connecticut/help/index.html': '<title>Help</title>',
  'es/connecticut/index.html': '<title>Mapa</title>',
  '404/index.html': '<title>Not found</title>',
  'es/404/index.html': '<title>No se encontró</title>',
  'connecticut/data/2014-published/tracts.csv': LONG,
  '_app/immutable/assets/0.C7w1Vbkq.css': 'p{color:#000}',
};

async function render(pages: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, content] of Object.entries(pages)) await files.write(`in/${path}`, content);
  return assembleSite(
    effects,
    Object.keys(pages).map((path) => ({ path, from: `in/${path}` })),
  );
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(new URL(path, serving.url), { headers, method, redirect: 'manual' });
}

/** Sends bytes as they are: fetch would mend the address. */
function sendRaw(text: string): Promise<string> {
  return new Promise((done, refuse) => {
    let answer = '';
    const socket = connect(serving.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.on('close', () => done(answer)).on('error', refuse);
  });
}

function rawGet(target: string): Promise<string> {
  return sendRaw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
}

function start(): Promise<Serving> {
  const log = (code: string, status: number): void => void logged.push(`${code} ${status}`);
  return serveSite(files, { host: '127.0.0.1', port: 0, log });
}

beforeAll(async () => {
  writeFileSync(join(root, 'secret.txt'), 'not for the public');
  serving = await start();
});

afterAll(async () => {
  await serving.close();
  rmSync(root, { recursive: true, force: true });
});

test('before the first publication the answer says what to do', async () => {
  const answer = await get('/');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toMatch(/^site-absent stop – .*evenground publish/);
  await publishSite(files, await render(PAGES));
  expect((await get('/')).status).toBe(200);
});

test('a page comes with its type, its tag and a policy that lets nothing else in', async () => {
  const answer = await get('/');
  expect(await answer.text()).toBe(START);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const csp = answer.headers.get('content-security-policy') ?? '';
  expect(csp).toContain("default-src 'none'");
  expect(csp).toContain("frame-ancestors 'none'");
  expect(csp).not.toMatch(/unsafe|\*|https?:/);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('help pages may send nothing and are not kept; only the map may ask where it is', async () => {
  const help = await get('/connecticut/help/');
  expect(help.headers.get('content-security-policy')).toMatch(/connect-src 'none'.*form-action 'none'/);
  expect(help.headers.get('cache-control')).toBe('no-store');
  expect(help.headers.get('permissions-policy')).toContain('geolocation=()');
  for (const map of ['/connecticut/', '/es/connecticut/']) {
    expect((await get(map)).headers.get('permissions-policy')).toContain('geolocation=(self)');
  }
});

test('files named by their content are kept for a year, data may be read by other sites', async () => {
  const asset = await get('/_app/immutable/assets/0.C7w1Vbkq.css');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const data = await get('/connecticut/data/2014-published/tracts.csv');
  expect(data.headers.get('access-control-allow-origin')).toBe('*');
  expect(data.headers.get('cache-control')).toContain('must-revalidate');
});

test('a known tag is answered with 304 and no bytes', async () => {
  const tag = (await get('/')).headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[0-9a-f]{20}"$/);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const answer = await get('/', { 'If-None-Match': known });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('etag')).toBe(tag);
  }
  expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200);
});

test('text is sent compressed to who takes it, each form with its own tag', async () => {
  const path = '/connecticut/data/2014-published/tracts.csv';
  const plain = await get(path, { 'Accept-Encoding': 'identity' });
  const tags = new Set([plain.headers.get('etag')]);
  for (const [accepted, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ] as const) {
    const answer = await get(path, { 'Accept-Encoding': accepted });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(await answer.text()).toBe(LONG);
    tags.add(answer.headers.get('etag'));
  }
  expect(tags.size).toBe(3);
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('ranges give exactly the bytes asked for', async () => {
  const path = '/connecticut/data/2014-published/tracts.csv';
  const cases = [
    ['bytes=0-4', LONG.slice(0, 5)],
    ['bytes=6-', LONG.slice(6)],
    ['bytes=-5', LONG.slice(-5)],
    ['bytes=8500-99999', LONG.slice(8500)],
  ] as const;
  for (const [range, wanted] of cases) {
    const answer = await get(path, { Range: range, 'Accept-Encoding': 'br' });
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe(wanted);
  }
  const beyond = await get(path, { Range: `bytes=${LONG.length}-` });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get('content-range')).toBe(`bytes */${LONG.length}`);
  expect((await get(path, { Range: 'bytes=0-1,4-5' })).status).toBe(200);
  expect((await get(path, { Range: 'bytes=0-4', 'If-Range': '"other"' })).status).toBe(200);
});

test('HEAD gives the headers of GET without a body; nothing else is taken', async () => {
  const head = await get('/', { 'Accept-Encoding': 'identity' }, 'HEAD');
  expect(head.headers.get('content-length')).toBe(String(START.length));
  expect(await head.text()).toBe('');
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const answer = await get('/', {}, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
});

test('no address leads out of the site', async () => {
  const targets = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/connecticut/../../secret.txt',
    '/..\\secret.txt',
    '/%00',
    '//evil.example/',
    '/%zz',
    '/%c0%ae%c0%ae/secret.txt',
    `/${'a'.repeat(3000)}`,
    'http://evil.example/',
  ];
  for (const target of targets) {
    const answer = await rawGet(target);
    expect(answer, target).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/\r\n\r\naddress-(form|long) stop – /);
    expect(answer).not.toContain('not for the public');
  }
  for (const target of ['/secret.txt', '/site.json', '/constructor', '/__proto__', '/toString/']) {
    expect(await rawGet(target), target).toMatch(/^HTTP\/1\.1 404 /);
  }
});

test('what is not HTTP gets one line and a closed connection', async () => {
  expect(await sendRaw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*request-form stop/);
});

test('a lost reader gets a page in the language of the address', async () => {
  const english = await get('/connecticut/nowhere/');
  expect(english.status).toBe(404);
  expect(await english.text()).toContain('Not found');
  expect(await (await get('/es/connecticut/nowhere/')).text()).toContain('No se encontró');
});

test('a forgotten slash is added, with the query kept', async () => {
  const answer = await get('/es/connecticut?layer=poverty');
  expect(answer.status).toBe(308);
  expect(answer.headers.get('location')).toBe('/es/connecticut/?layer=poverty');
});

test('publishing and rolling back take effect at once, also under load, with never a wrong answer', async () => {
  const before = await get('/');
  const second = START.replace('Start', 'Second');
  const name = await render({ ...PAGES, 'index.html': second });
  const bodies = new Set<string>();
  let isMoving = true;
  const moving = (async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await publishSite(files, name);
      await rollBackSite(files);
    }
    isMoving = false;
  })();
  const reader = async (): Promise<void> => {
    while (isMoving) {
      const answer = await get('/');
      expect(answer.status).toBe(200);
      bodies.add(await answer.text());
    }
  };
  await Promise.all([moving, reader(), reader(), reader()]);
  expect([...bodies].filter((body) => body !== START && body !== second)).toEqual([]);
  await publishSite(files, name);
  expect(await (await get('/')).text()).toBe(second);
  await rollBackSite(files);
  const after = await get('/');
  expect(await after.text()).toBe(START);
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
});

test('a half-written site and a damaged pointer leave the served site as it is', async () => {
  const tag = (await get('/')).headers.get('etag');
  mkdirSync(join(root, 'var/site/.aside-0123456789abcdef/connecticut'), { recursive: true });
  mkdirSync(join(root, 'var/site/0123456789abcdef'), { recursive: true });
  await expect(publishSite(files, '0123456789abcdef')).rejects.toMatchObject({ code: 'site-absent' });
  const pointer = await files.readText('var/site/current');
  for (const damage of ['', '{"current":"0123456789abcdef","previous":[]}', '{"current":"../../etc"']) {
    writeFileSync(join(root, 'var/site/current'), damage);
    expect((await get('/')).headers.get('etag'), damage).toBe(tag);
  }
  expect(logged).toContain('pointer-damaged 500');
  writeFileSync(join(root, 'var/site/current'), pointer);
  expect((await get('/')).headers.get('etag')).toBe(tag);
});

test('after a restart the same site is served with the same tag', async () => {
  const tag = (await get('/')).headers.get('etag');
  await serving.close();
  serving = await start();
  expect((await get('/')).headers.get('etag')).toBe(tag);
});

test('a taken port is one line and exit code 3', async () => {
  const second = serveSite(files, { host: '127.0.0.1', port: serving.port, log: () => undefined });
  await expect(second).rejects.toMatchObject({ code: 'port-taken', details: { exitCode: 3 } });
});

test('the log holds codes, never an address or a visitor', () => {
  expect(logged.length).toBeGreaterThan(20);
  expect(logged.filter((line) => !/^[a-z-]+ \d{3}$/.test(line))).toEqual([]);
});
