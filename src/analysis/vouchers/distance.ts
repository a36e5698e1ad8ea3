import type { ReachPoint } from './rank-places.ts';
import type { VoucherModel } from './model.ts';

const EARTH_MILES = 3958.7613;
const RADIANS = Math.PI / 180;

/**
 * Straight-line distance on the globe.
 *
 * @returns miles; a road is longer, often by a third
 * @see haversine formula, radius of the sphere of equal volume (6371.0088 km)
 * @example Math.round(distanceMiles({ longitude: -72.68, latitude: 41.77 }, { longitude: -72.93, latitude: 41.31 })) // => 34
 */
export function distanceMiles(a: ReachPoint, b: ReachPoint): number {
  const [phiA, phiB] = [a.latitude * RADIANS, b.latitude * RADIANS];
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const h = half(phiB - phiA) + Math.cos(phiA) * Math.cos(phiB) * half((b.longitude - a.longitude) * RADIANS);
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Upper ends of the bands of distance, in miles. */
export const DISTANCE_BANDS = [2, 5, 10, 20, 40] as const;

/**
 * Band of a distance: the number of upper ends that it reaches.
 *
 * @example distanceBand(4.9) // => 1
 */
export function distanceBand(miles: number): number {
  return DISTANCE_BANDS.filter((end) => miles >= end).length;
}

/** The nearest railway or busway station in a straight line; undefined where the place has none loaded. */
export function nearestStation(
  { stations }: VoucherModel,
  place: ReachPoint,
): { readonly name: string; readonly miles: number } | undefined {
  let found: { name: string; miles: number } | undefined;
  for (const [name, longitude, latitude] of stations) {
    const miles = distanceMiles(place, { longitude, latitude });
    if (found === undefined || miles < found.miles) found = { name, miles };
  }
  return found;
}
