import { type Cell, isMissing, missing } from '#core/missing.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';

/** A tax-credit property as HUD lists it. */
export interface LihtcProject {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  /** The tract HUD gives it (2010), or undefined where HUD gives none. */
  readonly tract: string | undefined;
  readonly longitude: Cell;
  readonly latitude: Cell;
  readonly units: Cell;
  readonly lowIncomeUnits: Cell;
  readonly yearInService: Cell;
  readonly credit: '4%' | '9%' | 'both' | undefined;
  /** For whom the property was meant; a property may be for several. */
  readonly residents: readonly ('family' | 'elderly' | 'disabled' | 'homeless')[];
}

/** HUD writes 8888 and 9999 where it has no year. */
const NO_YEAR = { '8888': 'notInFile', '9999': 'notInFile' } as const;

/** Columns of LIHTCPUB.CSV that are read; the file has some 80, and the order has changed between years. */
const COLUMNS: readonly ColumnSchema[] = [
  { name: 'id', header: 'HUD_ID', aliases: ['hud_id'], kind: 'text', filled: true },
  { name: 'name', header: 'PROJECT', aliases: ['project'], kind: 'text' },
  { name: 'city', header: 'PROJ_CTY', aliases: ['proj_cty'], kind: 'text' },
  { name: 'state', header: 'PROJ_ST', aliases: ['proj_st'], kind: 'text' },
  { name: 'latitude', header: 'LATITUDE', aliases: ['latitude'], kind: 'number', range: [-90, 90] },
  { name: 'longitude', header: 'LONGITUDE', aliases: ['longitude'], kind: 'number', range: [-180, 180] },
  { name: 'tract', header: 'FIPS2010', aliases: ['fips2010'], kind: 'text' },
  { name: 'units', header: 'N_UNITS', aliases: ['n_units'], kind: 'count' },
  { name: 'lowIncomeUnits', header: 'LI_UNITS', aliases: ['li_units'], kind: 'count' },
  { name: 'year', header: 'YR_PIS', aliases: ['yr_pis'], kind: 'count', sentinels: NO_YEAR },
  { name: 'credit', header: 'CREDIT', aliases: ['credit'], kind: 'text' },
  { name: 'family', header: 'TRGT_FAM', aliases: ['trgt_fam'], kind: 'text', optional: true },
  { name: 'elderly', header: 'TRGT_ELD', aliases: ['trgt_eld'], kind: 'text', optional: true },
  { name: 'disabled', header: 'TRGT_DIS', aliases: ['trgt_dis'], kind: 'text', optional: true },
  { name: 'homeless', header: 'TRGT_HML', aliases: ['trgt_hml'], kind: 'text', optional: true },
];

const SCHEMA: TableSchema = { name: 'hud-lihtc', key: ['id'], extraColumns: 'ignore', columns: COLUMNS };

/** HUD's codes of the kind of credit: 30 percent of the cost, 70 percent, both; 4 is the stimulus program alone. */
const CREDITS: Readonly<Record<string, LihtcProject['credit']>> = { '1': '4%', '2': '9%', '3': 'both' };

/** 'X' stands for a tract that HUD could not find. */
function tractOf(text: string): string | undefined {
  return /^\d{11}$/.test(text) ? text : undefined;
}

/**
 * Properties of one state from HUD's tax-credit database (LIHTCPUB.CSV).
 *
 * A flag counts where it is 1 (older files write Y). Homes that HUD does not give stay missing, never zero.
 *
 * @param state two letters, such as "CT"
 * @throws Problems of the file, through the log
 * @see https://www.huduser.gov/portal/datasets/lihtc.html
 */
export function readLihtc(
  bytes: Uint8Array,
  file: string,
  state: string,
  log: ProblemLog,
): readonly LihtcProject[] {
  const table = readTable(SCHEMA, bytes, file, log);
  log.throwIfStopped();
  const text = (name: string, row: number): string =>
    table.columns.has(name) ? (textsOf(table, name)[row] ?? '') : '';
  const cell = (name: string, row: number): Cell => cellsOf(table, name)[row] ?? missing('notInFile');
  const flags = ['family', 'elderly', 'disabled', 'homeless'] as const;
  return Array.from({ length: table.rowCount }, (_, row) => row)
    .filter((row) => text('state', row) === state)
    .map((row) => ({
      ...{ id: text('id', row), name: text('name', row), city: text('city', row), state },
      tract: tractOf(text('tract', row)),
      ...{ longitude: cell('longitude', row), latitude: cell('latitude', row) },
      ...{ units: cell('units', row), lowIncomeUnits: cell('lowIncomeUnits', row) },
      yearInService: cell('year', row),
      credit: CREDITS[text('credit', row)],
      residents: flags.filter((flag) => /^(1|Y)$/.test(text(flag, row))),
    }));
}

/**
 * Homes of a property under the program: those for low incomes, else all of them when HUD gives only that.
 *
 * @example lowIncomeHomes({ units: 40, lowIncomeUnits: { missing: 'notInFile' } }) // => 40
 */
export function lowIncomeHomes({
  units,
  lowIncomeUnits,
}: Pick<LihtcProject, 'units' | 'lowIncomeUnits'>): Cell {
  return isMissing(lowIncomeUnits) ? units : lowIncomeUnits;
}
