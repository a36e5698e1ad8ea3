/** Longitude and latitude of one corner. */
export type Corner = readonly [number, number];

/** More corners than a hand draws; a link with more is not ours. */
export const MOST_CORNERS = 200;

const CORNER = /^(-?\d{1,3}(?:\.\d{1,5})?),(-?\d{1,2}(?:\.\d{1,5})?)$/;

/**
 * Corners of a drawn area in the fragment of an address; it never leaves the browser.
 *
 * @param hash such as "#area=-72.7,41.7;-72.6,41.7;-72.6,41.8"
 * @returns none when there is no area or a part of it is wrong
 */
export function readDrawn(hash: string): readonly Corner[] {
  const [, text] = /(?:^#|&)area=([^&]*)/.exec(hash) ?? [];
  if (text === undefined) return [];
  const corners = text.split(';').map((part): Corner | undefined => {
    const [, lon, lat] = CORNER.exec(part) ?? [];
    return lon === undefined || lat === undefined ? undefined : [+lon, +lat];
  });
  const whole = corners.filter((corner) => corner !== undefined);
  return whole.length === corners.length && whole.length >= 3 && whole.length <= MOST_CORNERS ? whole : [];
}

/** Five decimals are about a meter. */
const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** A corner as the link writes it, so that a drawn area and its link hold the same people. */
export const shortCorner = ([x, y]: Corner): Corner => [short(x), short(y)];

/** The fragment with this area beside what it said before; without corners only what it said. */
export function writeDrawn(hash: string, corners: readonly Corner[]): string {
  const others = hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('area='));
  const own =
    corners.length === 0 ? [] : [`area=${corners.map(([x, y]) => `${short(x)},${short(y)}`).join(';')}`];
  const parts = [...others, ...own];
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
