import { nearestName, suggest } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import type { Files } from './effects.ts';

/**
 * Makes sure that an id names a folder in `places`.
 *
 * @throws Problem 'place-unknown' naming the place that was meant
 */
export async function requirePlace(files: Files, place: string): Promise<void> {
  const entries = await files.list('places');
  const known = entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  if (known.includes(place)) return;
  throw new Problem('place-unknown', 'is not a place we know', {
    value: place,
    exitCode: 3,
    remedy:
      nearestName(place, known) === undefined
        ? `${suggest(place, known)}; "evenground init STATE --from FOLDER" makes another, and names the files it needs`
        : suggest(place, known),
  });
}
