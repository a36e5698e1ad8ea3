import type { InputCase } from './case.ts';
import { DOWNLOAD_CASES } from './downloads.ts';
import { CONFIGURATION_CASES } from './configuration.ts';
import { FILE_CASES } from './files.ts';
import { GEOMETRY_CASES } from './geometry.ts';
import { HEADER_CASES } from './header.ts';
import { JOIN_CASES } from './joins.ts';
import { NOTE_CASES } from './notes.ts';
import { ROW_CASES } from './rows.ts';
import { UNLISTED_CASES } from './unlisted.ts';
import { VALUE_CASES } from './values.ts';

/** The catalogue of bad inputs, group by group. */
export const INPUT_CASES: readonly InputCase[] = [
  ...FILE_CASES,
  ...HEADER_CASES,
  ...ROW_CASES,
  ...VALUE_CASES,
  ...DOWNLOAD_CASES,
  ...GEOMETRY_CASES,
  ...CONFIGURATION_CASES,
  ...JOIN_CASES,
  ...NOTE_CASES,
  ...UNLISTED_CASES,
];
