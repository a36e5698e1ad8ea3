import { parseCountyGeoid } from '#core/geoid.ts';
import { readGeojson, textOf } from './geojson.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

/** Names of the eight counties, which were statistical areas until 2022. */
export const counties2018: Source<readonly { readonly geoid: string; readonly name: string }[]> = {
  file: 'connecticut/boundaries/ctopendata_ct_counties.geojson',
  title: 'Counties',
  publisher: 'U.S. Census Bureau (TIGER/Line), carried by CTOpenData/census_map',
  period: '2018',
  vintage: '2018 counties',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CTOpenData/census_map',
  parse: (bytes, log) =>
    readGeojson(bytes, (facts) => textOf(facts, 'NAME'), counties2018.file, log).map(({ properties }) => ({
      geoid: parseCountyGeoid(textOf(properties, 'GEOID')),
      name: textOf(properties, 'NAME'),
    })),
};
