import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import type { TableSchema } from '#tables/schema.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { archiveEntry } from './archive-entry.ts';
import { HUD_HOST } from './hud-fair-market-rents.ts';
import { asUtf8 } from './latin-text.ts';
import type { LiveSource, RowLedger } from './live-source.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkRows } from './row-contract.ts';

const URL_OF_ALL = `https://${HUD_HOST}/lihtc/lihtcpub.zip`;
const PATH = 'us/hud/lihtcpub.zip';

const SCHEMA: TableSchema = {
  name: 'hud-lihtc',
  key: ['hud_id'],
  extraColumns: 'ignore',
  columns: [
    { name: 'hud_id', kind: 'text', filled: true },
    { name: 'project', kind: 'text' },
    { name: 'proj_st', kind: 'text', filled: true },
    { name: 'proj_zip', kind: 'text' },
    { name: 'latitude', kind: 'number', range: [-90, 90] },
    { name: 'longitude', kind: 'number', range: [-180, 180] },
    { name: 'fips2020', kind: 'text', aliases: ['fips2010'] },
    { name: 'n_units', kind: 'count' },
    { name: 'li_units', kind: 'count' },
    // 8888: year not confirmed, 9999: not known.
    { name: 'yr_pis', kind: 'count', range: [1986, 9999] },
    { name: 'yr_alloc', kind: 'count', range: [1986, 9999] },
  ],
};

function check(bytes: Uint8Array, log: ProblemLog): RowLedger {
  const table = archiveEntry(bytes, /(^|\/)lihtcpub\.csv$/i, PATH);
  const contract = {
    schema: SCHEMA,
    path: PATH,
    rows: [45_000, 80_000] as const,
    totals: ['n_units', 'li_units'],
  };
  const ledger = checkRows(contract, asUtf8(table), log);
  const { n_units: all = 0, li_units: restricted = 0 } = ledger.totals;
  if (log.stops === 0 && restricted > all)
    log.add(
      new Problem('row-sum', `${restricted} homes are income-restricted, more than all ${all}`, {
        ...{ file: PATH, columnName: 'li_units', value: String(restricted) },
        remedy: 'look at the file: columns may have been moved',
      }),
    );
  return ledger;
}

/** Developments with low-income housing tax credits, nationwide. */
export const hudLihtc: LiveSource = {
  id: 'hud-lihtc',
  title: 'Low-Income Housing Tax Credit database, property level',
  publisher: 'U.S. Department of Housing and Urban Development',
  license: PUBLIC_DOMAIN,
  url: 'https://www.huduser.gov/portal/datasets/lihtc/property.html',
  layout:
    'HUD LIHTC data dictionary (LIHTCPUB: hud_id, project, proj_st, latitude, longitude, n_units, li_units, yr_pis …)',
  hosts: [HUD_HOST, 'lihtc.huduser.gov'],
  options: {},
  exceptions: [
    'One archive for the country under one address: its bytes change with each release and must then be signed.',
    'Years 8888 and 9999 mean unknown. Income-restricted homes are not known for every development.',
    'Names may be written in Windows-1252.',
  ],
  plan: () => [
    {
      path: PATH,
      what: 'developments with low-income housing tax credits, the whole country',
      from: [URL_OF_ALL],
      paged: false,
      // Reckoned: some 54,000 rows of 70 columns, packed.
      aboutBytes: 8_000_000,
      readBy: '',
      pull: () => pullFile({ url: URL_OF_ALL, form: 'zip', maxBytes: MAX_FILE_BYTES }),
      check,
    },
  ],
};
