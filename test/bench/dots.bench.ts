import { existsSync, readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { type DotMesh, buildDotMesh } from '#artifacts/dots/mesh.ts';
import { type GroupDots, placeDots } from '#artifacts/dots/place.ts';
import type { DotShape } from '#artifacts/dots/rings.ts';
import { type Workload, syntheticAreas } from './synthetic-areas.ts';

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const RUNS = 7;

/** Median of the times of a few runs, in milliseconds, after one to warm up. */
function medianMs(work: () => void): number {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}

function measure(name: string, shapes: readonly DotShape[], groups: readonly GroupDots[]): Row[] {
  let mesh: DotMesh = buildDotMesh([]);
  const meshMs = medianMs(() => (mesh = buildDotMesh(shapes)));
  let dotCount = 0;
  const placeMs = medianMs(() => (dotCount = placeDots(mesh, groups).x.length));
  return [
    { name: `dots: triangulate ${name}, once`, value: meshMs, unit: 'ms' },
    { name: `dots: place ${dotCount.toLocaleString('en')} in ${name}`, value: placeMs, unit: 'ms' },
    { name: `dots: rate in ${name}`, value: dotCount / placeMs / 1000, unit: 'million/s' },
  ];
}

/** Connecticut's 829 tracts of 2010 with 1.03 million people of color, one dot each; needs the raw files. */
function connecticut(raw: string): Row[] {
  const file = `${raw}/connecticut/boundaries/cwi_tract_sf19.geojson`;
  const counts = `${raw}/us/us_tract_race_2010_with_total.csv`;
  if (!existsSync(file) || !existsSync(counts)) return [];
  const people = new Map(
    readFileSync(counts, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('09'))
      .map((line) => line.split(','))
      .map(([geoid = '', total, white]) => [geoid, Number(total) - Number(white)]),
  );
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<
    Polygon | MultiPolygon,
    { name: string }
  >;
  const shapes = features.map(({ properties, geometry }) => ({ geoid: properties.name, geometry }));
  const dotCounts = Int32Array.from(shapes, ({ geoid }) => people.get(geoid) ?? 0);
  return measure('829 tracts of Connecticut', shapes, [{ group: 'peopleOfColor', dotCounts }]);
}

function synthetic(name: string, workload: Workload): Row[] {
  const { shapes, groups } = syntheticAreas(workload);
  return measure(name, shapes, groups);
}

/** Placement of unit-1 dots: a stress test that the public never sees. */
export default function benchDots(): Promise<Row[]> {
  const raw = process.env.EVENGROUND_RAW;
  return Promise.resolve([
    ...(raw === undefined ? [] : connecticut(raw)),
    ...synthetic('841 synthetic tracts', { side: 29, edgePoints: 48, holeShare: 0.12, people: 3_570_000 }),
    ...synthetic('50,176 synthetic blocks', { side: 224, edgePoints: 7, holeShare: 0.02, people: 3_570_000 }),
  ]);
}
