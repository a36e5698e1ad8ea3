import type { Allocation, TownAllocation } from '#analysis/fair-share/allocate.ts';
import { csvText, type CsvValue } from '../csv-text.ts';
import { jsonText } from '../json-text.ts';
import { type Sheet, xlsxBytes } from '../xlsx.ts';

/** One allocation with what a reader of its file must know. */
export interface AllocationFile {
  readonly allocation: Allocation;
  readonly title: string;
  readonly source: string;
  /** The scenario's changes, or how the method was run. */
  readonly note: string;
}

const HEADER = [
  'method',
  'state',
  'town',
  'region',
  'units',
  'share',
  'before_cap',
  'cap',
  'reasons',
  'stand_in',
  'income_bands',
  'phases',
  'source',
  'note',
] as const;

/** "2027=121; 2028=121"; empty where the method gives no parts. */
function partsText(parts: TownAllocation['phases']): string {
  return parts.map(({ id, units }) => `${id}=${units}`).join('; ');
}

function townCells({ allocation, source, note }: AllocationFile, town: TownAllocation): readonly CsvValue[] {
  const { name, region, units, share, uncapped, cap, reasons, bands, phases } = town;
  const standIn = allocation.standIns.map(({ says }) => says.en).join(' ');
  return [
    allocation.method,
    allocation.state,
    name,
    region,
    reasons.includes('no-figure') ? null : units,
    share,
    uncapped,
    cap,
    reasons.join(';'),
    standIn,
    partsText(bands),
    partsText(phases),
    source,
    note,
  ];
}

/** CSV of one or several allocations, one row a method and town; state, stand-ins and what a reader changed stand in every row. */
export function allocationsCsv(files: readonly AllocationFile[]): string {
  return csvText(
    HEADER,
    files.flatMap((file) => file.allocation.towns.map((town) => townCells(file, town))),
  );
}

/** JSON with every step of every town. */
export function allocationsJson(files: readonly AllocationFile[]): string {
  return jsonText({ format: 'evenground-allocations/1', allocations: files });
}

/** Workbook: one sheet a method, and one that says what each is. */
export function allocationsWorkbook(files: readonly AllocationFile[]): Uint8Array {
  const about: Sheet = {
    name: 'About',
    rows: [
      ['method', 'title', 'state', 'source', 'note', 'stand-ins'],
      ...files.map(({ allocation, title, source, note }) => [
        ...[allocation.method, title, allocation.state, source, note],
        allocation.standIns.map(({ says }) => says.en).join(' '),
      ]),
    ],
  };
  const sheets = files.map((file): Sheet => ({
    name: file.allocation.method,
    rows: [[...HEADER], ...file.allocation.towns.map((town) => townCells(file, town))],
  }));
  return xlsxBytes([about, ...sheets]);
}
