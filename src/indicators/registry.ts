import { Problem } from '#core/problem.ts';
import { college } from './college.ts';
import { crime } from './crime.ts';
import { employed } from './employed.ts';
import { employmentAccess } from './employment-access.ts';
import { jobChange } from './job-change.ts';
import { jobDiversity } from './job-diversity.ts';
import { mathGrade3 } from './math-grade-3.ts';
import { occupiedHomes } from './occupied-homes.ts';
import { ownerOccupied } from './owner-occupied.ts';
import { poverty } from './poverty.ts';
import { publicAssistance } from './public-assistance.ts';
import { readingGrade3 } from './reading-grade-3.ts';
import type { Indicator } from './indicator.ts';

/** Every indicator the software knows, in the order of its domains. A new indicator is one file and one line here. */
export const INDICATORS: readonly Indicator[] = [
  college,
  mathGrade3,
  readingGrade3,
  publicAssistance,
  employed,
  employmentAccess,
  jobDiversity,
  jobChange,
  poverty,
  ownerOccupied,
  occupiedHomes,
  crime,
];

/**
 * The declaration of an indicator.
 *
 * @throws Problem 'indicator-unknown' naming those there are
 * @example findIndicator('crime').domain // => 'neighborhood'
 */
export function findIndicator(id: string): Indicator {
  const found = INDICATORS.find((indicator) => indicator.id === id);
  if (found !== undefined) return found;
  throw new Problem('indicator-unknown', 'is not an indicator', {
    value: id,
    exitCode: 3,
    remedy: `use one of ${INDICATORS.map((indicator) => indicator.id).join(', ')}`,
  });
}
