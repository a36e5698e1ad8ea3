import { isMissing } from '#core/missing.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { readTable } from '#tables/read-table.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import type { TableSchema } from '#tables/schema.ts';

/** Gross rents of one tract or town. */
export interface GrossRent {
  /** `tract:GEOID` or `town:GEOID`. */
  readonly id: string;
  /** Median gross rent in dollars a month, and its margin. */
  readonly median: number;
  readonly medianMoe: number | null;
}

/** The layouts that the Census Bureau saves: table B25064 alone, or with the distribution of B25063 beside it. */
const SCHEMA: TableSchema = {
  name: 'acs-b25064',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', header: 'GEO_ID', kind: 'text', filled: true },
    {
      ...{ name: 'median', header: 'B25064_001E', kind: 'count', thousands: true },
      // Below the first class and above the last: no amount.
      sentinels: { '-': 'tooFewSample', '3,500+': 'notApplicable', '100-': 'notApplicable' },
    },
    {
      ...{ name: 'medianMoe', header: 'B25064_001M', kind: 'count', thousands: true },
      sentinels: { '**': 'tooFewSample', '***': 'notApplicable' },
    },
  ],
};

const CLASSES = Array.from({ length: 24 }, (_, i) => `B25063_${String(i + 3).padStart(3, '0')}E`);

/** Upper ends of the classes of B25063, dollars a month; the last class has none. */
const UPPER_ENDS: readonly number[] = [
  ...[100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 900, 1000],
  ...[1250, 1500, 2000, 2500, 3000, 3500],
] as const;

const DISTRIBUTION: TableSchema = {
  name: 'acs-b25063',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', header: 'GEO_ID', kind: 'text', filled: true },
    ...CLASSES.map((name) => ({ name, kind: 'count' }) as const),
  ],
};

/** Our id of a row: a tract by its 11 digits, a town by the last five, which both codes of counties share. */
function idOf(geoid: string, townOf: ReadonlyMap<string, string>): string | undefined {
  const digits = geoid.replace(/^\d+US/, '');
  if (digits.length === 11) return `tract:${digits}`;
  const town = digits.length === 10 ? townOf.get(digits.slice(-5)) : undefined;
  return town === undefined ? undefined : `town:${town}`;
}

/**
 * The median of a distribution in classes, straight inside the class it falls in.
 *
 * @param counts of the 24 classes of B25063
 * @returns dollars; undefined when nobody pays rent, or in the open class
 * @example medianOfClasses([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0]) // => 1125
 */
export function medianOfClasses(counts: readonly number[]): number | undefined {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  if (half === 0) return undefined;
  let below = 0;
  for (const [i, count] of counts.entries()) {
    const [from, to] = [UPPER_ENDS[i - 1] ?? 0, UPPER_ENDS[i]];
    if (below + count >= half)
      return to === undefined ? undefined : from + ((half - below) / count) * (to - from);
    below += count;
  }
  return undefined;
}

/**
 * Median gross rents of tracts or towns from ACS table B25064, or from the classes of B25063 where that is what the file
 * holds (then without a margin). Rows of other areas are passed over.
 *
 * @param townOf GEOID of our town by its last five digits
 * @throws Problems of the file
 */
export function readGrossRents(
  bytes: Uint8Array,
  file: string,
  townOf: ReadonlyMap<string, string>,
  log: ProblemLog,
): readonly GrossRent[] {
  const [header = ''] = new TextDecoder().decode(bytes.slice(0, 100_000)).split('\n');
  const isMedian = header.includes('B25064_001E');
  const table = readTable(isMedian ? SCHEMA : DISTRIBUTION, bytes, file, log);
  log.throwIfStopped();
  const [medians, margins] = isMedian ? ['median', 'medianMoe'].map((name) => cellsOf(table, name)) : [];
  const classes = isMedian ? [] : CLASSES.map((name) => cellsOf(table, name));
  return textsOf(table, 'geoid').flatMap((geoid, row): GrossRent[] => {
    const id = idOf(geoid, townOf);
    const counts = classes.map((cells) => cells[row]);
    const fromClasses = counts.every((count) => typeof count === 'number')
      ? medianOfClasses(counts)
      : undefined;
    const [median, margin] = [isMedian ? medians?.[row] : fromClasses, margins?.[row]];
    if (id === undefined || median === undefined || isMissing(median)) return [];
    return [{ id, median, medianMoe: typeof margin === 'number' ? margin : null }];
  });
}
