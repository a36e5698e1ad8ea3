import { Problem } from '#core/problem.ts';

/**
 * The day from which a row about an agency counts as old: twelve months after it was checked.
 *
 * A row checked on February 29 is old from March 1 of the next year.
 * @param checkedOn ISO day, such as "2026-11-23"
 * @throws Problem 'day-form' when the text is not a day of the calendar
 * @example staleFrom('2026-11-23') // => '2027-11-23'
 */
export function staleFrom(checkedOn: string): string {
  const day = new Date(`${checkedOn}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== checkedOn) {
    throw new Problem('day-form', 'is not a day', {
      value: checkedOn,
      remedy: 'write YYYY-MM-DD',
      exitCode: 3,
    });
  }
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}

/**
 * Whether a row is too old to be shown without a banner.
 *
 * @param today ISO day, from the edge that knows the clock
 * @example isStale('2025-11-22', '2026-11-23') // => true
 */
export function isStale(checkedOn: string, today: string): boolean {
  return today >= staleFrom(checkedOn);
}
