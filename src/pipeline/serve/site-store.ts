import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../effects.ts';
import { HEADERS } from '../site/headers.ts';
import { readSiteManifest, type SiteFile, type SiteManifest, SITES } from '../site/manifest.ts';
import { mediaTypeOf } from '../site/media-type.ts';
import { parsePointer, POINTER } from '../site/pointer.ts';
import type { Encoding } from './negotiate.ts';

/** Larger files are read at each request and never kept. */
const LARGEST_KEPT = 8 * 1024 * 1024;
const MEMORY = 256 * 1024 * 1024;
/** A pointer that could not be followed is tried again after this time, not at each request. */
const RETRY_MILLISECONDS = 1000;

/** One form of a file, ready to send. */
export interface Variant {
  readonly tag: string;
  /** Names and values in turn, as Node sends them fastest. */
  readonly headers: string[];
  readonly headers304: string[];
  readonly size: number;
  readonly path: string;
  body: Buffer | undefined;
}

/** The site that is being served. */
export interface OpenSite {
  readonly name: string;
  readonly manifest: SiteManifest;
  readonly variants: Map<string, Variant>;
  bytes: number;
}

const ENDING: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

function makeVariant(
  root: string,
  site: OpenSite,
  path: string,
  file: SiteFile,
  encoding: Encoding,
): Variant {
  const tag = `"${file.hash.slice(0, 20)}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const size = encoding === 'identity' ? file.size : (file[encoding] ?? file.size);
  const shared = Object.entries(HEADERS[file.headers]).flat();
  const isVaried = file.br !== undefined || file.gzip !== undefined;
  const headers304 = [...shared, 'ETag', tag, ...(isVaried ? ['Vary', 'Accept-Encoding'] : [])];
  const headers = [...headers304, 'Content-Type', mediaTypeOf(path), 'Accept-Ranges', 'bytes'];
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  const folder = join(root, SITES, site.name);
  return { tag, headers, headers304, size, path: join(folder, path + ENDING[encoding]), body: undefined };
}

/** The form of a file in one encoding; made once a site. */
export function variantOf(
  root: string,
  site: OpenSite,
  path: string,
  encoding: Encoding,
): Variant | undefined {
  const key = `${encoding}:${path}`;
  const known = site.variants.get(key);
  if (known !== undefined) return known;
  const file = site.manifest.files[path];
  if (file === undefined) return undefined;
  const variant = makeVariant(root, site, path, file, encoding);
  site.variants.set(key, variant);
  return variant;
}

/** Bytes of a form, from memory when they were read before. */
export async function bodyOf(site: OpenSite, variant: Variant): Promise<Buffer> {
  if (variant.body !== undefined) return variant.body;
  const body = await readFile(variant.path);
  if (body.length !== variant.size) throw new Error('a file of the published site changed');
  if (body.length <= LARGEST_KEPT && site.bytes + body.length <= MEMORY) {
    site.bytes += body.length;
    variant.body = body;
  }
  return body;
}

/** Follows the pointer: the site that is published now, also after a publication or a roll back. */
export class SiteStore {
  #files: Files;
  #pointer: string;
  #stamp = '';
  #site: OpenSite | undefined;
  #following: Promise<OpenSite | undefined> | undefined;
  #onFault: (code: string) => void;
  #now: () => number;
  /** When the pointer is tried again; undefined when it was followed. */
  #retryAt: number | undefined;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(files: Files, onFault: (code: string) => void, now: () => number = () => performance.now()) {
    this.#files = files;
    this.#pointer = files.resolve(POINTER);
    this.#onFault = onFault;
    this.#now = now;
  }

  /** The served site; reads the disk only when the pointer's file changed, or could not be followed. */
  current(): OpenSite | undefined | Promise<OpenSite | undefined> {
    const facts = statSync(this.#pointer, { throwIfNoEntry: false });
    const stamp = facts === undefined ? 'absent' : `${facts.ino}:${facts.mtimeMs}:${facts.size}`;
    const isDue = this.#retryAt !== undefined && this.#now() >= this.#retryAt;
    if (stamp === this.#stamp && !isDue) return this.#following ?? this.#site;
    const isNew = stamp !== this.#stamp;
    this.#stamp = stamp;
    const following = this.#follow(stamp, isNew);
    this.#following = following;
    void following.then(() => {
      if (this.#following === following) this.#following = undefined;
    });
    return following;
  }

  /** A pointer that leads nowhere changes nothing: what was served stays served. */
  async #follow(stamp: string, isNew: boolean): Promise<OpenSite | undefined> {
    this.#retryAt = undefined;
    if (stamp === 'absent') return this.#site;
    try {
      const name = parsePointer(readFileSync(this.#pointer, 'utf8'))?.current;
      if (name === undefined) throw new Error('no pointer');
      if (name === this.#site?.name) return this.#site;
      const manifest = await readSiteManifest(this.#files, name);
      this.#site = { name, manifest, variants: new Map(), bytes: 0 };
    } catch {
      this.#retryAt = this.#now() + RETRY_MILLISECONDS;
      if (isNew) this.#onFault('pointer-damaged');
    }
    return this.#site;
  }
}
