import { z } from 'zod';
import type { BlockShare } from '#analysis/block-shares.ts';
import { Problem } from '#core/problem.ts';
import { DISTRICT_KINDS, type DistrictKind } from '#opportunity/assemble-inputs.ts';
import type { SourceRecord } from '#opportunity/edition.ts';

const schema = z.strictObject({
  format: z.literal('evenground-blocks/1'),
  kind: z.enum(DISTRICT_KINDS),
  /** Year of the census whose tracts are shared among the districts. */
  tracts: z.string().regex(/^\d{4}$/),
  /** Year in which the people were counted. */
  period: z.string().regex(/^\d{4}$/),
  files: z.array(z.strictObject({ name: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** Tract, area (such as "house:018", '' for none) and people. */
  rows: z.array(z.tuple([z.string().regex(/^\d{11}$/), z.string(), z.number().nonnegative()])).min(1),
});

/** People of tracts by district, counted block by block: `blocks/KIND-tracts-YEAR.json` of a place. */
export type BlockCounts = z.output<typeof schema>;

/** Who counted the people. */
export const BLOCK_SOURCE = 'U.S. Census Bureau, decennial census, table P1 by block';

/** Path inside the folder of a place. */
export function blockCountsPath(kind: DistrictKind, tracts: string): string {
  return `blocks/${kind}-tracts-${tracts}.json`;
}

/**
 * Checks the text of a loaded file.
 *
 * @throws Problem 'blocks-form'
 */
export function parseBlockCounts(text: string, file: string): BlockCounts {
  const plain = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  const checked = schema.safeParse(plain);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Problem('blocks-form', 'is no file of block counts', {
    file,
    value: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    remedy: 'load it again with "evenground import-blocks", or remove the file to share tracts by land',
  });
}

/** The rows by name. */
export function blockShares({ rows }: BlockCounts): readonly BlockShare[] {
  return rows.map(([tract, area, people]) => ({ tract, area, people }));
}

/** What the list of sources says of a loaded file. */
export function blockSourceRecord({ kind, tracts, period, files, rows }: BlockCounts): SourceRecord {
  return {
    table: blockCountsPath(kind, tracts),
    title: `People of ${tracts} tracts by district (${kind}), counted block by block`,
    publisher: BLOCK_SOURCE,
    period,
    vintage: `${period} blocks, ${tracts} tracts`,
    license: 'public domain (US Government work)',
    url: 'https://www.census.gov/geographies/reference-files/2020/geo/block-assignment-files.html',
    rowCount: rows.length,
    total: '',
    rawFiles: files.map(({ name, sha256 }) => `${name}=${sha256}`).join(';'),
  };
}
