import { Problem } from '#core/problem.ts';
import type { SharedArcs } from '#opportunity/assemble-neighbors.ts';
import type { TractFacts } from '#opportunity/assemble-inputs.ts';
import { type Bounds } from '#tables/geometry/polygon.ts';
import type { PlaceFiles } from './read-place.ts';

const SHOWN = 4;

function tell(place: PlaceFiles, code: string, what: string, path: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  place.log.add(
    new Problem(code, `${ids.length} ${what}`, {
      file: `places/${place.place}/${path}`,
      value: ids.slice(0, SHOWN).join(', '),
      remedy: 'import tracts and boundaries together',
    }),
  );
}

/** Every tract with land has a shape, and every shape is that of a tract. */
export function checkShapes(
  place: PlaceFiles,
  path: string,
  arcs: SharedArcs,
  tracts: readonly TractFacts[],
): void {
  const known = new Set(tracts.map(({ geoid }) => geoid));
  const bare = tracts.filter(({ geoid, landSquareMeters }) => landSquareMeters > 0 && !arcs.has(geoid));
  const strangers = [...arcs.keys()].filter((geoid) => !known.has(geoid));
  tell(
    place,
    'shape-absent',
    'tracts with land have no shape',
    path,
    bare.map(({ geoid }) => geoid),
  );
  tell(place, 'shape-unknown', 'shapes are of no tract of the list', path, strangers);
}

/** West, south, east and north of a box, which can have heights. */
export function boundsOfBox(box: readonly number[]): Bounds {
  const half = box.length / 2;
  const [west = -180, south = -90, east = 180, north = 90] = [box[0], box[1], box[half], box[half + 1]];
  return [west, south, east, north];
}

/** Points this far outside the drawing, in degrees, are still at its edge. */
const EDGE = 0.1;

/** The center of every tract lies where the shapes are: exchanged columns and other states are seen by that. */
export function checkCenters(
  place: PlaceFiles,
  path: string,
  [west, south, east, north]: Bounds,
  tracts: readonly TractFacts[],
): void {
  const isInside = ({ longitude, latitude }: TractFacts): boolean =>
    longitude > west - EDGE && longitude < east + EDGE && latitude > south - EDGE && latitude < north + EDGE;
  const away = tracts.filter((tract) => !isInside(tract));
  const [first] = away;
  if (first === undefined) return;
  const { geoid, longitude, latitude } = first;
  place.log.add(
    new Problem('center-outside', `${away.length} tracts have their center outside the shapes of the place`, {
      file: `places/${place.place}/${path}`,
      columnName: 'longitude',
      value: `${geoid}: ${longitude} ${latitude}`,
      remedy:
        'longitude is the first (below 0 in the United States), latitude the second; import the tracts again',
    }),
  );
}

/** People in a tract without land: they are counted, and no dot is drawn for them. */
export function checkLand(place: PlaceFiles, path: string, tracts: readonly TractFacts[]): void {
  const wet = tracts.filter(
    ({ landSquareMeters, population }) => landSquareMeters === 0 && population.total > 0,
  );
  if (wet.length === 0) return;
  place.log.add(
    new Problem('people-without-land', `${wet.length} tracts have people and no land`, {
      severity: 'warn',
      file: `places/${place.place}/${path}`,
      columnName: 'landSquareMeters',
      value: wet
        .slice(0, SHOWN)
        .map(({ geoid }) => geoid)
        .join(', '),
      done: 'counted in every table; no dot is drawn, because it would stand in water',
      remedy: 'compare the areas with the publisher',
    }),
  );
}
