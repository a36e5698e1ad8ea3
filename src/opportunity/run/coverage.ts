import type { Coverage, Part } from '../aggregate/aggregate.ts';
import type { Group } from '../recipe/schema.ts';

interface Minimum {
  readonly count: number;
  readonly perDomain: number;
  readonly denominator: Coverage['denominator'];
}

function minimumOf(rule: Group['missing'], partCount: number): Minimum {
  if (rule === 'strict') return { count: partCount, perDomain: 0, denominator: 'available' };
  if (rule === 'skip') return { count: 1, perDomain: 0, denominator: 'available' };
  const byShare = Math.ceil((rule.minimumShare ?? 0) * partCount - 1e-9);
  return {
    count: Math.max(1, rule.minimumCount ?? 1, byShare),
    perDomain: rule.minimumPerDomain ?? 0,
    denominator: rule.denominator,
  };
}

function availableCount(parts: readonly Part[], row: number): number {
  let count = 0;
  for (const { column } of parts) if (column.reasons[row] === 0) count++;
  return count;
}

/**
 * Rows in which enough parts have a value, by the missing rule of the group.
 *
 * @example coverageOf('skip', [{ id: 'a', column: { values: [0], reasons: [3] }, domain: 'x' }], 1).enough[0] // => 0
 */
export function coverageOf(rule: Group['missing'], parts: readonly Part[], rowCount: number): Coverage {
  const minimum = minimumOf(rule, parts.length);
  const domains = [...new Set(parts.map(({ domain }) => domain))].map((domain) =>
    parts.filter((part) => part.domain === domain),
  );
  const enough = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const inDomains =
      minimum.perDomain === 0 || domains.every((own) => availableCount(own, row) >= minimum.perDomain);
    enough[row] = inDomains && availableCount(parts, row) >= minimum.count ? 1 : 0;
  }
  return { enough, denominator: minimum.denominator };
}
