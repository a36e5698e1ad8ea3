import type { Edition } from '#opportunity/edition.ts';
import type { TractShares } from './residence-by-level.ts';

/** What lifts and what lowers the score of an area most: indicator ids, strongest and weakest first. */
export interface WhyLevel {
  readonly strongest: readonly string[];
  readonly weakest: readonly string[];
}

interface Pull {
  readonly id: string;
  readonly contribution: number;
}

function meanContribution(edition: Edition, id: string, shares: TractShares): number | undefined {
  const contribution = edition.tracts.indicators[id]?.contribution ?? [];
  let people = 0;
  let sum = 0;
  for (const [tract, share] of shares) {
    const value = contribution[tract] ?? null;
    if (value === null) continue;
    const weight = shares.length === 1 ? 1 : share * (edition.tracts.population.total[tract] ?? 0);
    people += weight;
    sum += weight * value;
  }
  return people === 0 ? undefined : sum / people;
}

/**
 * Two strongest and two weakest indicators of an area by their contribution to the score.
 *
 * Of several tracts the contributions are averaged, weighted by people. Ties keep the order of the edition.
 * An indicator is never named twice: an area with three indicators has two strongest and one weakest.
 */
export function whyLevel(edition: Edition, shares: TractShares): WhyLevel {
  const pulls = edition.indicators.flatMap(({ id }): Pull[] => {
    const contribution = meanContribution(edition, id, shares);
    return contribution === undefined ? [] : [{ id, contribution }];
  });
  const byStrength = pulls.toSorted((a, b) => b.contribution - a.contribution);
  const strongest = byStrength.slice(0, 2);
  const weakest = byStrength.slice(2).slice(-2).reverse();
  return { strongest: strongest.map(({ id }) => id), weakest: weakest.map(({ id }) => id) };
}
