import type { ProblemLog } from '#core/problem-log.ts';
import { Problem } from '#core/problem.ts';
import type { State } from '#core/state.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import type { LiveSource, PlannedFile, Pull, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { writeCsv } from './pull.ts';
import { checkRows } from './row-contract.ts';
import { countAddress, pullSocrata, type SocrataQuery } from './socrata-pages.ts';
import { cellText, type PageRow } from './table-pages.ts';

const HOST = 'data.cdc.gov';

/** Data sets by release; the id of the newest one is used again for each new release. */
const RELEASES: Readonly<Record<string, string>> = { 2023: 'em5e-5hvn', newest: 'cwsq-ngmh' };

const FIELDS = [
  ...['year', 'stateabbr', 'locationid', 'measureid', 'datavaluetypeid', 'data_value_unit', 'data_value'],
  ...['low_confidence_limit', 'high_confidence_limit', 'totalpopulation', 'short_question_text'],
] as const;

function queryOf(state: State, release: string, measures: readonly string[]): SocrataQuery {
  const list = measures.map((measure) => `'${measure}'`).join(',');
  return {
    resource: `https://${HOST}/resource/${RELEASES[release] ?? ''}`,
    where: `stateabbr='${state.postal}' AND measureid in(${list})`,
    order: 'locationid,measureid,datavaluetypeid,year',
  };
}

function* pull(query: SocrataQuery): Pull {
  const rows = yield* pullSocrata(query);
  const lines = rows.map((row: PageRow) => FIELDS.map((field) => cellText(row[field])));
  return writeCsv(FIELDS, lines);
}

/** A measure that was asked for and did not come is a gap that nobody would see in a long table. */
function requireMeasures(
  bytes: Uint8Array,
  measures: readonly string[],
  path: string,
  log: ProblemLog,
): void {
  const text = new TextDecoder().decode(bytes);
  for (const measure of measures.filter((one) => !text.includes(`,${one},`)))
    log.add(
      new Problem('measure-absent', 'was asked for and is in no row', {
        ...{ file: path, columnName: 'measureid', value: measure },
        remedy: 'the release may not have it: look at the list of measures at https://www.cdc.gov/places',
      }),
    );
}

function check(
  bytes: Uint8Array,
  path: string,
  state: State,
  measures: readonly string[],
  log: ProblemLog,
): RowLedger {
  const ledger = checkRows(
    {
      schema: {
        name: 'cdc-places',
        key: ['year', 'locationid', 'measureid', 'datavaluetypeid'],
        columns: [
          { name: 'year', kind: 'count', range: [2015, 2100], filled: true },
          { name: 'stateabbr', kind: 'word', words: [state.postal], filled: true },
          { name: 'locationid', kind: 'tract-geoid', filled: true },
          { name: 'measureid', kind: 'word', words: measures, filled: true },
          // Tracts have crude shares only; an age-adjusted one would be another figure.
          { name: 'datavaluetypeid', kind: 'word', words: ['CrdPrv'], filled: true },
          { name: 'data_value_unit', kind: 'word', words: ['%'], filled: true },
          { name: 'data_value', kind: 'percent' },
          { name: 'low_confidence_limit', kind: 'percent' },
          { name: 'high_confidence_limit', kind: 'percent' },
          { name: 'totalpopulation', kind: 'count' },
          { name: 'short_question_text', kind: 'text', filled: true },
        ],
      },
      path,
      rows: [1, 20_000 * measures.length],
      idColumn: 'locationid',
      stateFips: state.fips,
    },
    bytes,
    log,
  );
  requireMeasures(bytes, measures, path, log);
  return ledger;
}

function planRelease(state: State, release: string, measures: readonly string[]): PlannedFile {
  const path = `${state.id}/health/places_tract_${release}.csv`;
  const query = queryOf(state, release, measures);
  return {
    path,
    what: `PLACES, ${release === 'newest' ? 'newest release' : `release of ${release}`}, ${measures.join(', ')}, tracts of ${state.name.en} (modeled)`,
    from: [countAddress(query)],
    paged: true,
    // Reckoned: some 880 tracts of 500 bytes in JSON for each measure.
    aboutBytes: 450_000 * measures.length,
    readBy: '',
    pull: () => pull(query),
    check: (bytes, log) => check(bytes, path, state, measures, log),
  };
}

/** Health of adults by tract, as a model of the CDC makes it from a telephone survey. */
export const cdcPlaces: LiveSource = {
  id: 'cdc-places',
  title: 'PLACES: Local Data for Better Health, census tracts (modeled)',
  publisher: 'U.S. Centers for Disease Control and Prevention',
  license: PUBLIC_DOMAIN,
  url: 'https://www.cdc.gov/places/',
  layout:
    'PLACES data dictionary; SODA API of data.cdc.gov, data sets em5e-5hvn (2023) and cwsq-ngmh (newest)',
  hosts: [HOST],
  options: { tables: 'needed', document: 'optional' },
  exceptions: [
    'Tables are ids of measures, such as ACCESS2 (adults of 18 to 64 without health insurance) and DENTAL (dental visit).',
    'document is the release: newest (default) or 2023. The id of the newest one is used again each year, so its bytes change and must be signed.',
    'The release of 2023 is on tracts of 2010; the next one has planning-region codes in Connecticut.',
    'Tracts with few adults are left out (Connecticut: 876 of 884). Measures of one release are of different years.',
  ],
  plan: (state, options) => {
    const release = options.document ?? 'newest';
    if (!Object.hasOwn(RELEASES, release))
      throw optionProblem('cdc-places', 'document', release, 'knows newest and 2023');
    return [planRelease(state, release, required(options, 'tables'))];
  },
};
