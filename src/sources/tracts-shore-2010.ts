import { PUBLIC_DOMAIN, type Source } from './source.ts';
import { readTractGeojson, type TractShape } from './tract-geojson.ts';

export type { TractShape };

/** Tracts of 2010 clipped to the shore: for drawing. The four tracts that are all water are not in it. */
export const tractsShore2010: Source<readonly TractShape[]> = {
  file: 'connecticut/boundaries/cwi_tract_sf19.geojson',
  title: 'Census tracts, cartographic boundary',
  publisher: 'U.S. Census Bureau, carried by CT Data Haven (cwi, MIT)',
  period: '2010',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/cwi',
  parse: (bytes, log) => readTractGeojson(bytes, tractsShore2010.file, log),
};
