import { balanceByLevel } from '#analysis/balance/balance-by-level.ts';
import type { BalanceArea, BalanceModel } from '#analysis/balance/model.ts';
import { pairWithPublished, PUBLISHED_LAND } from '#analysis/balance/published.ts';
import type { NamedBalance, PublishedFigure } from '#artifacts/balance-files.ts';
import { existsSync } from 'node:fs';
import { textsOf } from '#tables/columns.ts';
import { openBalanceTables } from './balance-data.ts';

/** Published figures of a place by id; none where the place has no such table. */
export function readPublishedFigures(place: string, root = '.'): ReadonlyMap<string, PublishedFigure> {
  if (!existsSync(`${root}/places/${place}/tables/published-figures.csv`)) return new Map();
  const table = openBalanceTables(place, root).read('published-figures');
  const at = (name: string, row: number): string => textsOf(table, name)[row] ?? '';
  return new Map(
    textsOf(table, 'id').map((id, row) => [
      id,
      {
        ...{ id, value: at('value', row), definition: at('definition', row) },
        ...{ vintage: at('vintage', row), sourcePage: at('sourcePage', row) },
      },
    ]),
  );
}

/** The balance of one area; for the whole place with the published figures beside it. */
export function nameBalance(
  model: BalanceModel,
  asked: BalanceArea,
  figures: ReadonlyMap<string, PublishedFigure>,
): NamedBalance {
  const area = model.areas.find(({ id }) => id === asked.id) ?? asked;
  const balance = balanceByLevel(model, area.id, area.tracts);
  const pairs = area.id === model.areas[0]?.id ? pairWithPublished(balance) : [];
  const published = pairs.flatMap((pair) => {
    const figure = figures.get(pair.id);
    return figure === undefined ? [] : [{ ...pair, figure }];
  });
  const name =
    area.sharedWith === undefined
      ? area.name
      : `${area.name} (tract shared with ${area.sharedWith.join(', ')})`;
  return { name, balance, published };
}

/** Published shares of land in the defined areas, beside ours. */
export function publishedLand(
  figures: ReadonlyMap<string, PublishedFigure>,
): Readonly<Record<keyof typeof PUBLISHED_LAND, PublishedFigure | undefined>> {
  const { minority, 'high-poverty': poverty, rcap } = PUBLISHED_LAND;
  return {
    minority: figures.get(minority),
    'high-poverty': figures.get(poverty),
    rcap: figures.get(rcap),
  };
}
