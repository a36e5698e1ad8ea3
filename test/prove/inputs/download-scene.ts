import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { run as runCommand } from '#cli/main.ts';
import type { Effects, Files } from '#pipeline/effects.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import type { LoopbackSeam } from '#pipeline/net/node-network.ts';
import { type Handler, type Publisher, startPublisher } from '../../fixtures/publisher/publisher.ts';
import { tractArchive } from './mini-state.ts';
import type { Expected, InputCase, Met, World } from './case.ts';
import { differences, snapshot } from './world.ts';

const PLACE = 'places/rhode-island/place.yaml';
const LOCK = 'places/rhode-island/fetch-lock.json';
const PARTS = 'var/cache/fetch/parts';
const OUT = 'var/fetched';
export const TIGER_FILE = 'rhode-island/tl_2010_44_tract10.zip';

/** What the place takes in the cases, one source at a time. */
export const SOURCES = {
  tiger: "  - { source: tiger-tracts, editions: ['2018-national'], year: 2010 }",
  acs: "  - { source: acs-5-year, editions: ['2018-national'], year: 2023, area: tract, tables: [B01001] }",
  arcgis: declared('arcgis', 'https://data.example.gov/arcgis/rest/services/X/FeatureServer/0'),
  socrata: declared('socrata', 'https://data.example.gov/resource/abcd-1234'),
} as const;

export function declared(source: string, address: string): string {
  return `  - source: ${source}
    editions: ['2018-national']
    address: ${address}
    file: rhode-island/list.csv
    title: List of towns
    columns: [{ header: Town, kind: text, filled: true }, { header: Units, kind: count }]
    key: [Town]`;
}

/** One case: what the place takes, how its publisher behaves, and what is looked at afterwards. */
export interface Scene {
  readonly source: keyof typeof SOURCES;
  readonly answer: Handler;
  readonly seam?: Partial<LoopbackSeam>;
  readonly files?: (files: Files) => Files;
  readonly clock?: Effects['clock'];
  /** Runs in the same world before what is judged. */
  readonly earlier?: (world: World, publisher: Publisher) => Promise<void>;
  readonly options?: readonly string[];
  /** What the publisher saw; gives what is wrong. */
  readonly seen?: (publisher: Publisher, world: World) => string | undefined;
}

/** Headers of an archive and of JSON. */
export const ZIP = { 'content-type': 'application/zip' } as const;
export const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' } as const;

/** The tracts of the small state. */
export const archive = tractArchive();

/** Sends an archive with its length and a tag. */
export function sendZip(response: ServerResponse, body: Uint8Array = archive, etag = '"1"'): void {
  response.writeHead(200, { ...ZIP, 'content-length': body.length, etag }).end(body);
}

export function sendJson(response: ServerResponse, body: string): void {
  response.writeHead(200, JSON_TYPE).end(body);
}

/** Lets the place take one source. */
export function declare(world: World, source: string): void {
  world.edit(
    PLACE,
    (text) =>
      `${text.split('\nsources:')[0] ?? ''}\ndownloadHosts: [data.example.gov]\nsources:\n${source}\n`,
  );
}

/** A clock that goes on by so much each time it is looked at. */
export function clockOf(stepMs: number): Effects['clock'] {
  let now = Date.parse('2026-11-25T12:00:00Z');
  return {
    now: () => {
      now += stepMs;
      return new Date(now);
    },
  };
}

/** Runs the command. */
export async function fetchIn(
  world: World,
  publisher: Publisher,
  scene: Scene,
): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  const files = nodeFiles(world.root);
  const note = (text: string): void => void err.push(text);
  const effects: Effects = {
    files: scene.files?.(files) ?? files,
    clock: scene.clock ?? clockOf(0),
    log: { out: (text) => void out.push(text), info: note, warn: note },
    network: publisher.network(scene.seam),
    settings: {},
  };
  const command = ['fetch', '--place', 'rhode-island', '--edition', '2018-national', '--out', OUT];
  const code = await runCommand([...command, ...(scene.options ?? [])], effects);
  process.exitCode = 0;
  return { code, out, err };
}

/** The cache is there to be gone on with: what a run leaves in it is no change of anything that is read or served. */
function lasting(changed: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...changed].filter(([path]) => !path.startsWith('var/cache/fetch/')));
}

