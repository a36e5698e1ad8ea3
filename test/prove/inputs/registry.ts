import type { InputCase } from './case.ts';
import { FILE_CASES } from './files.ts';

/** The catalogue of bad inputs, group by group. */
export const INPUT_CASES: readonly InputCase[] = [...FILE_CASES];
