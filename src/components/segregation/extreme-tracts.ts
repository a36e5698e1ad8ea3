import type { ComparedSegregation } from '#artifacts/area-profile/segregation.ts';
import { isMissing } from '#core/missing.ts';

/** Names of the tracts whose mix of groups differs most and least from the whole; undefined where none can be named. */
export function extremeTracts(
  local: ComparedSegregation['local'],
  names: Readonly<Record<string, string>>,
): { readonly most: string; readonly least: string } | undefined {
  const ordered = local
    .flatMap(({ geoid, divergence }) => (isMissing(divergence) ? [] : [{ geoid, divergence }]))
    .sort((a, b) => b.divergence - a.divergence);
  const [most, least] = [ordered[0], ordered.at(-1)].map((tract) => names[tract?.geoid ?? '']);
  return most === undefined || least === undefined ? undefined : { most, least };
}
