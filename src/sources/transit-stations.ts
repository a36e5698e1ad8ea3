import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type Source, STATE_FIGURES } from './source.ts';

const STATIONS: TableSchema = {
  name: 'transit-stations',
  // Hartford and New Haven have a railway station and a busway station of one name.
  key: ['name', 'mode'],
  columns: [
    { name: 'name', kind: 'text', filled: true },
    { name: 'mode', kind: 'text', filled: true },
    { name: 'longitude', kind: 'number', range: [-180, 180], filled: true },
    { name: 'latitude', kind: 'number', range: [-90, 90], filled: true },
  ],
};

/** Railway and bus-rapid-transit stations. */
export const transitStations: Source<Table> = {
  file: 'connecticut/other/ct-transit-stations.csv',
  title: 'Railway and busway stations',
  publisher: 'Connecticut Department of Transportation, carried by zoningatlas (MIT)',
  period: '2022',
  vintage: 'points',
  license: STATE_FIGURES,
  url: 'https://portal.ct.gov/dot',
  parse: (bytes, log) => readTable(STATIONS, bytes, transitStations.file, log),
};
