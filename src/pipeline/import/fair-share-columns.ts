import type { Provenance } from '#sources/source.ts';
import { type Estimate, proportionEstimate, sumEstimates } from '#core/estimate.ts';
import { type Cell, isMissing, type Missing } from '#core/missing.ts';
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

/** An estimate with its margin, when both are there; else why not. */
function pairOf(value: Cell, moe: Cell): Estimate | Missing {
  if (isMissing(value)) return value;
  return isMissing(moe) ? moe : { value, moe };
}

const marginOf = (estimate: Estimate | Missing): Cell => (isMissing(estimate) ? estimate : estimate.moe);

/** Margin of a share, by the Census formula for proportions; no share is less sure than not at all. */
export function shareMargin(part: Cell, partMoe: Cell, whole: Cell, wholeMoe: Cell): Cell {
  const [numerator, denominator] = [pairOf(part, partMoe), pairOf(whole, wholeMoe)];
  if (isMissing(numerator)) return numerator;
  if (isMissing(denominator)) return denominator;
  const margin = marginOf(proportionEstimate(numerator, denominator));
  return isMissing(margin) ? margin : Math.min(1, margin);
}

/** Margin of a sum of estimates, each with its own, by the Census formula: of parts that are 0 the largest counts once. */
export function sumMargin(parts: readonly (readonly [value: Cell, moe: Cell])[]): Cell {
  const known: Estimate[] = [];
  for (const [value, moe] of parts) {
    const part = pairOf(value, moe);
    if (isMissing(part)) return part;
    known.push(part);
  }
  return sumEstimates(known).moe;
}
