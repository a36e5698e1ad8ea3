import type { VoucherModel } from './model.ts';
import type { ReachPoint } from './rank-places.ts';

/** A place that can be reached, in the form of the search box, with its point. */
export interface ReachPlace extends ReachPoint {
  readonly kind: 'town' | 'village' | 'zip' | 'tract';
  readonly name: string;
  /** Towns it lies in, to tell equal names apart; '' for a town. */
  readonly within: string;
  /** `kind:id`, such as `zip:06106`. */
  readonly target: string;
}

function middle(points: readonly ReachPoint[]): ReachPoint {
  const mean = (of: (point: ReachPoint) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  return { longitude: mean((point) => point.longitude), latitude: mean((point) => point.latitude) };
}

/**
 * Every town, village, ZIP code and tract with its point: a town or tract its middle, a ZIP code the middle of its
 * tracts, a village (and a ZIP code without a tract) the middle of the towns it lies in.
 *
 * @param model of a place
 */
export function reachPlaces({ towns, tracts, names }: VoucherModel): readonly ReachPlace[] {
  const townAt = (row: number): ReachPoint => ({
    longitude: towns.longitude[row] ?? 0,
    latitude: towns.latitude[row] ?? 0,
  });
  const tractAt = tracts.geoid.map((_, row): ReachPoint => ({
    longitude: tracts.longitude[row] ?? 0,
    latitude: tracts.latitude[row] ?? 0,
  }));
  const named = names.map(([kind, name, rows]): ReachPlace => {
    const own = kind === 'zip' ? tractAt.filter((_, row) => tracts.zip[row] === name) : [];
    const within = rows.map((row) => towns.name[row] ?? '').join(', ');
    return {
      ...middle(own.length > 0 ? own : rows.map(townAt)),
      kind,
      name,
      within,
      target: `${kind}:${name}`,
    };
  });
  return [
    ...towns.geoid.map((geoid, row): ReachPlace => ({
      ...townAt(row),
      ...{ kind: 'town', name: towns.name[row] ?? '', within: '', target: `town:${geoid}` },
    })),
    ...named,
    ...tracts.geoid.map((geoid, row): ReachPlace => ({
      ...(tractAt[row] ?? { longitude: 0, latitude: 0 }),
      ...{ kind: 'tract', name: tracts.name[row] ?? '', target: `tract:${geoid}` },
      within: towns.name[tracts.town[row] ?? -1] ?? '',
    })),
  ];
}
