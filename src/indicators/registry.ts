import { Problem } from '#core/problem.ts';
import { abovePoverty } from './above-poverty.ts';
import { college } from './college.ts';
import { crime } from './crime.ts';
import { dentalVisit } from './dental-visit.ts';
import { employed } from './employed.ts';
import { employmentAccess } from './employment-access.ts';
import { foodAccess } from './food-access.ts';
import { homeowner } from './homeowner.ts';
import { housingCost } from './housing-cost.ts';
import { insured } from './insured.ts';
import { jobChange } from './job-change.ts';
import { jobDiversity } from './job-diversity.ts';
import { lifeExpectancy } from './life-expectancy.ts';
import { mathGrade3 } from './math-grade-3.ts';
import { mathMet } from './math-met.ts';
import { medianIncome } from './median-income.ts';
import { occupiedHomes } from './occupied-homes.ts';
import { ownerOccupied } from './owner-occupied.ts';
import { poverty } from './poverty.ts';
import { publicAssistance } from './public-assistance.ts';
import { readingGrade3 } from './reading-grade-3.ts';
import { readingMet } from './reading-met.ts';
import { someCollege } from './some-college.ts';
import { townSafety } from './town-safety.ts';
import { vehicle } from './vehicle.ts';
import { abovePoverty2018 } from './above-poverty-2018.ts';
import { foodStore2019 } from './food-store-2019.ts';
import { highSchool2018 } from './high-school-2018.ts';
import { insured2018 } from './insured-2018.ts';
import { medianIncome2018 } from './median-income-2018.ts';
import { noAssistance2018 } from './no-assistance-2018.ts';
import { occupiedHomes2018 } from './occupied-homes-2018.ts';
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
  readingMet,
  mathMet,
  townSafety,
  foodAccess,
  abovePoverty,
  medianIncome,
  someCollege,
  vehicle,
  homeowner,
  housingCost,
  insured,
  dentalVisit,
  lifeExpectancy,
  highSchool2018,
  noAssistance2018,
  abovePoverty2018,
  medianIncome2018,
  occupiedHomes2018,
  insured2018,
  foodStore2019,
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
