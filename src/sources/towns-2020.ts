import { parseTownGeoid } from '#core/geoid.ts';
import { readGeojson, textOf } from './geojson.ts';
import type { Area } from './keep-shapes.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

/** A town and its generalized shape. */
export interface TownShape {
  readonly geoid: string;
  readonly name: string;
  readonly geometry: Area;
}

/** Towns (county subdivisions) with their GEOIDs in the old county codes; generalized shapes. */
export const towns2020: Source<readonly TownShape[]> = {
  file: 'connecticut/boundaries/cwi_town_sf.geojson',
  title: 'County subdivisions (towns), cartographic boundary',
  publisher: 'U.S. Census Bureau, carried by CT Data Haven (cwi, MIT)',
  period: '2020',
  vintage: '2020 county subdivisions',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/cwi',
  parse: (bytes, log) =>
    readGeojson(bytes, (facts) => textOf(facts, 'name'), towns2020.file, log).map(
      ({ geometry, properties }) => ({
        geoid: parseTownGeoid(textOf(properties, 'GEOID')),
        name: textOf(properties, 'name'),
        geometry,
      }),
    ),
};
