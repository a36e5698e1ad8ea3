import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { unpackGzip } from './gzip-table.ts';
import type { LiveSource, PlannedFile, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';

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

/** Lines with their numbers, one at a time: a table of millions of rows is never held cell by cell. */
function* linesOf(text: string): Generator<readonly [line: string, number: number]> {
  for (let start = 0, number = 1; start < text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    yield [text.slice(start, stop).replace(/\r$/, ''), number];
    start = stop + 1;
  }
}

interface LodesContract {
  readonly path: string;
  readonly blocks: readonly string[];
  /** Column of all jobs. */
  readonly total: string;
  readonly stateFips: string;
}

/** What is wrong with a cell; undefined when nothing is. */
function cellFault(name: string, text: string, contract: LodesContract): Problem | undefined {
  const remedy = 'fetch the file of the state again';
  const place = { file: contract.path, columnName: name, value: text, remedy };
  if (name === contract.total && parseWhole(text) === undefined)
    return new Problem('number-form', 'is not a whole number', place);
  if (name === 'createdate' && !/^\d{8}$/.test(text))
    return new Problem('date-form', 'is no day such as 20230321', place);
  if (!contract.blocks.includes(name) || (/^\d{15}$/.test(text) && text.startsWith(contract.stateFips)))
    return undefined;
  return new Problem('block-form', `must have 15 digits that begin with ${contract.stateFips}`, place);
}

function indexesOf(
  header: readonly string[],
  { path, blocks, total }: LodesContract,
): ReadonlyMap<string, number> {
  const wanted = [...blocks, total, 'createdate'];
  const absent = wanted.find((name) => !header.includes(name));
  if (absent === undefined) return new Map(wanted.map((name) => [name, header.indexOf(name)]));
  throw new Problem('column-absent', 'is not in the header', {
    ...{ file: path, line: 1, columnName: absent },
    remedy: 'the publisher has changed the table: report it',
  });
}

function checkTable(text: string, contract: LodesContract, log: ProblemLog): RowLedger {
  const { path, total } = contract;
  let indexes: ReadonlyMap<string, number> = new Map();
  let [width, rows, jobs] = [0, 0, 0];
  for (const [line, number] of linesOf(text)) {
    const cells = line.split(',');
    if (number === 1) {
      indexes = indexesOf(cells, contract);
      width = cells.length;
      continue;
    }
    rows += 1;
    if (cells.length !== width)
      log.add(
        new Problem('row-short', `has ${cells.length} cells, the header has ${width}`, {
          ...{ file: path, line: number },
          remedy: 'fetch the file again',
        }),
      );
    for (const [name, index] of indexes) {
      const fault = cellFault(name, cells[index] ?? '', contract);
      if (fault !== undefined) log.add(fault.at({ line: number }));
    }
    jobs += parseWhole(cells[indexes.get(total) ?? -1]) ?? 0;
  }
  if (rows === 0)
    log.add(new Problem('row-count', 'has no rows', { file: path, remedy: 'fetch the file again' }));
  return { rows, totals: { jobs } };
}

function check(bytes: Uint8Array, path: string, kind: string, state: State, log: ProblemLog): RowLedger {
  const text = new TextDecoder().decode(unpackGzip(bytes, path));
  const total = kind === 'od' ? 'S000' : 'C000';
  return checkTable(text, { path, blocks: KINDS[kind]?.blocks ?? [], total, stateFips: state.fips }, log);
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
