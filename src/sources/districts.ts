import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { polygonsOf, type PolygonRings } from '#tables/geometry/polygon.ts';
import { makeSlug } from '#tables/slug.ts';
import { textOf } from './geojson.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';
import { readTopojson } from './topojson.ts';

/** A legislative or school district; its shape is generalized by the publisher. */
export interface District {
  /** Id within its kind, such as "018". */
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly polygons: readonly PolygonRings[];
}

/** "L018" is House district 018; "U003" is Senate district 03 (two digits, as the legislature writes it). */
function chamberId(text: string, letter: string, digits: number, file: string): string {
  const [, number] = new RegExp(`^${letter}(\\d{3})$`).exec(text) ?? [];
  if (number === undefined) {
    throw new Problem('district-name', `is not ${letter} and three digits`, {
      file,
      value: text,
      remedy: 'fetch the layer of the 2022 districts again',
    });
  }
  return number.slice(-digits);
}

function readDistricts(
  bytes: Uint8Array,
  object: string,
  file: string,
  log: ProblemLog,
  facts: (name: string) => Omit<District, 'polygons'>,
): readonly District[] {
  return readTopojson(bytes, object, (properties) => textOf(properties, 'name'), file, log)
    .filter(({ properties }) => textOf(properties, 'name') !== '')
    .map(({ geometry, properties }) => ({
      ...facts(textOf(properties, 'name')),
      polygons: polygonsOf(geometry),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const CHAMBERS = {
  publisher: 'U.S. Census Bureau, carried by CT Data Haven (legislative22)',
  period: '2022',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/legislative22',
} as const;

function bareNumber(id: string): string {
  return id.replace(/^0+/, '');
}

/** State House districts of 2022. */
export const houseDistricts2022: Source<readonly District[]> = {
  ...CHAMBERS,
  file: 'connecticut/boundaries/ct_house_2022_topo.json',
  title: 'State House districts, generalized',
  vintage: '2022 districts',
  parse: (bytes, log) =>
    readDistricts(bytes, 'lower_topo', houseDistricts2022.file, log, (text) => {
      const id = chamberId(text, 'L', 3, houseDistricts2022.file);
      return { id, name: `House District ${bareNumber(id)}`, slug: bareNumber(id) };
    }),
};

/** State Senate districts of 2022. */
export const senateDistricts2022: Source<readonly District[]> = {
  ...CHAMBERS,
  file: 'connecticut/boundaries/ct_senate_2022_topo.json',
  title: 'State Senate districts, generalized',
  vintage: '2022 districts',
  parse: (bytes, log) =>
    readDistricts(bytes, 'upper_topo', senateDistricts2022.file, log, (text) => {
      const id = chamberId(text, 'U', 2, senateDistricts2022.file);
      return { id, name: `Senate District ${bareNumber(id)}`, slug: bareNumber(id) };
    }),
};

/** School districts of 2019 by name; a regional district has several towns, and one nameless sliver is no district. */
export const schoolDistricts2019: Source<readonly District[]> = {
  file: 'connecticut/boundaries/school_districts_topo.json',
  title: 'School districts, generalized',
  publisher:
    'U.S. Census Bureau and Connecticut State Department of Education, carried by CT Data Haven (index2019)',
  period: '2019',
  vintage: '2019 districts',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/index2019',
  parse: (bytes, log) =>
    readDistricts(bytes, 'school_districts', schoolDistricts2019.file, log, (text) => {
      const name = text.replace(/^Reg\. Dist\. 0?/, 'Regional District ');
      return { id: makeSlug(name), name, slug: makeSlug(name) };
    }),
};
