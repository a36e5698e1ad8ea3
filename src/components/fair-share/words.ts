import type { ReasonCode, TownAllocation } from '#analysis/fair-share/allocate.ts';
import { mapClass } from '#analysis/fair-share/map-measure.ts';
import type { VerificationState } from '#analysis/fair-share/method-schema.ts';
import type { FairShareData } from '#pipeline/pages/fair-share-data.ts';
import { formatDollars } from '../formats.ts';
import type { Translator } from '../i18n.ts';

/** Lower edges of the steps of the map, as shares of the homes of a town. */
export const NUMBER_EDGES = [0.05, 0.1, 0.15, 0.2] as const;
const ROUNDING = 5e-4;

/** Step of the map, 0 to 4; null for a town that is exempt or has no number. */
export function mapStep(town: TownAllocation | undefined, homes: number | null): number | null {
  if (town === undefined || homes === null || homes === 0 || isOut(town)) return null;
  // A cap is cut to whole homes, so that a town held at 20 percent has a little less.
  return mapClass(town.units / homes, NUMBER_EDGES, ROUNDING);
}

/** Whether a method gives a town no number of its own. */
export function isOut({ reasons }: TownAllocation): boolean {
  return reasons.some((reason) => reason.startsWith('exempt') || reason === 'no-figure');
}

export function reasonText(t: Translator, reasons: readonly ReasonCode[]): string {
  return reasons.map((reason) => t(`fairShare.reason.${reason}`)).join('; ');
}

export function stateText(t: Translator, state: VerificationState): string {
  return t(`fairShare.state.${state}`);
}

/** What people call an input; its column name when the place has no words for it. */
export function inputLabel(
  t: Translator,
  inputs: FairShareData['settings']['inputs'],
  column: string,
): string {
  const label = inputs[column];
  return label === undefined ? column : t.pick(label);
}

/** A value of an input in its unit. */
export function inputValue(t: Translator, unit: string | undefined, value: number): string {
  if (unit === 'share') return t.percent(value, 1);
  return unit === 'dollars' ? formatDollars(value, t.lang) : t.number(value);
}
