import { Problem } from '#core/problem.ts';
import type { Files } from '../effects.ts';

/** Name of the site that was rendered last. */
export async function lastRendered(files: Files): Promise<string> {
  if ((await files.facts('var/site/rendered')) !== undefined) {
    return (await files.readText('var/site/rendered')).trim();
  }
  const remedy = 'run "evenground render" first';
  throw new Problem('site-absent', 'no site was rendered yet', { exitCode: 3, remedy });
}
