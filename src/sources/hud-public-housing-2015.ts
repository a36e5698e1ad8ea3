import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

/** HUD writes −4 where it holds a figure back, with as many zeros as the column has digits. */
const HELD_BACK = { '-4': 'suppressed', '-4.00000000000': 'suppressed' } as const;

const SCHEMA: TableSchema = {
  name: 'hud-public-housing-2015',
  key: ['building'],
  extraColumns: 'ignore',
  columns: [
    { name: 'building', header: 'OBJECTID', kind: 'text', filled: true },
    { name: 'authority', header: 'FORMAL_PAR', kind: 'text', filled: true },
    { name: 'development', header: 'DEVELOPMEN', kind: 'text', filled: true },
    { name: 'name', header: 'PROJECT_NA', kind: 'text' },
    { name: 'buildingType', header: 'BUILDING_T', kind: 'text' },
    { name: 'units', header: 'TOTAL_UNIT', kind: 'count', filled: true, sentinels: HELD_BACK },
    { name: 'tract', header: 'TRACT_LEVE', kind: 'tract-geoid', filled: true },
    { name: 'latitude', header: 'LAT', kind: 'number', range: [-90, 90], filled: true },
    { name: 'longitude', header: 'LON', kind: 'number', range: [-180, 180], filled: true },
    { name: 'pointKind', header: 'LVL2KX', kind: 'text', filled: true },
  ],
};

/** Public housing by building, with HUD's own tract column beside the point it was put on. */
export const hudPublicHousing2015: Source<Table> = {
  file: 'connecticut/housing/hud_public_housing_buildings_ct_2015.csv',
  title: 'Public housing buildings',
  publisher: 'U.S. Department of Housing and Urban Development',
  period: '2015',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://hudgis-hud.opendata.arcgis.com/datasets/public-housing-buildings',
  parse: (bytes, log) => readTable(SCHEMA, bytes, hudPublicHousing2015.file, log),
};
