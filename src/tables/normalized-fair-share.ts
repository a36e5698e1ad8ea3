import type { ColumnSchema, TableSchema } from './schema.ts';

const NEED: readonly ColumnSchema[] = [
  { name: 'burdenedOwners2019', kind: 'count', filled: true },
  { name: 'burdenedRenters2019', kind: 'count', filled: true },
  { name: 'burdenedHouseholds2019', kind: 'count', filled: true },
  { name: 'burdenedHouseholds2019Moe', kind: 'count', filled: true },
];

/** Published results, as the file of them and our table have them. */
export const ANCHOR_COLUMNS: readonly ColumnSchema[] = [
  { name: 'model', kind: 'text', filled: true },
  { name: 'municipality', kind: 'text', filled: true },
  { name: 'value', kind: 'text', filled: true },
  { name: 'meaning', kind: 'text', filled: true },
  { name: 'source', kind: 'text', filled: true },
  { name: 'status', kind: 'text', filled: true },
];

/** Tables of the fair-share part: inputs by town, their history, where each column comes from, published results. */
export const FAIR_SHARE_TABLES = [
  {
    name: 'fair-share-towns',
    key: ['town'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'region', kind: 'county-geoid', filled: true },
      { name: 'occupiedHomes2019', kind: 'count', filled: true },
      { name: 'occupiedHomes2019Moe', kind: 'count', filled: true },
      { name: 'rentedHomes2019', kind: 'count', filled: true },
      { name: 'medianIncome2019', kind: 'count', filled: true },
      { name: 'medianIncome2019Moe', kind: 'count', filled: true },
      { name: 'povertyShare2019', kind: 'share', filled: true },
      { name: 'povertyShare2019Moe', kind: 'share', filled: true },
      ...NEED,
      { name: 'multifamilyTwoPlus2016', kind: 'share', filled: true },
      { name: 'equalizedNetGrandList2018', kind: 'number', range: [0, 1e13], filled: true },
      { name: 'occupiedHomes2023', kind: 'count', filled: true },
      { name: 'occupiedHomes2023Moe', kind: 'count', filled: true },
      { name: 'medianIncome2023', kind: 'count', filled: true },
      { name: 'medianIncome2023Moe', kind: 'count' },
      { name: 'povertyShare2023', kind: 'share', filled: true },
      { name: 'povertyShare2023Moe', kind: 'share', filled: true },
      { name: 'burdenedHouseholds2023', kind: 'count', filled: true },
      { name: 'equalizedNetGrandList2023', kind: 'number', range: [0, 1e13], filled: true },
      { name: 'grandListPerResident2023', kind: 'number', range: [0, 1e8], filled: true },
      { name: 'residents2023', kind: 'count', filled: true },
      { name: 'countedHomes2023', kind: 'count', filled: true },
      { name: 'assistedHomes2023', kind: 'count', filled: true },
      { name: 'assistedShare2023', kind: 'share', filled: true },
    ],
  },
  {
    name: 'fair-share-history',
    key: ['town', 'year'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'year', kind: 'count', filled: true },
      { name: 'countedHomes', kind: 'count' },
      { name: 'governmentAssisted', kind: 'count' },
      { name: 'rentalAssistance', kind: 'count' },
      { name: 'mortgages', kind: 'count' },
      { name: 'deedRestricted', kind: 'count' },
      { name: 'assistedHomes', kind: 'count' },
      { name: 'permits', kind: 'count' },
      // Of the state fiscal year that ends in this year.
      { name: 'equalizedNetGrandList', kind: 'number', range: [0, 1e13] },
    ],
  },
  {
    name: 'fair-share-columns',
    key: ['table', 'column'],
    columns: [
      { name: 'table', kind: 'text', filled: true },
      { name: 'column', kind: 'text', filled: true },
      {
        name: 'unit',
        kind: 'word',
        words: ['homes', 'households', 'people', 'dollars', 'share'],
        filled: true,
      },
      { name: 'state', kind: 'word', words: ['from-source', 'stand-in'], filled: true },
      { name: 'title', kind: 'text', filled: true },
      { name: 'publisher', kind: 'text', filled: true },
      { name: 'period', kind: 'text', filled: true },
      { name: 'url', kind: 'text', filled: true },
      { name: 'rawFile', kind: 'text', filled: true },
      { name: 'derivation', kind: 'text', filled: true },
    ],
  },
  {
    name: 'fair-share-anchors',
    key: ['model', 'municipality'],
    columns: ANCHOR_COLUMNS,
  },
] as const satisfies readonly TableSchema[];
