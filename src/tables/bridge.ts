import { type Cell, isMissing, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { numbersOf, textsOf } from './columns.ts';
import type { Table } from './table.ts';

/** A part of an older tract that lies in a newer one. */
export interface BridgePart {
  readonly from: string;
  readonly to: string;
  /** Part of the older tract's land that people can live on; the parts of a tract sum to 1. */
  readonly share: number;
}

/** A figure of a newer tract, and the part of its people for whom there was one. */
export interface Carried {
  readonly value: Cell;
  readonly coveredShare: number;
}

/** What a figure is: that decides whether and how it can be carried to other boundaries. */
export type Measure = 'count' | 'rate' | 'median';

/** A rate is carried only where the older tracts with a value hold this part of the people, or more. */
export const LEAST_COVERED = 0.5;

/**
 * Parts of a table with the columns `from`, `to` and `share`.
 *
 * @example bridgeParts({ name: 'b', rowCount: 0, columns: new Map([['from', { kind: 'text', values: [] }], ['to', { kind: 'text', values: [] }], ['share', { kind: 'number', values: new Float64Array(), reasons: new Uint8Array() }]]) }) // => []
 */
export function bridgeParts(table: Table): readonly BridgePart[] {
  const to = textsOf(table, 'to');
  const shares = numbersOf(table, 'share').values;
  return textsOf(table, 'from').map((from, row) => ({ from, to: to[row] ?? '', share: shares[row] ?? 0 }));
}

/**
 * The same bridge walked the other way: which part of a newer tract's people lived in each older one.
 *
 * @param people of the older tracts; they lie where the land is on which people can live
 * @returns parts of a newer tract sum to 1; a newer tract to which no people come has none
 * @see docs/method/editions.md
 * @example reverseParts([{ from: 'a', to: 'x', share: 0.5 }, { from: 'b', to: 'x', share: 1 }], new Map([['a', 20], ['b', 30]])) // => [{ from: 'x', to: 'a', share: 0.25 }, { from: 'x', to: 'b', share: 0.75 }]
 */
export function reverseParts(
  parts: readonly BridgePart[],
  people: ReadonlyMap<string, number>,
): readonly BridgePart[] {
  const sums = new Map<string, number>();
  const brought = ({ from, share }: BridgePart): number => share * (people.get(from) ?? 0);
  for (const part of parts) sums.set(part.to, (sums.get(part.to) ?? 0) + brought(part));
  return parts.flatMap((part) => {
    const sum = sums.get(part.to) ?? 0;
    return sum === 0 ? [] : [{ from: part.to, to: part.from, share: brought(part) / sum }];
  });
}

function refuseMedian(measure: Measure, name: string): void {
  if (measure !== 'median') return;
  throw new Problem('bridge-median', 'is a median: it cannot be split or joined over other boundaries', {
    value: name,
    exitCode: 3,
    remedy: 'carry counts, or rates with the people they are about',
  });
}

/**
 * Counts of older tracts over newer ones: each count is divided by the shares of land, then summed. No one is lost.
 *
 * @param name for the message
 * @throws Problem 'bridge-median' for medians; an Error for rates, which are averaged and not summed
 * @example carryCounts([{ from: 'a', to: 'x', share: 0.25 }, { from: 'a', to: 'y', share: 0.75 }], new Map([['a', 8]]), 'count', 'people').get('y') // => 6
 */
export function carryCounts(
  parts: readonly BridgePart[],
  counts: ReadonlyMap<string, number>,
  measure: Measure,
  name: string,
): ReadonlyMap<string, number> {
  refuseMedian(measure, name);
  if (measure === 'rate') throw new Error(`${name} is a rate: use carryRates`);
  const sums = new Map<string, number>();
  for (const { from, to, share } of parts)
    sums.set(to, (sums.get(to) ?? 0) + share * (counts.get(from) ?? 0));
  return sums;
}

/**
 * Rates of older tracts on newer ones: the mean of the rates, weighted by the people each older tract brings.
 *
 * @param weights people of the older tracts
 * @param name for the message
 * @returns by newer tract; missing 'notApplicable' where no people come, 'notInFile' where too few have a value
 * @throws Problem 'bridge-median' for medians
 * @see docs/method/bridge.md
 * @example carryRates([{ from: 'a', to: 'x', share: 1 }, { from: 'b', to: 'x', share: 0.5 }], new Map([['a', 1], ['b', 2]]), new Map([['a', 0.2], ['b', 0.4]]), 'rate', 'r').get('x')?.value.toFixed(3) // => '0.300'
 */
export function carryRates(
  parts: readonly BridgePart[],
  weights: ReadonlyMap<string, number>,
  rates: ReadonlyMap<string, Cell>,
  measure: Measure,
  name: string,
): ReadonlyMap<string, Carried> {
  refuseMedian(measure, name);
  const sums = new Map<string, { sum: number; known: number; people: number }>();
  for (const { from, to, share } of parts) {
    const own = sums.get(to) ?? { sum: 0, known: 0, people: 0 };
    const people = share * (weights.get(from) ?? 0);
    const rate = rates.get(from) ?? missing('notInFile');
    own.people += people;
    if (!isMissing(rate)) {
      own.sum += people * rate;
      own.known += people;
    }
    sums.set(to, own);
  }
  return new Map([...sums].map(([to, own]) => [to, carried(own)]));
}

function carried({ sum, known, people }: { sum: number; known: number; people: number }): Carried {
  if (people === 0) return { value: missing('notApplicable'), coveredShare: 0 };
  const coveredShare = Math.min(1, known / people);
  return {
    value: coveredShare >= LEAST_COVERED ? sum / known : missing('notInFile'),
    coveredShare,
  };
}
