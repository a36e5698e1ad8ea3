import type { ProblemLog } from '#core/problem-log.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { State } from '#core/state.ts';
import type { PlannedFile, Pull, RowLedger, SourceOptions } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { readerOf } from './readers.ts';
import { checkRows } from './row-contract.ts';

const IDS = new Set(['tract-geoid', 'town-geoid', 'county-geoid']);

/** The contract that place.yaml declares of a data set of its state. */
function schemaOf(options: SourceOptions): TableSchema {
  const columns = (options.columns ?? []).map(({ header, kind, filled }) => ({
    ...{ name: header, kind },
    ...(filled !== undefined && { filled }),
  }));
  return { name: 'declared', extraColumns: 'ignore', columns, ...(options.key && { key: options.key }) };
}

async function check(
  bytes: Uint8Array,
  state: State,
  options: SourceOptions,
  log: ProblemLog,
): Promise<RowLedger> {
  const path = required(options, 'file');
  const id = options.columns?.find(({ kind }) => IDS.has(kind))?.header;
  const totals = (options.columns ?? []).flatMap(({ header, kind }) => (kind === 'count' ? [header] : []));
  const ledger = checkRows(
    {
      ...{ schema: schemaOf(options), path, rows: options.rows ?? [1, 2_000_000], totals },
      ...(id !== undefined && { idColumn: id, stateFips: state.fips }),
    },
    bytes,
    log,
  );
  await readerOf(path)?.parse(bytes, log);
  return ledger;
}

function refuseUnknownKey(id: string, { key = [], columns = [] }: SourceOptions): void {
  const strange = key.find((name) => !columns.some(({ header }) => header === name));
  if (strange !== undefined)
    throw optionProblem(id, 'key', strange, 'the key names a column that is not declared');
}

/**
 * Plans a data set of a state by what place.yaml declares of it.
 *
 * @param id of the source, for messages
 */
export function planDeclared(
  id: string,
  state: State,
  options: SourceOptions,
  work: { readonly from: readonly string[]; readonly pull: () => Pull },
): PlannedFile {
  refuseUnknownKey(id, options);
  const path = required(options, 'file');
  return {
    path,
    what: required(options, 'title'),
    from: work.from,
    paged: true,
    // Reckoned: some hundred bytes a row.
    aboutBytes: (options.rows?.[1] ?? 5_000) * 300,
    readBy: readerOf(path) === undefined ? '' : 'evenground import',
    pull: work.pull,
    check: (bytes, log) => check(bytes, state, options, log),
  };
}

/** Options of every data set that place.yaml declares. */
export const DECLARED_OPTIONS = {
  address: 'needed',
  file: 'needed',
  title: 'needed',
  columns: 'needed',
  key: 'optional',
  rows: 'optional',
} as const;
