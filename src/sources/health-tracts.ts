import type { ProblemLog } from '#core/problem-log.ts';
import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const NOT_AVAILABLE = { NA: 'notInFile' } as const;

const CARRIED = {
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/cdc-health',
} as const;

function healthTable(file: string, columns: readonly ColumnSchema[]) {
  return (bytes: Uint8Array, log: ProblemLog): Table =>
    readTable(
      {
        name: 'health-tracts',
        extraColumns: 'ignore',
        columns: [
          { name: 'level', kind: 'text', filled: true },
          // Towns, regions and neighborhoods stand in the same column as tracts.
          { name: 'area', header: 'name', kind: 'text', filled: true },
          ...columns,
        ],
      },
      bytes,
      file,
      log,
    );
}

const PLACES_FILE = 'connecticut/health/cdc_health_all_lvls_wide_2024.csv';
const LIFE_FILE = 'connecticut/health/cdc_health_all_lvls_wide_2023.csv';

/** PLACES: small-area figures that a model makes from a telephone survey; 876 tracts, not those without residents. */
export const places2024: Source<Table> = {
  ...CARRIED,
  file: PLACES_FILE,
  title: 'PLACES, health insurance and dental visits of adults (modeled)',
  publisher: 'U.S. Centers for Disease Control and Prevention, carried by CT Data Haven',
  period: '2022–2023',
  vintage: '2020 tracts, planning-region codes',
  parse: healthTable(PLACES_FILE, [
    // The publisher's measure is the lack of insurance among adults of 18 to 64.
    { name: 'uninsured', header: 'Health insurance_2023', kind: 'share', sentinels: NOT_AVAILABLE },
    { name: 'dentalVisit', header: 'Dental visit_2022', kind: 'share', sentinels: NOT_AVAILABLE },
  ]),
};

/** Life expectancy at birth, 2010–2015; 783 of 828 tracts have one. */
export const lifeExpectancy2015: Source<Table> = {
  ...CARRIED,
  file: LIFE_FILE,
  title: 'U.S. Small-area Life Expectancy Estimates Project',
  publisher: 'U.S. National Center for Health Statistics, carried by CT Data Haven',
  period: '2010–2015',
  vintage: '2010 tracts',
  parse: healthTable(LIFE_FILE, [
    {
      name: 'lifeExpectancy',
      header: 'Life expectancy_2010-2015',
      kind: 'number',
      range: [40, 110],
      sentinels: NOT_AVAILABLE,
    },
  ]),
};
