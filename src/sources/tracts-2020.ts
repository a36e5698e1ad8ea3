import { readTable } from '#tables/read-table.ts';
import { type Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';
import { readTractGeojson, type TractShape } from './tract-geojson.ts';

/** A tract of 2020 in the old county codes; its shape is generalized by the publisher. */
export type Tract2020 = TractShape;

/** Tracts of 2020, shore-clipped and generalized: no more detailed shapes of this vintage are in our data. */
export const tracts2020: Source<readonly Tract2020[]> = {
  file: 'connecticut/boundaries/cwi_tract_sf.geojson',
  title: 'Census tracts, cartographic boundary',
  publisher: 'U.S. Census Bureau, carried by CT Data Haven (cwi, MIT)',
  period: '2020',
  vintage: '2020 tracts, old county codes',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/cwi',
  parse: (bytes, log) => readTractGeojson(bytes, tracts2020.file, log),
};

/** Old county code ↔ planning-region code of every 2020 tract, 879 to 879. */
export const tractCodes2022: Source<Table> = {
  file: 'connecticut/crosswalks/2022tractcrosswalk.csv',
  title: 'Crosswalk of tract codes, 2020 to 2022',
  publisher: 'CTData Collaborative (2022-tract-crosswalk)',
  period: '2022',
  vintage: '2020 tracts in both codes',
  license: 'no license stated; figures only',
  url: 'https://github.com/CT-Data-Collaborative/2022-tract-crosswalk',
  parse: (bytes, log) =>
    readTable(
      {
        name: 'tract-codes-2022',
        key: ['countyCode'],
        extraColumns: 'ignore',
        columns: [
          { name: 'countyCode', header: 'tract_fips_2020', kind: 'tract-geoid', filled: true },
          {
            name: 'regionCode',
            header: 'tract_fips_2022',
            aliases: ['Tract_fips_2022'],
            kind: 'tract-geoid',
            filled: true,
          },
          { name: 'town', header: 'town_fips_2020', kind: 'town-geoid', filled: true },
          { name: 'zip', header: 'zip5_zcta2020', kind: 'zip', filled: true },
        ],
      },
      bytes,
      tractCodes2022.file,
      log,
    ),
};
