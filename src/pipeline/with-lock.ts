import type { Files } from './effects.ts';

/** What two commands must not do at once, and its lock below the project's root. */
export interface Exclusive {
  readonly path: string;
  readonly what: string;
}

/** The tables and editions of one place: written by imports, read and written by builds. */
export function placeLock(place: string): Exclusive {
  return {
    path: `var/locks/${place}.lock`,
    what: `only one command at a time may change or build the place ${place}`,
  };
}

/** The folders in which pages are rendered. */
export const RENDER_LOCK: Exclusive = {
  path: 'var/locks/site.lock',
  what: 'only one command at a time may render the site',
};

/**
 * Does the work while no other process does the like.
 *
 * @throws Problem 'locked' naming the process that is at work and since when; nothing was done then
 */
export async function withLock<Result>(
  files: Files,
  { path, what }: Exclusive,
  work: () => Promise<Result>,
): Promise<Result> {
  const release = await files.lock(path, what);
  try {
    return await work();
  } finally {
    await release();
  }
}
