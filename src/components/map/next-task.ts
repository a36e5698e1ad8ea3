/** Lets the browser handle clicks, keys and drawing before the next step of a long job. */
export function nextTask(): Promise<void> {
  return new Promise((done) => void setTimeout(done));
}

/** Lets the browser lay out and draw what was added before the next step adds more; a hidden page draws nothing. */
export function nextFrame(): Promise<void> {
  if (document.hidden) return nextTask();
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** A long job over the numbers from 0 to count − 1. */
export interface Portions {
  readonly count: number;
  /** Numbers done in one task. */
  readonly size: number;
  readonly act: (index: number) => void;
  /** Asked before each portion: a job that a newer one replaced stops. */
  readonly isWanted?: () => boolean;
}

/**
 * Does a long job in portions, each in a task of its own, so that the page answers in between.
 *
 * @returns whether it came to its end
 */
export async function inPortions({ count, size, act, isWanted = () => true }: Portions): Promise<boolean> {
  for (let from = 0; from < count; from += size) {
    if (from > 0) await nextTask();
    if (!isWanted()) return false;
    for (let index = from; index < Math.min(count, from + size); index += 1) act(index);
  }
  return true;
}
