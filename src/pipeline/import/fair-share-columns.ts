import type { Provenance } from '#sources/source.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import type { Row } from '#tables/columns.ts';
import { type ReadSource } from './raw-files.ts';

type Unit = 'homes' | 'households' | 'people' | 'dollars' | 'share';

/** Where one column of the town tables comes from, as the importer itself read it. */
export interface ColumnFacts {
  readonly column: string;
  readonly unit: Unit;
  readonly source: ReadSource<unknown>;
  /** What was done with the figures of the source. */
  readonly derivation: string;
  readonly period?: string;
  /** The file that the first years of a series come from. */
  readonly earlier?: ReadSource<unknown>;
  readonly isStandIn?: boolean;
  /** Names the table of the column; the town table when it is left out. */
  readonly table?: string;
}

/** Rows of the dictionary, so that no column is without publisher, period and file. */
export function columnRows(columns: readonly ColumnFacts[]): Row[] {
  return columns.map(
    ({ table = 'fair-share-towns', column, unit, source, derivation, period, isStandIn, earlier }) => {
      const { title, publisher, url, period: ofSource }: Provenance = source.provenance;
      const before = earlier === undefined ? [] : [earlier];
      return {
        ...{ table, column, unit, title, url, derivation },
        publisher: [...before.map((own) => own.provenance.publisher), publisher].join('; '),
        state: isStandIn === true ? 'stand-in' : 'from-source',
        period: [...before.map((own) => own.provenance.period), period ?? ofSource].join('; '),
        rawFile: [...before, source].map(({ file }) => file).join('; '),
      };
    },
  );
}

/** Margin of a share, by the Census formula for proportions; by the one for ratios where that gives no root. */
export function shareMargin(part: Cell, partMoe: Cell, whole: Cell, wholeMoe: Cell): Cell {
  for (const cell of [part, partMoe, whole, wholeMoe]) if (isMissing(cell)) return cell;
  const [p, pMoe, w, wMoe] = [part, partMoe, whole, wholeMoe] as [number, number, number, number];
  const share = p / w;
  const inner = pMoe ** 2 - share ** 2 * wMoe ** 2;
  const squared = inner >= 0 ? inner : pMoe ** 2 + share ** 2 * wMoe ** 2;
  return Math.min(1, Math.sqrt(squared) / w);
}

/** Margin of a sum: the root of the summed squares. */
export function sumMargin(margins: readonly Cell[]): Cell {
  let squares = 0;
  for (const margin of margins) {
    if (isMissing(margin)) return margin;
    squares += margin ** 2;
  }
  return Math.sqrt(squares);
}
