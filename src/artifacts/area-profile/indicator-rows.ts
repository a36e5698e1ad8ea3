import { deviation } from 'd3-array';
import { areaIndicators, type AreaIndicator } from '#analysis/area-indicators.ts';
import { type Comparison, compareValues } from '#analysis/compare-values.ts';
import type { TractShares } from '#analysis/residence-by-level.ts';
import { type Cell, missing } from '#core/missing.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { stateOf, tractsShown } from './compared.ts';

/** One indicator of an area beside its neighbors and the state. */
export interface IndicatorRow {
  readonly id: string;
  readonly value: Cell;
  /** 90 % margin of error of the value, when the indicator has margins. */
  readonly moe?: Cell;
  readonly neighbors: Cell;
  readonly state: Cell;
  /** Share of the people in tracts that have a value. */
  readonly coverage: Cell;
  readonly againstNeighbors: Comparison;
  readonly againstState: Comparison;
  /** Distance from the state figure in standard deviations over the tracts of the state. */
  readonly distance: Cell;
}

const MISSING = missing('notApplicable');

/** Tracts of all areas around an area, each counted once. */
export function neighborTracts(edition: Edition, area: EditionArea): TractShares {
  const ids = new Set(area.neighbors);
  const shares = edition.areas.filter(({ id }) => ids.has(id)).flatMap(({ tracts }) => tracts);
  return [...new Map(shares.map((share) => [share[0], share] as const)).values()];
}

function spreadOf(edition: Edition, id: string): Cell {
  const raw = edition.tracts.indicators[id]?.raw ?? [];
  return deviation(raw.filter((value) => value !== null)) ?? MISSING;
}

function distanceOf(value: Cell, state: Cell, spread: Cell): Cell {
  if (typeof value !== 'number' || typeof state !== 'number' || typeof spread !== 'number') return MISSING;
  return spread === 0 ? MISSING : (value - state) / spread;
}

function indicatorRow(
  edition: Edition,
  own: AreaIndicator,
  around: AreaIndicator,
  whole: AreaIndicator,
): IndicatorRow {
  const spread = spreadOf(edition, own.id);
  return {
    id: own.id,
    value: own.value,
    ...(own.moe === undefined ? {} : { moe: own.moe }),
    neighbors: around.value,
    state: whole.value,
    coverage: own.coverage,
    againstNeighbors: compareValues(own.value, around.value, spread),
    againstState: compareValues(own.value, whole.value, spread),
    distance: distanceOf(own.value, whole.value, spread),
  };
}

/** Every indicator of an area beside its neighbors and the state, in the order of the edition. */
export function indicatorRows(edition: Edition, area: EditionArea): readonly IndicatorRow[] {
  const around = areaIndicators(edition, neighborTracts(edition, area));
  const whole = areaIndicators(edition, tractsShown(stateOf(edition)));
  return areaIndicators(edition, tractsShown(area)).flatMap((own, index) => {
    const [neighbor, state] = [around[index], whole[index]];
    return neighbor === undefined || state === undefined ? [] : [indicatorRow(edition, own, neighbor, state)];
  });
}
