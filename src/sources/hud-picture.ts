import { type Cell, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';

/** Homes of one HUD program in one tract, as Picture of Subsidized Households gives them. */
export interface PictureRow {
  readonly tract: string;
  /** HUD's words, such as "Public Housing". */
  readonly program: string;
  readonly units: Cell;
}

/** −1: not there; −4: too few households to print; −5: fewer than half reported. */
const CODES = {
  '-1': 'notInFile',
  '-4': 'suppressed',
  '-5': 'notCollected',
  NA: 'notInFile',
} as const;

const SCHEMA: TableSchema = {
  name: 'hud-picture',
  key: ['tract', 'programCode', 'subProgram'],
  extraColumns: 'ignore',
  columns: [
    { name: 'level', header: 'sumlevel', kind: 'text', filled: true },
    { name: 'program', header: 'program_label', kind: 'text', filled: true },
    { name: 'programCode', header: 'program', kind: 'text', filled: true },
    { name: 'subProgram', header: 'sub_program', kind: 'text' },
    { name: 'tract', header: 'code', kind: 'text', filled: true },
    { name: 'units', header: 'total_units', kind: 'count', sentinels: CODES },
  ],
};

/** Summary level of census tracts, and HUD's code of the sum of all programs, which would count homes twice. */
const TRACT_LEVEL = '9';
const ALL_PROGRAMS = '1';

/** Spreadsheets take the zero before nine states away. */
function tractOf(code: string): string | undefined {
  const digits = /^\d{10}$/.test(code) ? `0${code}` : code;
  return /^\d{11}$/.test(digits) ? digits : undefined;
}

/**
 * Homes by program and tract of one state from a tract file of Picture of Subsidized Households, saved as CSV.
 *
 * The rows "Summary of All HUD Programs" and tracts that HUD could not place (XXXXX) are passed over.
 *
 * @param stateFips two digits
 * @throws Problem 'picture-level' for a file of another summary level; other problems go to the log
 * @see https://www.huduser.gov/portal/datasets/assthsg.html
 */
export function readPicture(
  bytes: Uint8Array,
  file: string,
  stateFips: string,
  log: ProblemLog,
): readonly PictureRow[] {
  const table = readTable(SCHEMA, bytes, file, log);
  log.throwIfStopped();
  const [levels, codes] = [textsOf(table, 'level'), textsOf(table, 'programCode')];
  const strange = levels.find((level) => level !== TRACT_LEVEL);
  if (strange !== undefined)
    throw new Problem('picture-level', 'is not the summary level of census tracts, which is 9', {
      ...{ file, value: strange, columnName: 'sumlevel', exitCode: 2 },
      remedy: 'choose "census tract" on the download page of HUD',
    });
  const [programs, tracts] = [textsOf(table, 'program'), textsOf(table, 'tract')];
  const units = cellsOf(table, 'units');
  return codes.flatMap((code, row): PictureRow[] => {
    const tract = tractOf(tracts[row] ?? '');
    if (code === ALL_PROGRAMS || tract?.startsWith(stateFips) !== true) return [];
    return [{ tract, program: programs[row] ?? '', units: units[row] ?? missing('notInFile') }];
  });
}
