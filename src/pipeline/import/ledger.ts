import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { schemaOf } from '#tables/normalized.ts';
import { readTable } from '#tables/read-table.ts';
import { compareTables, type TableChange } from '#tables/table-change.ts';
import type { Files } from '../effects.ts';
import { openPlace, readSources } from '../read-place.ts';
import type { ImportedFile } from './outputs.ts';

/** A change of rows or of the total above this share must be signed. */
const UNSIGNED_SHARE = 0.01;

/** A file of the place that the import changes, against the committed one. */
export interface LedgerChange {
  readonly path: string;
  /** Undefined for drawings, and where the committed file cannot be read. */
  readonly table?: TableChange;
  /** What must be signed; empty when all is within 1 %. */
  readonly toSign: readonly string[];
}

const TOTAL = /^([A-Za-z]+)=(\d+)$/;

function jump(what: string, before: number | undefined, after: number | undefined): string[] {
  if (before === undefined || after === undefined) return [];
  return Math.abs(after - before) > UNSIGNED_SHARE * before ? [`${what}: ${before} → ${after}`] : [];
}

function toSign(before: SourceRecord, { rowCount, total }: ImportedFile): string[] {
  const [, oldColumn = '', old] = TOTAL.exec(before.total) ?? [];
  const [, column = '', now] = TOTAL.exec(total) ?? [];
  return [
    ...jump('rows', before.rowCount, rowCount),
    ...(oldColumn === column ? jump(`total of ${column}`, parseWhole(old), parseWhole(now)) : []),
  ];
}

const encoder = new TextEncoder();

/** Row by row what a table changes; undefined when the committed one cannot be read, which the new one mends. */
function tableChange(path: string, before: string, after: string): TableChange | undefined {
  const [, name] = /^tables\/(.+)\.csv$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  const schema = schemaOf(name);
  const [old, now] = [before, after].map((text) => {
    const log = new ProblemLog();
    const table = log.attempt(() => readTable(schema, encoder.encode(text), path, log));
    return log.stops === 0 ? table : undefined;
  });
  return old === undefined || now === undefined ? undefined : compareTables(schema, old, now);
}

/** What an import changes in a place, file by file; a place without tables has nothing to compare with. */
export async function ledgerChanges(
  files: Files,
  place: string,
  made: readonly ImportedFile[],
): Promise<readonly LedgerChange[]> {
  if ((await files.facts(`places/${place}/SOURCES.csv`)) === undefined) return [];
  const ledger = await readSources(openPlace(files, place));
  const changes: LedgerChange[] = [];
  for (const file of made) {
    const at = `places/${place}/${file.path}`;
    const before = (await files.facts(at))?.kind === 'file' ? await files.readText(at) : undefined;
    const record = ledger.find(({ table }) => table === file.path);
    if (before === undefined || record === undefined || before === file.content) continue;
    const table = tableChange(file.path, before, file.content);
    changes.push({ path: file.path, ...(table && { table }), toSign: toSign(record, file) });
  }
  const kept = new Set(made.map(({ path }) => path));
  const lost = ledger.filter(({ table }) => !kept.has(table));
  return [
    ...changes,
    ...lost.map(({ table }) => ({ path: table, toSign: ['the import no longer makes it'] })),
  ];
}

/** @returns one problem for each file whose change must be signed */
export function unsigned(changes: readonly LedgerChange[]): readonly Problem[] {
  return changes.flatMap(({ path, toSign: reasons }) =>
    reasons.length === 0
      ? []
      : [
          new Problem('ledger-change', `changes by more than 1 %: ${reasons.join('; ')}`, {
            file: path,
            value: reasons.join('; '),
            remedy: 'compare with the publisher, then import again with --approve "name, reason"',
          }),
        ],
  );
}
