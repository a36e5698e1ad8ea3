import type { ColumnSchema, TableSchema } from './schema.ts';

const RENTS: readonly ColumnSchema[] = [0, 1, 2, 3, 4].map((bedrooms) => ({
  ...{ name: `rent${bedrooms}`, kind: 'count', range: [100, 20_000], filled: true },
}));

const AREA: readonly ColumnSchema[] = [
  { name: 'area', kind: 'text', filled: true },
  { name: 'areaName', kind: 'text', filled: true },
];

/** Tables of voucher choice: what HUD's rents are by town and by ZIP code, and which ZIP code a place has. */
export const VOUCHER_TABLES = [
  {
    name: 'fair-market-rents',
    key: ['town'],
    columns: [{ name: 'town', kind: 'town-geoid', filled: true }, ...AREA, ...RENTS],
  },
  {
    name: 'small-area-rents',
    key: ['zip', 'area'],
    columns: [{ name: 'zip', kind: 'zip', filled: true }, ...AREA, ...RENTS],
  },
  {
    name: 'town-zips',
    key: ['town', 'zip'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'zip', kind: 'zip', filled: true },
      // Of the people of the town, those in the ZIP code; of the people of the ZIP code, those in the town.
      { name: 'townShare', kind: 'share', filled: true },
      { name: 'zipShare', kind: 'share', filled: true },
    ],
  },
  {
    name: 'tract-zips-2020',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'zip', kind: 'zip', filled: true },
    ],
  },
  {
    name: 'transit-stations',
    key: ['name', 'mode'],
    columns: [
      { name: 'name', kind: 'text', filled: true },
      { name: 'mode', kind: 'word', words: ['rail', 'busway'], filled: true },
      { name: 'longitude', kind: 'number', range: [-180, 180], filled: true },
      { name: 'latitude', kind: 'number', range: [-90, 90], filled: true },
    ],
  },
] as const satisfies readonly TableSchema[];
