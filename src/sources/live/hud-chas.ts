import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { archiveEntry } from './archive-entry.ts';
import { HUD_HOST } from './hud-fair-market-rents.ts';
import { asUtf8 } from './latin-text.ts';
import type { LiveSource, PlannedFile, Pull, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { MAX_FILE_BYTES } from './pull.ts';
import { checkRows } from './row-contract.ts';

/** Summary levels by area: HUD's number, digits of an id after "US", bytes of the archive. */
const AREAS = {
  tract: { level: '140', digits: 11, aboutBytes: 234_000_000 },
  town: { level: '060', digits: 10, aboutBytes: 90_000_000 },
  county: { level: '050', digits: 5, aboutBytes: 12_000_000 },
} as const;

interface Wanted {
  readonly state: State;
  readonly year: number;
  readonly table: string;
  readonly area: keyof typeof AREAS;
}

function addressOf({ year, area }: Wanted): string {
  return `https://${HUD_HOST}/PORTAL/datasets/cp/${year - 4}thru${year}-${AREAS[area].level}-csv.zip`;
}

/** Rows of the state: ids are such as "14000US09001010101" or "1400000US09001010101". */
function rowsOf(text: string, stateFips: string): string {
  const [header = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const inState = new RegExp(`(^|[,"])\\d{5,7}US${stateFips}\\d`);
  return [header, ...lines.filter((line) => inState.test(line)), ''].join('\n');
}

function* pull(wanted: Wanted): Pull {
  const url = addressOf(wanted);
  const archive = yield { url, form: 'zip', maxBytes: MAX_FILE_BYTES };
  const table = archiveEntry(archive, new RegExp(`(^|/)Table${wanted.table}\\.csv$`, 'i'), url);
  const text = new TextDecoder().decode(asUtf8(table));
  return new TextEncoder().encode(rowsOf(text, wanted.state.fips));
}

function check(bytes: Uint8Array, path: string, { table, area }: Wanted, log: ProblemLog): RowLedger {
  const header = new TextDecoder().decode(bytes.subarray(0, 200_000)).split('\n')[0] ?? '';
  const estimates = header
    .split(',')
    .map((name) => name.replaceAll('"', '').trim())
    .filter((name) => /^T\d+[A-C]?_(est|moe)\d+$/.test(name));
  const first = `T${table}_est1`;
  const kind = { tract: 'tract-geoid', town: 'town-geoid', county: 'county-geoid' } as const;
  return checkRows(
    {
      schema: {
        name: 'hud-chas',
        key: ['geoid'],
        extraColumns: 'ignore',
        columns: [
          { name: 'geoid', kind: kind[area], filled: true },
          { name: 'name', kind: 'text', filled: true },
          { name: first, kind: 'count', filled: true },
          ...estimates
            .filter((name) => name !== first)
            .map((name) => ({ name, kind: 'number', range: [0, 1e9], optional: true }) as const),
        ],
      },
      path,
      rows: [1, 20_000],
      totals: [first],
    },
    bytes,
    log,
  );
}

function planTable(wanted: Wanted): PlannedFile {
  const { state, year, table, area } = wanted;
  const path = `${state.id}/housing/chas_${year - 4}_${year}_table${table}_${area}.csv`;
  return {
    path,
    what: `CHAS ${year - 4}–${year}, table ${table}, ${state.name.en}, by ${area}`,
    from: [addressOf(wanted)],
    paged: false,
    aboutBytes: AREAS[area].aboutBytes,
    readBy: table === '8' && area === 'town' ? 'evenground import-official chas-8' : '',
    pull: () => pull(wanted),
    check: (bytes, log) => check(bytes, path, wanted, log),
  };
}

/** Housing problems by income, from a special tabulation of the ACS. */
export const hudChas: LiveSource = {
  id: 'hud-chas',
  title: 'Comprehensive Housing Affordability Strategy tables',
  publisher: 'U.S. Department of Housing and Urban Development',
  license: PUBLIC_DOMAIN,
  url: 'https://www.huduser.gov/portal/datasets/cp.html',
  layout: 'HUD CHAS data dictionary (geoid, name, T8_est1, T8_moe1 …); archives YEARSthruYEARE-LEVEL-csv.zip',
  hosts: [HUD_HOST],
  options: { year: 'needed', tables: 'needed', area: 'needed' },
  exceptions: [
    'An archive holds all tables of the country (tracts: 234 MB, about 1 GB of memory); the rows of the state are kept of the tables asked for.',
    'Names of Puerto Rico are written in Windows-1252. Counts are rounded to 5 or 10 by HUD.',
    'The cells of a table may be numbered anew from one release to the next: compare HUD’s dictionary.',
  ],
  plan: (state, options) => {
    const [year, area] = [required(options, 'year'), required(options, 'area')];
    return required(options, 'tables').map((table) => {
      if (!/^\d{1,2}[A-C]?$/.test(table))
        throw optionProblem('hud-chas', 'tables', table, 'tables are 1 to 18C');
      return planTable({ state, year, table, area });
    });
  },
};
