import { foldText } from '../search-index.ts';

/** Words that people write out and the Census Bureau abbreviates. */
const SHORT: Readonly<Record<string, string>> = {
  avenue: 'ave',
  boulevard: 'blvd',
  circle: 'cir',
  court: 'ct',
  crossing: 'xing',
  drive: 'dr',
  east: 'e',
  expressway: 'expy',
  extension: 'ext',
  heights: 'hts',
  highway: 'hwy',
  hill: 'hl',
  lane: 'ln',
  mount: 'mt',
  mountain: 'mtn',
  north: 'n',
  northeast: 'ne',
  northwest: 'nw',
  parkway: 'pkwy',
  place: 'pl',
  plaza: 'plz',
  point: 'pt',
  road: 'rd',
  route: 'rte',
  saint: 'st',
  south: 's',
  southeast: 'se',
  southwest: 'sw',
  square: 'sq',
  street: 'st',
  terrace: 'ter',
  trail: 'trl',
  turnpike: 'tpke',
  west: 'w',
};

/**
 * A street's name as it is compared: without case and accents, its common words short.
 *
 * @example foldStreet('North Main Street') // => 'n main st'
 */
export function foldStreet(name: string): string {
  return foldText(name)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ');
}

const DIRECTIONS = new Set(['n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw']);

/**
 * The part of the index that holds a street: the first two letters of its first word that is no direction.
 *
 * @example shardOf('n main st') // => 'ma'
 */
export function shardOf(foldedStreet: string): string {
  const words = foldedStreet.split(' ');
  const word = (words.length > 1 ? words.find((one) => !DIRECTIONS.has(one)) : undefined) ?? words[0] ?? '';
  return word.replace(/[^a-z0-9]/g, '').slice(0, 2) || '0';
}
