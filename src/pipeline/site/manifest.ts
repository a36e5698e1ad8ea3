import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import type { Files } from '../effects.ts';
import { HEADER_SETS } from './headers.ts';

/** Where rendered sites lie; the pointer beside them names the one that is served. */
export const SITES = 'var/site';

const fileSchema = z.strictObject({
  /** SHA-256 of the uncompressed bytes. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  headers: z.enum(HEADER_SETS),
  /** Sizes of the compressed siblings `<file>.br` and `<file>.gz`. */
  br: z.int().optional(),
  gzip: z.int().optional(),
});

const siteSchema = z.strictObject({
  format: z.literal('evenground-site/1'),
  files: z.record(z.string(), fileSchema),
});

export type SiteFile = z.infer<typeof fileSchema>;

/** Every file of a site by its address below the root, such as `connecticut/index.html`. */
export type SiteManifest = z.infer<typeof siteSchema>;

/** Reads and checks `site.json` of a rendered site. */
export async function readSiteManifest(files: Files, name: string): Promise<SiteManifest> {
  const file = `${SITES}/${name}/site.json`;
  const text = await files.readText(file);
  try {
    return siteSchema.parse(JSON.parse(text));
  } catch {
    throw new Problem('site-damaged', 'is not the list of files of a site', {
      file,
      exitCode: 4,
      remedy: 'run "evenground render" again',
    });
  }
}
