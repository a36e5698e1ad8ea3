import { type Level, LEVELS } from '#core/level.ts';
import { parseWhole } from '#core/number.ts';
import { NEXT_RULES, type NextHomes } from './next-homes.ts';

/** Most homes that a scenario takes, so that a slip of the finger is seen. */
export const MOST_HOMES = 1_000_000;

const NO_SHARES: Readonly<Record<Level, number>> = {
  'very-low': 0,
  low: 0,
  moderate: 0,
  high: 0,
  'very-high': 0,
};

/** What the page shows before a reader chooses: the proposed split of the next thousand tax-credit homes. */
export const FIRST_SCENARIO: NextHomes = {
  line: 'tax-credit',
  homes: 1000,
  rule: 'split',
  own: { ...NO_SHARES, high: 0.5, 'very-high': 0.5 },
  hand: [],
};

function homesOf(text: string | null, most: number): number | undefined {
  const homes = parseWhole(text);
  return homes === undefined || homes < 0 || homes > most ? undefined : homes;
}

/** "very-low" … as percents with commas, in the order of the levels. */
function readOwn(text: string | null): Readonly<Record<Level, number>> | undefined {
  const percents = (text ?? '').split(',').map((part) => homesOf(part, 100));
  if (percents.length !== LEVELS.length || percents.some((percent) => percent === undefined))
    return undefined;
  const own = { ...NO_SHARES };
  LEVELS.forEach((level, at) => (own[level] = (percents[at] ?? 0) / 100));
  return own;
}

/** "09003502300:20;…": tracts that the edition does not know are left out. */
function readHand(text: string | null, geoids: readonly string[]): readonly (readonly [number, number])[] {
  const found = new Map<number, number>();
  for (const part of (text ?? '').split(';').slice(0, 2000)) {
    const [geoid = '', count = ''] = part.split(':');
    const [tract, homes] = [geoids.indexOf(geoid), homesOf(count, MOST_HOMES)];
    if (tract >= 0 && homes !== undefined && homes > 0) found.set(tract, homes);
  }
  return [...found];
}

/**
 * The scenario of the part of an address after #; what cannot be read is as at first.
 *
 * @param hash such as "#next=tax-credit&homes=500&rule=people"
 * @returns undefined when the address carries no scenario
 * @example readNextHomes('#next=home&homes=5&rule=people', ['home'], [])?.homes // => 5
 */
export function readNextHomes(
  hash: string,
  lines: readonly string[],
  geoids: readonly string[],
): NextHomes | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const line = given.get('next');
  if (line === null) return undefined;
  const rule = NEXT_RULES.find((known) => known === given.get('rule')) ?? FIRST_SCENARIO.rule;
  const hand = readHand(given.get('hand'), geoids);
  const homes = homesOf(given.get('homes'), MOST_HOMES) ?? FIRST_SCENARIO.homes;
  return {
    ...{ rule, hand, line: lines.includes(line) ? line : FIRST_SCENARIO.line },
    // By hand there are as many homes as were put into tracts.
    homes: rule === 'hand' ? hand.reduce((sum, [, count]) => sum + count, 0) : homes,
    own: readOwn(given.get('own')) ?? FIRST_SCENARIO.own,
  };
}

/**
 * The part of an address after # for a scenario; reading it gives the same scenario.
 *
 * @example nextHomesHash({ line: 'home', homes: 5, rule: 'people', own: { 'very-low': 0, low: 0, moderate: 0, high: 0, 'very-high': 1 }, hand: [] }, []) // => '#next=home&homes=5&rule=people'
 */
export function nextHomesHash(
  { line, homes, rule, own, hand }: NextHomes,
  geoids: readonly string[],
): string {
  const parts = [`next=${line}`, `homes=${homes}`, `rule=${rule}`];
  if (rule === 'own') parts.push(`own=${LEVELS.map((level) => Math.round(own[level] * 100)).join(',')}`);
  if (rule === 'hand' && hand.length > 0)
    parts.push(`hand=${hand.map(([tract, count]) => `${geoids[tract] ?? ''}:${count}`).join(';')}`);
  return `#${parts.join('&')}`;
}
