import { type Bedrooms, BEDROOMS } from './model.ts';
import { type Priority, PRIORITIES, type Wishes } from './rank-places.ts';

/** What a family said. It stays in the memory of the page unless the family saves a file. */
export interface VoucherAnswers {
  readonly bedrooms: Bedrooms;
  /** 'unsure', 'state', `town:GEOID` or the id of an authority with loaded amounts. */
  readonly issuer: string;
  readonly smallAreas: boolean;
  /** `town:GEOID`, `tract:GEOID`, `zip:06106`, `village:Mystic`; '' for none. */
  readonly reach: string;
  readonly wishes: Wishes;
  readonly kind: 'town' | 'tract';
  /** Ids of saved places, in the order they were saved. */
  readonly saved: readonly string[];
}

const FORMAT = 'evenground-voucher-answers/1';
const MOST_SAVED = 12;

const NOTHING: Wishes = { near: 0, schools: 0, opportunity: 0, station: 0, food: 0 };

/** Before anything was said. */
export const NO_ANSWERS: VoucherAnswers = {
  ...{ bedrooms: 2, issuer: 'unsure', smallAreas: false, reach: '' },
  ...{ wishes: NOTHING, kind: 'town', saved: [] },
};

/**
 * The text of a file with the answers.
 *
 * @example answersText(NO_ANSWERS).startsWith('{') // => true
 */
export function answersText(answers: VoucherAnswers): string {
  return `${JSON.stringify({ format: FORMAT, ...answers }, null, 1)}\n`;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w:.' -]{0,80}$/.test(value);

function readWishes(value: unknown): Wishes {
  const given = typeof value === 'object' && value !== null ? value : {};
  const weightOf = (priority: Priority): 0 | 1 | 2 => {
    const weight: unknown = Object.getOwnPropertyDescriptor(given, priority)?.value;
    return weight === 1 || weight === 2 ? weight : 0;
  };
  return Object.fromEntries(PRIORITIES.map((priority) => [priority, weightOf(priority)])) as Wishes;
}

/**
 * What a file says; undefined when it is not a file of ours, or names no number of bedrooms, on which every amount
 * depends. Other unknown values become "nothing said".
 */
export function readAnswers(text: string): VoucherAnswers | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== FORMAT)
    return undefined;
  const given = data as Readonly<Record<string, unknown>>;
  const bedrooms = BEDROOMS.find((one) => one === given['bedrooms']);
  if (bedrooms === undefined) return undefined;
  const saved = Array.isArray(given['saved']) ? given['saved'].filter(isId).slice(0, MOST_SAVED) : [];
  return {
    bedrooms,
    issuer: isId(given['issuer']) && given['issuer'] !== '' ? given['issuer'] : 'unsure',
    smallAreas: given['smallAreas'] === true,
    reach: isId(given['reach']) ? given['reach'] : '',
    wishes: readWishes(given['wishes']),
    kind: given['kind'] === 'tract' ? 'tract' : 'town',
    saved: [...new Set(saved)],
  };
}
