import { Problem } from '#core/problem.ts';
import type { Effects, Files } from '../effects.ts';
import { compressForms } from './compress.ts';
import { type HeaderSet, headersFile, headerSetOf } from './headers.ts';
import { readSiteManifest, type SiteFile, type SiteManifest, SITES } from './manifest.ts';
import { readPointer } from './pointer.ts';
import { sha256 } from './stamp.ts';

/** A file of the site: its address below the root and where its bytes are now. */
export interface SitePart {
  readonly path: string;
  readonly from: string;
}

/** Bytes of a part, or text made here. */
interface SiteContent {
  readonly path: string;
  readonly content: Uint8Array;
}

const AT_ONCE = 8;

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A site already rendered, whose compressed files serve again where the bytes are the same. */
interface EarlierSite {
  readonly folder: string;
  readonly manifest: SiteManifest;
}

async function openEarlier(files: Files): Promise<EarlierSite | undefined> {
  const name = (await readPointer(files).catch(() => undefined))?.current;
  if (name === undefined) return undefined;
  try {
    return { folder: `${SITES}/${name}`, manifest: await readSiteManifest(files, name) };
  } catch {
    return undefined;
  }
}

async function reuse(
  files: Files,
  earlier: EarlierSite | undefined,
  path: string,
  hash: string,
  target: string,
) {
  const known = earlier?.manifest.files[path];
  if (earlier === undefined || known?.hash !== hash) return undefined;
  const from = `${earlier.folder}/${path}`;
  if (known.br !== undefined) await files.copy(`${from}.br`, `${target}.br`);
  if (known.gzip !== undefined) await files.copy(`${from}.gz`, `${target}.gz`);
  return known;
}

/** Scripts, the map's page and what it loads: small matters more there than a second at build. */
function isForEveryVisitor(path: string, headers: HeaderSet): boolean {
  return headers === 'asset' || headers === 'map' || /\/map-(?:data\.json|shapes\.bin)$/.test(path);
}

async function writeFile(
  files: Files,
  aside: string,
  earlier: EarlierSite | undefined,
  part: SiteContent,
): Promise<SiteFile> {
  const { path, content } = part;
  const target = `${aside}/${path}`;
  const hash = sha256(content);
  const headers = headerSetOf(`/${path}`);
  await files.write(target, content);
  const known = await reuse(files, earlier, path, hash, target);
  if (known !== undefined) return { ...known, headers };
  const { br, gzip } = await compressForms(path, content, isForEveryVisitor(path, headers));
  if (br !== undefined) await files.write(`${target}.br`, br);
  if (gzip !== undefined) await files.write(`${target}.gz`, gzip);
  return {
    hash,
    size: content.length,
    headers,
    ...(br === undefined ? {} : { br: br.length }),
    ...(gzip === undefined ? {} : { gzip: gzip.length }),
  };
}

/** Every file that the list names is there with its size, and nothing was cut off. */
async function verify(files: Files, aside: string, manifest: SiteManifest): Promise<void> {
  await inBatches(Object.entries(manifest.files), async ([path, { size, hash }]) => {
    const content = await files.read(`${aside}/${path}`);
    if (content.length === size && sha256(content) === hash) return;
    const remedy = 'check the disk, and render again';
    throw new Problem('site-damaged', 'was not written completely', { file: path, exitCode: 4, remedy });
  });
}

function requireUnique(parts: readonly SitePart[]): void {
  const seen = new Map<string, string>();
  for (const { path, from } of parts) {
    const other = seen.get(path);
    if (other !== undefined) throw new Error(`two files for one address: ${other} and ${from} → /${path}`);
    seen.set(path, from);
  }
}

function comparePaths(a: SitePart, b: SitePart): number {
  return a.path < b.path ? -1 : 1;
}

async function nameOf(files: Files, parts: readonly SitePart[], headers: string): Promise<string> {
  const lines: string[] = [];
  for (const { path, from } of parts) lines.push(`${path}\0${sha256(await files.read(from))}`);
  return sha256([...lines, headers].join('\n')).slice(0, 16);
}

/**
 * Puts a site together beside the served one: files, compressed forms, list; verified, flushed, renamed once.
 *
 * @returns the name of the site: the hash of its contents
 */
export async function assembleSite({ files, log }: Effects, unsorted: readonly SitePart[]): Promise<string> {
  const parts = [...unsorted].sort(comparePaths);
  requireUnique(parts);
  const pages = parts.map(({ path }) => `/${path}`);
  const headers = headersFile(pages);
  const name = await nameOf(files, parts, headers);
  if ((await files.facts(`${SITES}/${name}/site.json`)) !== undefined) {
    log.info(`site ${name}: already there`);
    return name;
  }
  const aside = `${SITES}/.aside-${name}`;
  await files.remove(aside);
  const earlier = await openEarlier(files);
  const list: Record<string, SiteFile> = {};
  log.info(`site ${name}: ${parts.length} files …`);
  await inBatches(parts, async ({ path, from }) => {
    list[path] = await writeFile(files, aside, earlier, { path, content: await files.read(from) });
  });
  const manifest: SiteManifest = {
    format: 'evenground-site/1',
    files: Object.fromEntries(
      parts.flatMap(({ path }) => (list[path] === undefined ? [] : [[path, list[path]]])),
    ),
  };
  await files.write(`${aside}/_headers`, headers);
  await verify(files, aside, manifest);
  await files.write(`${aside}/site.json`, `${JSON.stringify(manifest)}\n`);
  await files.flush(aside);
  await files.rename(aside, `${SITES}/${name}`);
  return name;
}
