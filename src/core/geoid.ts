import { Problem } from './problem.ts';

/** 11 digits: state 2, county 3, tract 6. */
export type TractGeoid = string & { readonly kind: 'tract' };
/** 10 digits: state 2, county 3, county subdivision 5 (shown as "town" in Connecticut). */
export type TownGeoid = string & { readonly kind: 'town' };
/** 5 digits: state 2, county or planning region 3. */
export type CountyGeoid = string & { readonly kind: 'county' };

function requireDigits(text: string, length: number, what: string): void {
  if (new RegExp(`^\\d{${length}}$`).test(text)) return;
  const digits = text.replace(/\D/g, '').length;
  const lostZero = digits === length - 1 ? '; a leading zero was probably lost: write it as text' : '';
  throw new Problem('geoid-length', `has ${digits} digits, a ${what} GEOID has ${length}${lostZero}`, {
    value: text,
    remedy: `give all ${length} digits, such as "${'09001010101'.slice(0, length)}"`,
  });
}

/**
 * Checked tract GEOID.
 *
 * @throws Problem 'geoid-length' naming a lost leading zero
 * @example parseTractGeoid('09001010101') // => '09001010101'
 */
export function parseTractGeoid(text: string): TractGeoid {
  requireDigits(text, 11, 'tract');
  return text as TractGeoid;
}

/**
 * Checked county-subdivision GEOID.
 *
 * @example parseTownGeoid('0901301080') // => '0901301080'
 */
export function parseTownGeoid(text: string): TownGeoid {
  requireDigits(text, 10, 'county subdivision');
  return text as TownGeoid;
}

/**
 * Checked GEOID of a county or planning region.
 *
 * @example parseCountyGeoid('09110') // => '09110'
 */
export function parseCountyGeoid(text: string): CountyGeoid {
  requireDigits(text, 5, 'county');
  return text as CountyGeoid;
}

/**
 * Census name of a tract: its number without leading zeros, with the suffix when there is one.
 *
 * @param geoid 11 digits
 * @example nameTract('09110400101') // => '4001.01'
 * @example nameTract('09110400200') // => '4002'
 */
export function nameTract(geoid: string): string {
  const number = geoid.slice(5, 9).replace(/^0+(?=\d)/, '');
  const suffix = geoid.slice(9);
  return suffix === '00' ? number : `${number}.${suffix}`;
}
