// Editions, pages and pointer: what must be there before anything can be served.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './house.js';

/** Places that have an edition to build. */
function listPlaces() {
  const folder = join(ROOT, 'places');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((place) => existsSync(join(folder, place, 'editions')))
    .sort();
}

/**
 * Builds the editions, renders the site and publishes it; steps with unchanged inputs cost little.
 *
 * @param {(args: string[], root: string) => Promise<number>} main the command line
 * @returns {Promise<number>} exit code of the first step that failed, or 0
 */
export async function makeSite(main) {
  const steps = [...listPlaces().map((place) => ['build', '--place', place]), ['render'], ['publish']];
  for (const args of steps) {
    say(`evenground ${args.join(' ')}`);
    const code = await main(args, ROOT);
    if (code !== 0) return code;
  }
  return 0;
}
