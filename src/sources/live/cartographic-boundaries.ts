import { PUBLIC_DOMAIN } from '../source.ts';
import type { LiveSource } from './live-source.ts';
import { required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkShapefile } from './shapefile-contract.ts';

const HOST = 'www2.census.gov';

/** Layers by area: the publisher's word, the digits of an id, bytes measured or reckoned for a state such as Connecticut. */
const LAYERS = {
  tract: { word: 'tract', digits: 11, aboutBytes: 900_000, whole: false },
  town: { word: 'cousub', digits: 10, aboutBytes: 400_000, whole: false },
  county: { word: 'county', digits: 5, aboutBytes: 12_000_000, whole: true },
} as const;

/** Boundaries clipped to the shore and generalized to 1:500,000, for drawing. */
export const cartographicBoundaries: LiveSource = {
  id: 'cartographic-boundaries',
  title: 'Cartographic boundary files, 1:500,000, clipped to the shore',
  publisher: 'U.S. Census Bureau',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/geographies/mapping-files/time-series/geo/cartographic-boundary.html',
  layout: 'Census Bureau, cartographic boundary file name definitions (cb_YEAR_STATE_LAYER_500k.zip; GEOID)',
  hosts: [HOST],
  options: { year: 'needed', area: 'needed' },
  exceptions: [
    'Generalized lines: for drawing, not for joining points.',
    'Counties come for the whole country in one file; areas of open water are left out.',
  ],
  plan: (state, options) => {
    const [year, area] = [required(options, 'year'), required(options, 'area')];
    const { word, digits, aboutBytes, whole } = LAYERS[area];
    const name = `cb_${year}_${whole ? 'us' : state.fips}_${word}_500k.zip`;
    const url = `https://${HOST}/geo/tiger/GENZ${year}/shp/${name}`;
    const path = whole ? `us/${name}` : `${state.id}/boundaries/${name}`;
    const stateFips = whole ? '' : state.fips;
    return [
      {
        path,
        what: `boundaries of ${year}, ${word}, 1:500,000`,
        from: [url],
        paged: false,
        aboutBytes,
        readBy: '',
        pull: () => pullFile({ url, form: 'zip', maxBytes: MAX_FILE_BYTES }),
        check: (bytes, log) => checkShapefile(bytes, { path, geoid: 'GEOID', digits, stateFips }, log),
      },
    ];
  },
};
