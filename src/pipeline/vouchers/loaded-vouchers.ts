import { existsSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { AuthorityStandards } from '#analysis/vouchers/model.ts';
import { readStandards } from '#analysis/vouchers/standards-file.ts';
import { csvText } from '#artifacts/csv-text.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { GrossRent } from '#sources/acs-gross-rent.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { readTableOrThrow } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Files } from '../effects.ts';
import { parseYamlFile } from '../yaml-file.ts';

const provenanceSchema = z.strictObject({
  format: z.literal('evenground-loaded/1'),
  source: z.string().min(1),
  period: z.string().min(1),
});

/** Where a loaded file comes from. */
export type LoadedProvenance = z.output<typeof provenanceSchema>;

/** Kinds of files that a place may load for vouchers; none of them is shipped. */
export type LoadedVoucherFile = 'payment-standards' | 'gross-rents-town' | 'gross-rents-tract';

const RENT_SCHEMA: TableSchema = {
  name: 'gross-rents',
  key: ['id'],
  columns: [
    { name: 'id', kind: 'text', filled: true },
    { name: 'median', kind: 'number', range: [0, 20_000], filled: true },
    { name: 'medianMoe', kind: 'number', range: [0, 20_000], optional: true },
  ],
};

const pathOf = (place: string, name: LoadedVoucherFile): string => `places/${place}/vouchers/${name}`;

/** GEOIDs of the towns of a place by name and by GEOID, and by their last five digits. */
export function voucherTowns(place: string): {
  readonly byName: ReadonlyMap<string, string>;
  readonly byCode: ReadonlyMap<string, string>;
} {
  const towns = readNormalizedTable('towns', readFileSync(`places/${place}/tables/towns.csv`));
  const [geoids, names] = [textsOf(towns, 'geoid'), textsOf(towns, 'name')];
  const named = geoids.flatMap((geoid, row) => [[names[row] ?? '', geoid] as const, [geoid, geoid] as const]);
  return { byName: new Map(named), byCode: new Map(geoids.map((geoid) => [geoid.slice(-5), geoid])) };
}

/** Keeps a file that was checked, with its provenance beside it. */
export async function writeLoadedVouchers(
  files: Files,
  place: string,
  name: LoadedVoucherFile,
  content: string,
  provenance: Omit<LoadedProvenance, 'format'>,
): Promise<void> {
  await files.write(`${pathOf(place, name)}.csv`, content);
  await files.write(
    `${pathOf(place, name)}.yaml`,
    stringify({ format: 'evenground-loaded/1', ...provenance }),
  );
}

/** Rows of gross rents as the file that is kept. */
export function grossRentsCsv(rents: readonly GrossRent[]): string {
  const sorted = [...rents].sort((a, b) => (a.id < b.id ? -1 : 1));
  return csvText(
    ['id', 'median', 'medianMoe'],
    sorted.map(({ id, median, medianMoe }) => [id, median, medianMoe ?? '']),
  );
}

function readProvenance(place: string, name: LoadedVoucherFile): LoadedProvenance | undefined {
  const file = `${pathOf(place, name)}.yaml`;
  if (!existsSync(file)) return undefined;
  const kind = { code: 'loaded', guide: 'docs/method/voucher-choice.md' };
  return parseYamlFile(provenanceSchema, readFileSync(file, 'utf8'), file, kind);
}

/** Payment standards that were loaded; undefined until then. */
export function loadedStandards(
  place: string,
): { readonly provenance: LoadedProvenance; readonly standards: readonly AuthorityStandards[] } | undefined {
  const provenance = readProvenance(place, 'payment-standards');
  if (provenance === undefined) return undefined;
  const file = `${pathOf(place, 'payment-standards')}.csv`;
  const standards = readStandards(readFileSync(file), file, voucherTowns(place).byName, new ProblemLog());
  return { provenance, standards };
}

/** Typical rents by `kind:geoid` that were loaded for towns or tracts; undefined until then. */
export function loadedRents(
  place: string,
  kind: 'town' | 'tract',
): { readonly provenance: LoadedProvenance; readonly rentOf: ReadonlyMap<string, number> } | undefined {
  const name = `gross-rents-${kind}` as const;
  const provenance = readProvenance(place, name);
  if (provenance === undefined) return undefined;
  const file = `${pathOf(place, name)}.csv`;
  const table = readTableOrThrow(RENT_SCHEMA, readFileSync(file), file);
  const medians = cellsOf(table, 'median');
  const rents = textsOf(table, 'id').flatMap((id, row) => {
    const median = medians[row];
    return typeof median === 'number' ? [[id, median] as const] : [];
  });
  return { provenance, rentOf: new Map(rents) };
}
