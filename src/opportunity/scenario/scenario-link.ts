import {
  isUnchanged,
  LEVEL_CHOICES,
  MISSING_CHOICES,
  readChoice,
  readWeight,
  type Scenario,
  SCALES,
} from './scenario.ts';

/** `id*weight` of one indicator. */
const WEIGHT = /^([A-Za-z][\w.-]*)\*([\d.]+)$/;

/** A whole link: weights, then choices. */
const CHOICE = /^(scale|missing|levels):(\w+)$/;

function readWeights(text: string, known: readonly string[]): Record<string, number> {
  const weights: Record<string, number> = {};
  for (const part of text.split(',')) {
    const [, id = '', number = ''] = WEIGHT.exec(part) ?? [];
    const weight = readWeight(number);
    if (weight !== undefined && known.includes(id)) weights[id] = weight;
  }
  return weights;
}

/**
 * Scenario that a link names; parts that are wrong, or name an indicator that the edition lacks, are as in the edition.
 *
 * @param text such as "crime*0,college*2;scale:percentRank"
 * @param known ids of the edition's indicators
 * @example readScenario('crime*0;levels:people', ['crime']).levels // => 'people'
 */
export function readScenario(text: string, known: readonly string[]): Scenario {
  const parts = text.split(';');
  const choices = new Map(
    parts.map((part) => CHOICE.exec(part)?.slice(1) ?? []).map(([name = '', value = '']) => [name, value]),
  );
  return {
    weights: readWeights(parts[0] ?? '', known),
    scale: readChoice(SCALES, choices.get('scale') ?? ''),
    missing: readChoice(MISSING_CHOICES, choices.get('missing') ?? ''),
    levels: readChoice(LEVEL_CHOICES, choices.get('levels') ?? ''),
  };
}

/**
 * Text that a link carries; '' when nothing is changed.
 *
 * @example writeScenario({ weights: { crime: 0 }, scale: 'minMax', missing: 'edition', levels: 'edition' }) // => 'crime*0;scale:minMax'
 */
export function writeScenario(scenario: Scenario): string {
  if (isUnchanged(scenario)) return '';
  const weights = Object.entries(scenario.weights).map(([id, weight]) => `${id}*${weight}`);
  const choices = (['scale', 'missing', 'levels'] as const).flatMap((name) =>
    scenario[name] === 'edition' ? [] : [`${name}:${scenario[name]}`],
  );
  return [...(weights.length === 0 ? [] : [weights.join(',')]), ...choices].join(';');
}
