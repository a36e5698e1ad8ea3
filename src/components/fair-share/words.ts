import type { ReasonCode, TownAllocation } from '#analysis/fair-share/allocate.ts';
import { mapClass } from '#analysis/fair-share/map-measure.ts';
import type { VerificationState } from '#analysis/fair-share/method-schema.ts';
import type { FairShareData } from '#pipeline/pages/fair-share-data.ts';
import { type Problem, showValue } from '#core/problem.ts';
import { formatDollars } from '../formats.ts';
import type { Translator } from '../i18n.ts';
import type { ScenarioModel } from './scenario-model.svelte.ts';

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

/** How far the shown numbers can be traced, with what the reader changed or loaded. */
export function scenarioState(
  t: Translator,
  { allocation, isFromFile, changed }: Pick<ScenarioModel, 'allocation' | 'isFromFile' | 'changed'>,
): string {
  if (allocation === undefined) return '';
  const state = stateText(t, allocation.state);
  const parts = [
    isFromFile ? t('fairShare.side.yourFile') : state,
    ...(isFromFile && allocation.standIns.length > 0 ? [state] : []),
    ...(changed ? [t('fairShare.panel.yours')] : []),
  ];
  return parts.join('. ');
}

const MOST_GAPS = 3;

/** The first problems of loaded columns in a line. */
export function gapsText(t: Translator, problems: readonly Problem[]): string {
  const lines = problems.slice(0, MOST_GAPS).map(({ message, details }) => {
    const parts = [details.columnName, details.value].filter((part) => part !== undefined);
    return `${parts.map(showValue).join(' ')} ${message}`;
  });
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [t('fairShare.panel.columnsMore', { count: more })] : [])].join('; ');
}
