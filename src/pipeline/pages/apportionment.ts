import { existsSync, readFileSync } from 'node:fs';
import { apportion, type ApportionmentError, apportionmentError } from '#analysis/apportionment-error.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { overlapByArea } from '../read-districts.ts';

const known = new Map<string, ApportionmentError | undefined>();

function measure(tables: string, kind: string): ApportionmentError | undefined {
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
  const shares = overlapByArea(overlap);
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

/** How far the rule that splits tracts lies from the Census's own counts of districts, measured on 2019–2023. */
export function measuredApportionment(place: string, kind: string): ApportionmentError | undefined {
  const id = `${place} ${kind}`;
  if (!known.has(id)) known.set(id, measure(`places/${place}/tables`, kind));
  return known.get(id);
}
