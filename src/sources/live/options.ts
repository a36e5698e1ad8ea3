import { Problem } from '#core/problem.ts';
import type { LiveSource, SourceOptions } from './live-source.ts';

function given(options: SourceOptions): (keyof SourceOptions)[] {
  return (Object.keys(options) as (keyof SourceOptions)[]).filter((name) => options[name] !== undefined);
}

/**
 * Refuses options that a source does not take, and asks for those that it needs.
 *
 * @throws Problem 'source-option'
 */
export function checkOptions({ id, options: taken }: LiveSource, options: SourceOptions): void {
  const strange = given(options).find((name) => taken[name] === undefined);
  const absent = (Object.keys(taken) as (keyof SourceOptions)[]).find(
    (name) => taken[name] === 'needed' && options[name] === undefined,
  );
  const wrong = strange ?? absent;
  if (wrong === undefined) return;
  throw new Problem('source-option', strange === undefined ? `is needed by ${id}` : `is no option of ${id}`, {
    columnName: wrong,
    exitCode: 3,
    remedy: `its options are ${Object.entries(taken)
      .map(([name, need]) => `${name} (${need})`)
      .join(', ')}: see docs/guide/source-list.md`,
  });
}

/**
 * The value of an option that `checkOptions` has found to be there.
 *
 * @throws Error our own mistake, when it is not
 * @example required({ year: 2023 }, 'year') // => 2023
 */
export function required<Name extends keyof SourceOptions>(
  options: SourceOptions,
  name: Name,
): NonNullable<SourceOptions[Name]> {
  const value = options[name];
  if (value === undefined) throw new Error(`the option ${name} was not checked`);
  return value;
}

/**
 * The problem of an option whose value the source cannot serve.
 *
 * @example optionProblem('lodes', 'year', '1999', 'there is none').code // => 'source-option'
 */
export function optionProblem(id: string, name: keyof SourceOptions, value: string, what: string): Problem {
  return new Problem('source-option', `${id}: ${what}`, {
    columnName: name,
    value,
    exitCode: 3,
    remedy: 'see docs/guide/source-list.md for what the source takes',
  });
}
