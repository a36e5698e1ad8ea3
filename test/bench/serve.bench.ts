import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Effects } from '#pipeline/effects.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { assembleSite } from '#pipeline/site/assemble.ts';
import { publishSite } from '#pipeline/site/pointer.ts';
import { type BenchRow, median } from './bench-row.ts';
import { startServer } from './start-server.ts';

const PAGES = 500;
const SECONDS = 5;
const RUNS = 3;

async function makeSite(root: string): Promise<readonly string[]> {
  const files = nodeFiles(root);
  const quiet = (): undefined => undefined;
  const log = { out: quiet, info: quiet, warn: quiet };
  const effects: Effects = { files, clock: { now: () => new Date(0) }, log, settings: {} };
  const paths = Array.from({ length: PAGES }, (_, page) => `p/town/t${page}/index.html`);
  for (const path of paths) await files.write(`in/${path}`, `<title>${path}</title>\n`.repeat(60));
  const name = await assembleSite(
    effects,
    paths.map((path) => ({ path, from: `in/${path}` })),
  );
  await publishSite(files, name);
  return paths.map((path) => `/${path.replace('index.html', '')}`);
}

async function measure(url: string, paths: readonly string[], headers: Record<string, string>) {
  const rates: number[] = [];
  const p99: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const result = await autocannon({
      url,
      connections: 32,
      duration: SECONDS,
      headers,
      requests: paths.map((path) => ({ path })),
    });
    if (result.non2xx > 0) throw new Error('the server answered wrongly');
    rates.push(result.requests.average);
    p99.push(result.latency.p99);
  }
  return { rate: median(rates), p99: median(p99) };
}

/** Small compressed pages from the static server on loopback, all headers on. */
export default async function benchServe(): Promise<readonly BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'evenground-bench-'));
  const paths = await makeSite(root);
  const server = await startServer(root);
  try {
    const pages = await measure(server.url, paths, { 'accept-encoding': 'br, gzip' });
    return [
      {
        name: `static server, ${PAGES} pages in turn, 32 connections`,
        value: pages.rate,
        unit: 'requests/s',
      },
      { name: 'the same, 99th percentile', value: pages.p99, unit: 'ms' },
    ];
  } finally {
    server.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