/** Runs a fetch against a publisher of its own, and takes back what it saved. */
export function play(scene: Scene): (world: World) => Promise<Met> {
  return async (world) => {
    const publisher = await startPublisher();
    try {
      publisher.answerWith(scene.answer);
      await scene.earlier?.(world, publisher);
      const before = snapshot(world.root);
      const start = performance.now();
      const { code, out, err } = await fetchIn(world, publisher, scene);
      const milliseconds = performance.now() - start;
      const changed = lasting(differences(before, snapshot(world.root)));
      const wrong = scene.seen?.(publisher, world);
      return {
        exitCode: code,
        lines: err,
        out: [...out, ...(wrong === undefined ? [] : [`SEEN ${wrong}`])].join('\n'),
        changed,
        milliseconds,
      };
    } finally {
      await publisher.close();
      for (const path of [LOCK, OUT, 'var/cache/fetch'])
        rmSync(join(world.root, path), { recursive: true, force: true });
    }
  };
}

/** What the publisher saw was wrong, as the case found it. */
export function seenFault(met: Met): string | undefined {
  return met.out.split('\n').find((line) => line.startsWith('SEEN '));
}

/** A case of the group H. */
export function download(id: string, what: string, scene: Scene, expect: Expected): InputCase {
  const also: Expected['also'] = (met, world) => seenFault(met) ?? expect.also?.(met, world);
  return {
    ...{ id, what, run: play(scene), expect: { ...expect, also } },
    plant: (world) => declare(world, SOURCES[scene.source]),
  };
}

/** Nothing is said. */
export const fine: Expected = { severity: 'fine' };
/** The fetch stops with a code. */
export const stop = (code: string, more: Partial<Expected> = {}): Expected => ({
  severity: 'stop',
  code,
  ...more,
});

/** The file as the publisher has it lies in the folder. */
export function fetchedWhole(world: World, path = TIGER_FILE): string | undefined {
  const at = join(world.root, OUT, path);
  if (!existsSync(at)) return `${path} is not there`;
  return Buffer.compare(readFileSync(at), archive) === 0 ? undefined : `${path} is not what was sent`;
}

/** The declared list has so many rows. */
export function lineCount(world: World, wanted: number): string | undefined {
  const lines =
    readFileSync(join(world.root, OUT, 'rhode-island/list.csv'), 'utf8')
      .trim()
      .split('\n').length - 1;
  return lines === wanted ? undefined : `${lines} rows, not ${wanted}`;
}

/** No part of a download is left. */
export function noParts(world: World): string | undefined {
  const folder = join(world.root, PARTS);
  const left = existsSync(folder) ? readdirSync(folder) : [];
  return left.length === 0 ? undefined : `left behind: ${left.join(', ')}`;
}

/** The publisher was asked so many times. */
export const asks = (publisher: Publisher, wanted: number): string | undefined =>
  publisher.asked.length === wanted ? undefined : `asked ${publisher.asked.length} times, not ${wanted}`;

/** The client waited so long between its attempts. */
export const waited = (publisher: Publisher, ...wanted: number[]): string | undefined =>
  JSON.stringify(publisher.waits) === JSON.stringify(wanted)
    ? undefined
    : `waited ${publisher.waits.join(', ')}`;

/** Some answers, one after the other; the last stays. */
export function inTurn(...answers: Handler[]): Handler {
  let turn = 0;
  return (...asked) => {
    answers[Math.min(turn, answers.length - 1)]?.(...asked);
    turn += 1;
  };
}

/** A status with a page for people. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, __, response) =>
    void response.writeHead(code, headers).end('<html>sorry</html>');

/** The archive as it should come. */
export const good: Handler = (_, __, response) => sendZip(response);

/** Rows of the declared list. */
export const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ OBJECTID: index, Town: `Town ${index}`, Units: 1 }));

/** Half of the body, then the end of the connection or nothing more; asked for the rest, it sends the rest. */
export const halfThenRest: Handler = (_, request, response) => {
  const half = Math.floor(archive.length / 2);
  const { range } = request.headers;
  const head = { ...ZIP, etag: '"1"' };
  if (range === undefined) {
    response.writeHead(200, { ...head, 'content-length': archive.length });
    response.write(archive.subarray(0, half));
    return;
  }
  const rest = archive.subarray(half);
  response.writeHead(206, {
    ...head,
    'content-length': rest.length,
    'content-range': `bytes ${half}-${archive.length - 1}/${archive.length}`,
  });
  response.end(rest);
};
