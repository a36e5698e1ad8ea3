import { isMissing } from '#core/missing.ts';
import { parseNumber } from '#core/number.ts';
import type { AllocationMethod } from './method-schema.ts';

/** What a reader changed in a method; a link carries it. */
export interface Scenario {
  readonly method: string;
  /** Need of the whole table. */
  readonly need?: number;
  /** Weights as given; they are divided by their sum. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Part of the homes that a town takes at most; 0 means no cap. */
  readonly cap?: number;
  readonly excess?: 'lost' | 'redistributed';
}

/** Whether the reader changed anything but the choice of the method. */
export function isChanged(scenario: Scenario): boolean {
  const { need, weights, cap, excess } = scenario;
  return [need, weights, cap, excess].some((part) => part !== undefined);
}

/**
 * Sum of the weights that a reader gave to the factors of a method; what a link says of other names counts nothing.
 *
 * @example weightSum({ factors: [{ id: 'a' }] }, { a: 0.5, b: 1 }) // => 0.5
 */
export function weightSum(
  { factors }: { readonly factors: readonly { readonly id: string }[] },
  weights: Scenario['weights'],
): number {
  return factors.reduce((sum, { id }) => sum + (weights?.[id] ?? 0), 0);
}

/**
 * A scenario without what the method cannot take: a need or weights where each town has a figure, weights that are all 0.
 * Without this a page would call numbers changed that are as the method says.
 *
 * @param method the shipped method
 */
export function fitScenario(method: AllocationMethod, scenario: Scenario): Scenario {
  if (method.figure !== undefined) return { method: scenario.method };
  const { weights, ...rest } = scenario;
  return weights === undefined || weightSum(method, weights) === 0 ? rest : { ...rest, weights };
}

/**
 * The method with the reader's changes. Weights are divided by their sum; a weight of 0 leaves the factor out openly.
 *
 * @param method the shipped method
 */
export function applyScenario(
  method: AllocationMethod,
  { weights, cap, excess }: Scenario,
): AllocationMethod {
  const total = weightSum(method, weights);
  const factors = method.factors.map((factor) =>
    weights === undefined || total === 0 ? factor : { ...factor, weight: (weights[factor.id] ?? 0) / total },
  );
  const { cap: limit, ...rest } = method;
  if (limit === undefined || cap === 0) return { ...rest, factors };
  const share = limit.of !== undefined && cap !== undefined ? { share: cap } : {};
  return { ...rest, factors, cap: { ...limit, ...share, ...(excess === undefined ? {} : { excess }) } };
}

/**
 * The scenario as the query of a link; nothing about a person is ever in it.
 *
 * @example scenarioQuery({ method: 'a', cap: 0.1, weights: { wealth: 0.5 } }) // => 'method=a&cap=0.1&w.wealth=0.5'
 */
export function scenarioQuery({ method, need, weights, cap, excess }: Scenario): string {
  const query = new URLSearchParams({ method });
  if (need !== undefined) query.set('need', String(need));
  if (cap !== undefined) query.set('cap', String(cap));
  if (excess !== undefined) query.set('excess', excess);
  for (const [id, weight] of Object.entries(weights ?? {})) query.set(`w.${id}`, String(weight));
  return query.toString();
}

function numberIn(text: string | null, most: number): number | undefined {
  try {
    const cell = parseNumber(text ?? '');
    return isMissing(cell) || cell < 0 || cell > most ? undefined : cell;
  } catch {
    return undefined;
  }
}

/**
 * The scenario of a link; what cannot be read is as the method says.
 *
 * @param search such as "?method=own-goal&cap=0.1"
 * @param byDefault method when the link names none that is known
 * @param known ids of the methods
 * @example readScenario('?method=b&cap=0.1', 'a', ['a', 'b']) // => { method: 'b', cap: 0.1 }
 */
export function readScenario(search: string, byDefault: string, known: readonly string[]): Scenario {
  const query = new URLSearchParams(search);
  const method = query.get('method') ?? '';
  const [need, cap] = [numberIn(query.get('need'), 1e7), numberIn(query.get('cap'), 1)];
  const excess = query.get('excess');
  const weights = [...query].flatMap(([key, text]) => {
    const weight = key.startsWith('w.') ? numberIn(text, 1) : undefined;
    return weight === undefined ? [] : [[key.slice(2), weight] as const];
  });
  return {
    method: known.includes(method) ? method : byDefault,
    ...(need === undefined ? {} : { need }),
    ...(cap === undefined ? {} : { cap }),
    ...(excess === 'lost' || excess === 'redistributed' ? { excess } : {}),
    ...(weights.length === 0 ? {} : { weights: Object.fromEntries(weights) }),
  };
}
