import type { InputCase } from './case.ts';
import { DOWNLOAD_CASES } from './downloads.ts';
import { FILE_CASES } from './files.ts';
import { HEADER_CASES } from './header.ts';
import { ROW_CASES } from './rows.ts';
import { VALUE_CASES } from './values.ts';

/** The catalogue of bad inputs, group by group. */
export const INPUT_CASES: readonly InputCase[] = [
  ...FILE_CASES,
  ...HEADER_CASES,
  ...ROW_CASES,
  ...VALUE_CASES,
  ...DOWNLOAD_CASES,
];
