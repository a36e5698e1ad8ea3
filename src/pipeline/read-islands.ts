import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), name: z.string().optional(), isEntry: z.boolean().optional() }),
);

/** Address of the script of each island, by its name ("map" is src/components/islands/map.ts). */
export type IslandScripts = Readonly<Record<string, string>>;

/** Where the site serves var/build/islands. */
export const ISLANDS_BASE = '/islands/';

/** Reads what `vite build --config vite.islands.config.ts` wrote; empty before the first build. */
export function readIslandScripts(root = '.'): IslandScripts {
  const file = join(root, 'var/build/islands/.vite/manifest.json');
  if (!existsSync(file)) return {};
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const entries = Object.entries(manifest).filter(([, chunk]) => chunk.isEntry === true);
  return Object.fromEntries(
    entries.map(([source, chunk]) => [
      source.replace(/^.*\//, '').replace(/\.ts$/, ''),
      ISLANDS_BASE + chunk.file,
    ]),
  );
}
