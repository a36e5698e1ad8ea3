import type { Localized } from './localized.ts';
import { nearestName } from './nearest-name.ts';
import { Problem } from './problem.ts';

/** A state of the United States, the District of Columbia or Puerto Rico. */
export interface State {
  /** Two digits of the Census Bureau. */
  readonly fips: string;
  /** Two letters of the Postal Service. */
  readonly postal: string;
  readonly name: Localized;
  /** Name in addresses, such as "rhode-island". */
  readonly id: string;
}

const ROWS: readonly (readonly [fips: string, postal: string, en: string, es: string])[] = [
  ['01', 'AL', 'Alabama', 'Alabama'],
  ['02', 'AK', 'Alaska', 'Alaska'],
  ['04', 'AZ', 'Arizona', 'Arizona'],
  ['05', 'AR', 'Arkansas', 'Arkansas'],
  ['06', 'CA', 'California', 'California'],
  ['08', 'CO', 'Colorado', 'Colorado'],
  ['09', 'CT', 'Connecticut', 'Connecticut'],
  ['10', 'DE', 'Delaware', 'Delaware'],
  ['11', 'DC', 'District of Columbia', 'Distrito de Columbia'],
  ['12', 'FL', 'Florida', 'Florida'],
  ['13', 'GA', 'Georgia', 'Georgia'],
  ['15', 'HI', 'Hawaii', 'Hawái'],
  ['16', 'ID', 'Idaho', 'Idaho'],
  ['17', 'IL', 'Illinois', 'Illinois'],
  ['18', 'IN', 'Indiana', 'Indiana'],
  ['19', 'IA', 'Iowa', 'Iowa'],
  ['20', 'KS', 'Kansas', 'Kansas'],
  ['21', 'KY', 'Kentucky', 'Kentucky'],
  ['22', 'LA', 'Louisiana', 'Luisiana'],
  ['23', 'ME', 'Maine', 'Maine'],
  ['24', 'MD', 'Maryland', 'Maryland'],
  ['25', 'MA', 'Massachusetts', 'Massachusetts'],
  ['26', 'MI', 'Michigan', 'Míchigan'],
  ['27', 'MN', 'Minnesota', 'Minnesota'],
  ['28', 'MS', 'Mississippi', 'Misisipi'],
  ['29', 'MO', 'Missouri', 'Misuri'],
  ['30', 'MT', 'Montana', 'Montana'],
  ['31', 'NE', 'Nebraska', 'Nebraska'],
  ['32', 'NV', 'Nevada', 'Nevada'],
  ['33', 'NH', 'New Hampshire', 'Nuevo Hampshire'],
  ['34', 'NJ', 'New Jersey', 'Nueva Jersey'],
  ['35', 'NM', 'New Mexico', 'Nuevo México'],
  ['36', 'NY', 'New York', 'Nueva York'],
  ['37', 'NC', 'North Carolina', 'Carolina del Norte'],
  ['38', 'ND', 'North Dakota', 'Dakota del Norte'],
  ['39', 'OH', 'Ohio', 'Ohio'],
  ['40', 'OK', 'Oklahoma', 'Oklahoma'],
  ['41', 'OR', 'Oregon', 'Oregón'],
  ['42', 'PA', 'Pennsylvania', 'Pensilvania'],
  ['44', 'RI', 'Rhode Island', 'Rhode Island'],
  ['45', 'SC', 'South Carolina', 'Carolina del Sur'],
  ['46', 'SD', 'South Dakota', 'Dakota del Sur'],
  ['47', 'TN', 'Tennessee', 'Tennessee'],
  ['48', 'TX', 'Texas', 'Texas'],
  ['49', 'UT', 'Utah', 'Utah'],
  ['50', 'VT', 'Vermont', 'Vermont'],
  ['51', 'VA', 'Virginia', 'Virginia'],
  ['53', 'WA', 'Washington', 'Washington'],
  ['54', 'WV', 'West Virginia', 'Virginia Occidental'],
  ['55', 'WI', 'Wisconsin', 'Wisconsin'],
  ['56', 'WY', 'Wyoming', 'Wyoming'],
  ['72', 'PR', 'Puerto Rico', 'Puerto Rico'],
];

/** All states in the order of their codes (FIPS 5-2). */
export const STATES: readonly State[] = ROWS.map(([fips, postal, en, es]) => ({
  fips,
  postal,
  name: { en, es },
  id: en.toLowerCase().replaceAll(' ', '-'),
}));

/**
 * A state by its id, name, postal letters or code.
 *
 * @throws Problem 'state-unknown' with the nearest name
 * @example findState('RI').fips // => '44'
 */
export function findState(text: string): State {
  const wanted = text.trim().toLowerCase().replaceAll(/\s+/g, '-');
  const found = STATES.find(
    ({ id, fips, postal }) => id === wanted || fips === wanted || postal.toLowerCase() === wanted,
  );
  if (found !== undefined) return found;
  const near = nearestName(
    wanted,
    STATES.map(({ id }) => id),
  );
  throw new Problem('state-unknown', 'is not a state', {
    value: text,
    exitCode: 3,
    remedy: near === undefined ? 'give a name such as rhode-island, or RI, or 44' : `did you mean "${near}"?`,
  });
}
