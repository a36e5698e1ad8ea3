import { isMissing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type AuthorityStandards, BEDROOMS, type Rents } from './model.ts';

/** The contract of a file of payment standards: one row for each authority and part of its area. */
export const STANDARDS_SCHEMA: TableSchema = {
  name: 'payment-standards',
  key: ['authority', 'scope'],
  columns: [
    { name: 'authority', kind: 'text', filled: true },
    { name: 'name', kind: 'text', filled: true },
    { name: 'from', kind: 'text', filled: true },
    // "all", the GEOID or name of a town, or a ZIP code.
    { name: 'scope', kind: 'text', filled: true },
    ...BEDROOMS.map((bedrooms): ColumnSchema => ({
      ...{ name: `bedrooms${bedrooms}`, kind: 'count', range: [100, 20_000], filled: true },
    })),
  ],
};

const AUTHORITY = /^[a-z][a-z0-9-]*$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

interface Reading {
  readonly file: string;
  readonly log: ProblemLog;
  readonly townOf: ReadonlyMap<string, string>;
}

function scopeOf(text: string, line: number, { file, log, townOf }: Reading): string {
  if (text === 'all' || /^\d{5}$/.test(text)) return text;
  const town = townOf.get(text);
  if (town !== undefined) return town;
  log.add(
    new Problem('scope-unknown', 'is no town, ZIP code or "all"', {
      ...{ file, line, columnName: 'scope', value: text },
      remedy: 'write all, five digits, or the name or GEOID of a town',
    }),
  );
  return text;
}

function checkForm(table: Table, { file, log }: Reading): void {
  const forms = [
    ['authority', AUTHORITY, 'small letters, digits and hyphens, such as west-haven'],
    ['from', DAY, 'a day such as 2025-01-01'],
  ] as const;
  for (const [columnName, form, wanted] of forms)
    textsOf(table, columnName).forEach((value, row) => {
      if (!form.test(value))
        log.add(
          new Problem('standards-form', `must be ${wanted}`, {
            file,
            line: row + 2,
            columnName,
            value,
            remedy: 'correct the cell',
          }),
        );
    });
}

/**
 * Payment standards of housing authorities from a CSV file.
 *
 * Contract: columns authority, name, from (a day), scope ("all", a town, or a ZIP code) and bedrooms0 … bedrooms4 with
 * whole dollars a month.
 *
 * @param townOf GEOID of a town by name and by GEOID
 * @throws Problems with line and column of everything that is wrong
 * @see docs/method/voucher-choice.md
 */
export function readStandards(
  bytes: Uint8Array,
  file: string,
  townOf: ReadonlyMap<string, string>,
  log: ProblemLog,
): readonly AuthorityStandards[] {
  const reading: Reading = { file, log, townOf };
  const table = readTable(STANDARDS_SCHEMA, bytes, file, log);
  log.throwIfStopped();
  checkForm(table, reading);
  const cells = BEDROOMS.map((bedrooms) => cellsOf(table, `bedrooms${bedrooms}`));
  const [names, days, scopes] = ['name', 'from', 'scope'].map((name) => textsOf(table, name));
  const found = new Map<string, { name: string; from: string; rents: Record<string, Rents> }>();
  textsOf(table, 'authority').forEach((id, row) => {
    const amount = (bedrooms: number): number => {
      const cell = cells[bedrooms]?.[row];
      return cell === undefined || isMissing(cell) ? 0 : cell;
    };
    const rents: Rents = [amount(0), amount(1), amount(2), amount(3), amount(4)];
    const own = found.get(id) ?? { name: names?.[row] ?? '', from: days?.[row] ?? '', rents: {} };
    own.rents[scopeOf(scopes?.[row] ?? '', row + 2, reading)] = rents;
    found.set(id, own);
  });
  log.throwIfStopped();
  return [...found].map(([id, own]) => ({ id, ...own }));
}
