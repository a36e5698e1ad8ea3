import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';

/**
 * Refuses to write a result over the file it is made from.
 *
 * @param read files that the command reads; those left out are passed over
 * @throws Problem 'option-overwrite'
 */
export function refuseOverwrite(
  { files }: Effects,
  out: string | undefined,
  read: readonly (string | readonly string[] | undefined)[],
): void {
  if (out === undefined) return;
  const own = read.flat().find((path) => path !== undefined && files.resolve(path) === files.resolve(out));
  if (own === undefined) return;
  throw new Problem('option-overwrite', 'is the file that is read, and would be lost', {
    columnName: '--out',
    value: own,
    exitCode: 3,
    remedy: 'give --out another name',
  });
}
