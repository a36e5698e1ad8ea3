import { type Cell, missing } from '#core/missing.ts';
import type { Edition } from '#opportunity/edition.ts';
import type { TractShares } from './residence-by-level.ts';

/** One indicator over an area. */
export interface AreaIndicator {
  readonly id: string;
  /** Mean of the tracts that have a value, weighted by their people. */
  readonly value: Cell;
  /** Share of the area's people who live in tracts with a value. */
  readonly coverage: Cell;
  /** 90 % margin of error of the value, when the indicator has margins; the people are taken as fixed weights. */
  readonly moe?: Cell;
}

/** The rule behind `AreaIndicator.value`, in both languages, for pages and files. */
export const AREA_INDICATOR_RULE = {
  en: 'Mean of the census tracts, weighted by the people who live in them; tracts without a value are left out.',
  es: 'Promedio de las zonas censales, ponderado por las personas que viven en ellas; las zonas sin dato no se cuentan.',
} as const;

/** The part of an edition that the means are made of; the data of the map fit too. */
export interface IndicatorEdition extends Pick<Edition, 'indicators'> {
  readonly tracts: Pick<Edition['tracts'], 'indicators' | 'population'>;
}

function meanOf(edition: IndicatorEdition, id: string, shares: TractShares): AreaIndicator {
  const { raw = [], moe } = edition.tracts.indicators[id] ?? {};
  let all = 0;
  let squares = 0;
  let withValue = 0;
  let sum = 0;
  for (const [tract, share] of shares) {
    const people = share * (edition.tracts.population.total[tract] ?? 0);
    const value = raw[tract] ?? null;
    all += people;
    if (value === null) continue;
    withValue += people;
    sum += people * value;
    squares += (people * (moe?.[tract] ?? 0)) ** 2;
  }
  return {
    id,
    value: withValue === 0 ? missing('notInFile') : sum / withValue,
    coverage: all === 0 ? missing('notApplicable') : withValue / all,
    ...(moe === undefined
      ? {}
      : { moe: withValue === 0 ? missing('notInFile') : Math.sqrt(squares) / withValue }),
  };
}

/** A median that several tracts cannot have together, with its margin where it has one. */
function withoutValue(mean: AreaIndicator): AreaIndicator {
  const value = missing('notApplicable');
  return { ...mean, value, ...(mean.moe === undefined ? {} : { moe: value }) };
}

/**
 * Every indicator of an edition over one area, by the rule in `AREA_INDICATOR_RULE`.
 *
 * Shares and rates are averaged with people as weights, an approximation where the universe is households.
 * Medians are shown for one tract only: the median of several cannot be had from theirs.
 */
export function areaIndicators(edition: IndicatorEdition, shares: TractShares): readonly AreaIndicator[] {
  return edition.indicators.map((indicator) => {
    const mean = meanOf(edition, indicator.id, shares);
    const isOneTract = shares.length === 1;
    return indicator.measure !== 'median' || isOneTract ? mean : withoutValue(mean);
  });
}
