import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';
import type { ColumnSchema } from '#tables/schema.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { unpackGzip } from './gzip-table.ts';
import type { LiveSource, PlannedFile, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkRows } from './row-contract.ts';

const HOST = 'lehd.ces.census.gov';

/** Files of LODES 8: the block columns, and whether there is one part for people of other states. */
const KINDS: Readonly<Record<string, { readonly blocks: readonly string[]; readonly what: string }>> = {
  wac: { blocks: ['w_geocode'], what: 'jobs by the block of the workplace' },
  rac: { blocks: ['h_geocode'], what: 'jobs by the block of the home' },
  od: { blocks: ['w_geocode', 'h_geocode'], what: 'jobs by block of workplace and home, both in the state' },
};

function fileName(kind: string, postal: string, year: number): string {
  return kind === 'od'
    ? `${postal}_od_main_JT00_${year}.csv.gz`
    : `${postal}_${kind}_S000_JT00_${year}.csv.gz`;
}

/** A block has 15 digits; the first two are its state. */
function checkBlocks(
  text: string,
  blocks: readonly string[],
  state: State,
  path: string,
  log: ProblemLog,
): void {
  const [header = '', ...lines] = text.split('\n');
  const names = header.trim().split(',');
  for (const block of blocks) {
    const index = names.indexOf(block);
    const wrong = lines.findIndex((line) => {
      if (line === '') return false;
      const id = line.split(',', index + 1)[index] ?? '';
      return !/^\d{15}$/.test(id) || !id.startsWith(state.fips);
    });
    if (wrong === -1) continue;
    log.add(
      new Problem('block-form', `must have 15 digits that begin with ${state.fips}`, {
        ...{ file: path, line: wrong + 2, columnName: block },
        value: lines[wrong]?.split(',')[index] ?? '',
        remedy: 'fetch the file of the state again',
      }),
    );
  }
}

function check(bytes: Uint8Array, path: string, kind: string, state: State, log: ProblemLog): RowLedger {
  const table = unpackGzip(bytes, path);
  const { blocks } = KINDS[kind] ?? { blocks: [] };
  const total = kind === 'od' ? 'S000' : 'C000';
  const columns: readonly ColumnSchema[] = [
    ...blocks.map((name) => ({ name, kind: 'text', filled: true }) as const),
    { name: total, kind: 'count', filled: true },
    { name: 'createdate', kind: 'text', filled: true },
  ];
  const schema = { name: 'lodes', key: blocks, extraColumns: 'ignore' as const, columns };
  const ledger = checkRows({ schema, path, rows: [1, 40_000_000], totals: [total] }, table, log);
  if (log.stops === 0) checkBlocks(new TextDecoder().decode(table), blocks, state, path, log);
  return { rows: ledger.rows, totals: { jobs: ledger.totals[total] ?? 0 } };
}

function planKind(kind: string, state: State, year: number): PlannedFile {
  const postal = state.postal.toLowerCase();
  const url = `https://${HOST}/data/lodes/LODES8/${postal}/${kind}/${fileName(kind, postal, year)}`;
  const path = `${state.id}/jobs/${fileName(kind, postal, year)}`;
  return {
    path,
    what: `LODES 8 of ${year}, ${KINDS[kind]?.what ?? kind}, ${state.name.en}`,
    from: [url],
    paged: false,
    // Reckoned from the number of blocks of a state of the size of Connecticut.
    aboutBytes: kind === 'od' ? 10_000_000 : 1_500_000,
    readBy: '',
    pull: () => pullFile({ url, form: 'gzip', maxBytes: MAX_FILE_BYTES }),
    check: (bytes, log) => check(bytes, path, kind, state, log),
  };
}

/** Jobs by census block, from records of unemployment insurance. */
export const lodes: LiveSource = {
  id: 'lodes',
  title: 'LEHD Origin-Destination Employment Statistics, version 8',
  publisher: 'U.S. Census Bureau',
  license: PUBLIC_DOMAIN,
  url: 'https://lehd.ces.census.gov/data/',
  layout: 'LODES 8 technical document (w_geocode, h_geocode: 15 digits; C000 or S000: all jobs; createdate)',
  hosts: [HOST],
  options: { year: 'needed', tables: 'needed' },
  exceptions: [
    'Tables are wac (workplaces), rac (homes) and od (both, people who live and work in the state).',
    'Some states lack years; noise protects employers, so a single block says little.',
    'Blocks of 2020 carry the county codes of 2020: in Connecticut the old eight counties.',
  ],
  plan: (state, options) =>
    required(options, 'tables').map((kind) => {
      if (!Object.hasOwn(KINDS, kind))
        throw optionProblem('lodes', 'tables', kind, 'the tables are wac, rac and od');
      return planKind(kind, state, required(options, 'year'));
    }),
};
