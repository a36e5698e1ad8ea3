import { existsSync, readFileSync } from 'node:fs';
import { apportion, type ApportionmentError, apportionmentError } from '#analysis/apportionment-error.ts';
import { DISTRICT_KINDS } from '#opportunity/assemble-inputs.ts';
import type { BlockCountFacts, Edition } from '#opportunity/edition.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { type BlockCounts, blockCountsPath, parseBlockCounts } from '../block-counts.ts';
import { overlapByArea, withBlocks } from '../read-districts.ts';

const known = new Map<string, ApportionmentError | undefined>();

/** How tracts are shared among districts. */
type Rule = 'land' | 'blocks';

function loadedCounts(place: string, kind: string): readonly BlockCounts[] {
  const known = DISTRICT_KINDS.find((one) => one === kind);
  const file = known === undefined ? '' : `places/${place}/${blockCountsPath(known, '2020')}`;
  return existsSync(file) ? [parseBlockCounts(readFileSync(file, 'utf8'), file)] : [];
}

function measure(place: string, kind: string, rule: Rule): ApportionmentError | undefined {
  const tables = `places/${place}/tables`;
  const loaded = rule === 'land' ? [] : loadedCounts(place, kind);
  if (rule === 'blocks' && loaded.length === 0) return undefined;
  const files = ['population-2023-tracts', 'population-2023-districts', 'tract-area-overlap-2020'] as const;
  if (!files.every((name) => existsSync(`${tables}/${name}.csv`))) return undefined;
  const [tracts, districts, overlap] = files.map((name) =>
    readNormalizedTable(name, readFileSync(`${tables}/${name}.csv`)),
  );
  if (!tracts || !districts || !overlap) return undefined;
  const numbers = (table: typeof tracts, name: string): number[] =>
    cellsOf(table, name).map((cell) => (typeof cell === 'number' ? cell : 0));
  const totals = numbers(tracts, 'total');
  const byTract = new Map(textsOf(tracts, 'geoid').map((geoid, row) => [geoid, totals[row] ?? 0]));
  const shares = withBlocks(overlapByArea(overlap), loaded);
  const [published, moes] = [numbers(districts, 'total'), numbers(districts, 'totalMoe')];
  const counts = textsOf(districts, 'area').flatMap((area, row) =>
    area.startsWith(`${kind}:`)
      ? [
          {
            area,
            published: published[row] ?? 0,
            moe: moes[row] ?? 0,
            apportioned: apportion(shares.get(area) ?? [], byTract),
          },
        ]
      : [],
  );
  return counts.length === 0 ? undefined : apportionmentError(counts);
}

/** How tracts that areas of a kind cut are counted, and how far that was measured to be off. */
export interface Apportionment {
  /** The block counts by which they are shared; undefined when they are shared by land. */
  readonly blocks: BlockCountFacts | undefined;
  /** Distance from the Census's own counts of districts on 2019–2023; undefined where nothing was measured. */
  readonly error: ApportionmentError | undefined;
}

/** How an edition shares tracts among the areas of a kind; the error is that of the same rule on the tracts of 2020. */
export function apportionmentOf(
  { place, blockCounts = [] }: Pick<Edition, 'place' | 'blockCounts'>,
  kind: string,
): Apportionment {
  const blocks = blockCounts.find((one) => one.kind === kind);
  const rule: Rule = blocks === undefined ? 'land' : 'blocks';
  const id = `${place} ${kind} ${rule}`;
  if (!known.has(id)) known.set(id, measure(place, kind, rule));
  return { blocks, error: known.get(id) };
}
