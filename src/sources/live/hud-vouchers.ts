import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { arcgisCountAddress, type ArcgisQuery, pullArcgis } from './arcgis-pages.ts';
import type { LiveSource, PlannedFile, Pull, RowLedger } from './live-source.ts';
import { writeCsv } from './pull.ts';
import { checkRows } from './row-contract.ts';
import { cellText } from './table-pages.ts';

const HOST = 'services.arcgis.com';
const LAYER = `https://${HOST}/VTyQ9soqVukalItT/arcgis/rest/services/Housing_Choice_Vouchers_by_Tract/FeatureServer/0`;

/** Columns of hud_hcv_by_tract_ct_2019.csv, which are those of the layer without its shapes. */
const FIELDS = ['GEOID', 'STATE', 'COUNTY', 'TRACT', 'HCV_PUBLIC', 'HCV_PUBLIC_PCT'] as const;

function* pull(query: ArcgisQuery): Pull {
  const rows = yield* pullArcgis(query);
  const lines = rows.map((row) => FIELDS.map((field) => cellText(row[field])));
  return writeCsv(
    FIELDS,
    lines.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

function check(bytes: Uint8Array, path: string, state: State, log: ProblemLog): RowLedger {
  return checkRows(
    {
      schema: {
        name: 'hud-vouchers',
        key: ['GEOID'],
        extraColumns: 'ignore',
        columns: [
          { name: 'GEOID', kind: 'tract-geoid', filled: true },
          // HUD leaves out tracts with ten or fewer, or writes −4.
          { name: 'HCV_PUBLIC', kind: 'count', sentinels: { '-4': 'suppressed' } },
          { name: 'HCV_PUBLIC_PCT', kind: 'percent', sentinels: { '-4': 'suppressed' } },
        ],
      },
      path,
      rows: [1, 20_000],
      idColumn: 'GEOID',
      stateFips: state.fips,
      totals: ['HCV_PUBLIC'],
    },
    bytes,
    log,
  );
}

function plan(state: State): PlannedFile {
  const query = { layer: LAYER, where: `STATE='${state.fips}'` };
  const path = `${state.id}/housing/hud_vouchers_by_tract.csv`;
  return {
    path,
    what: `housing choice vouchers by tract, ${state.name.en}, as HUD has them today`,
    from: [`${LAYER}?f=json`, arcgisCountAddress(query)],
    paged: true,
    aboutBytes: 300_000,
    readBy: '',
    pull: () => pull(query),
    check: (bytes, log) => check(bytes, path, state, log),
  };
}

/** Housing choice vouchers by tract. */
export const hudVouchers: LiveSource = {
  id: 'hud-vouchers',
  title: 'Housing Choice Vouchers by tract',
  publisher: 'U.S. Department of Housing and Urban Development',
  license: PUBLIC_DOMAIN,
  url: 'https://hudgis-hud.opendata.arcgis.com/datasets/housing-choice-vouchers-by-tract',
  layout:
    'hud_hcv_by_tract_ct_2019.csv, an export of the layer; ArcGIS REST API, Query (Feature Service/Layer)',
  hosts: [HOST],
  options: {},
  exceptions: [
    'Tracts with ten or fewer vouchers are left out, so the sum is below the state’s.',
    'The layer is renewed without a new address: its bytes change and must be signed. It is not the file of 2019 that the importer reads.',
  ],
  plan: (state) => [plan(state)],
};
