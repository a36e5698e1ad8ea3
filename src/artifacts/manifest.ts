import { jsonText } from './json-text.ts';

/** Hash of bytes as lower-case hexadecimal text, passed in by the edge. */
export type HashBytes = (bytes: Uint8Array) => string;

/** One file of an edition folder. */
export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What lies in an edition folder and from which inputs it was made. */
export interface Manifest {
  readonly format: 'evenground-manifest/1';
  readonly place: string;
  readonly edition: string;
  /** Hash over the inputs below. */
  readonly inputHash: string;
  readonly inputs: readonly ManifestFile[];
  readonly files: readonly ManifestFile[];
}

/**
 * Size and hash of files, in path order.
 *
 * @example describeFiles(new Map([['a', new Uint8Array(3)]]), () => 'x') // => [{ path: 'a', bytes: 3, sha256: 'x' }]
 */
export function describeFiles(files: ReadonlyMap<string, Uint8Array>, hash: HashBytes): ManifestFile[] {
  return [...files]
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: hash(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Manifest of an edition folder: files and inputs with their sizes and hashes, in path order.
 *
 * @param hash SHA-256 as hexadecimal text
 */
export function makeManifest(
  place: string,
  edition: string,
  inputs: ReadonlyMap<string, Uint8Array>,
  files: ReadonlyMap<string, Uint8Array>,
  hash: HashBytes,
): Manifest {
  const described = describeFiles(inputs, hash);
  const lines = described.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  return {
    format: 'evenground-manifest/1',
    place,
    edition,
    inputHash: hash(new TextEncoder().encode(lines)),
    inputs: described,
    files: describeFiles(files, hash),
  };
}

/** Text of manifest.json. */
export function manifestText(manifest: Manifest): string {
  return jsonText(manifest, 1);
}
