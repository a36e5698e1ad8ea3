import type { MapData } from '#artifacts/map-data.ts';
import { type Level, LEVELS } from '#core/level.ts';
import type { MissingReason } from '#core/missing.ts';
import type { JsonCell } from '#opportunity/edition.ts';
import type { ScenarioResult } from '#opportunity/scenario/score-scenario.ts';

function cells(values: Float64Array | undefined, count: number): readonly JsonCell[] {
  return Array.from({ length: count }, (_, tract) => {
    const value = values?.[tract] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  });
}

/** Level of each tract in a scenario. */
export function scenarioLevels({ level }: Pick<ScenarioResult, 'level'>): readonly (Level | null)[] {
  return Array.from(level, (position) => LEVELS[position] ?? null);
}

/**
 * The map's data with a scenario's levels, scores and parts of the score.
 *
 * Values and their distance from the state average stay those of the edition: a method does not change them.
 * @param label name of the scenario in the page's language
 */
export function scenarioData(edition: MapData, result: ScenarioResult, label: string): MapData {
  // What margins do to a level was studied for the method of the edition, not for this one.
  const { stability, ...tracts } = edition.tracts;
  void stability;
  const count = tracts.geoid.length;
  const level = scenarioLevels(result);
  const off = Object.keys(tracts.indicators).filter((id) => result.indicators[id] === undefined);
  const indicators = Object.entries(tracts.indicators).map(([id, values]) => {
    const contribution = cells(result.indicators[id]?.contribution, count);
    return [id, { ...values, contribution }] as const;
  });
  const leftOut = off.flatMap((id) =>
    level.map((_, tract): readonly [number, string, MissingReason] => [tract, id, 'droppedByRule']),
  );
  return {
    ...edition,
    label: { en: label, es: label },
    tracts: {
      ...tracts,
      level,
      score: cells(result.score, count),
      noLevel: level.map((own, tract) => (own === null ? (tracts.noLevel[tract] ?? 'droppedByRule') : null)),
      indicators: Object.fromEntries(indicators),
      // What the edition itself lacks comes last: its reason is the nearer one.
      missing: [...leftOut, ...tracts.missing],
    },
  };
}
