import { existsSync, readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { type DotMesh, buildDotMesh } from '#artifacts/dots/mesh.ts';
import { type GroupDots, placeDots } from '#artifacts/dots/place.ts';
import type { DotShape } from '#artifacts/dots/rings.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { dotShapes } from '#artifacts/svg-map/state-dots.ts';
import { type BenchRow, median } from './bench-row.ts';
import { type Workload, syntheticAreas } from './synthetic-areas.ts';

const RUNS = 7;

interface Times {
  readonly wallMs: number;
  /** Time of the processor: what other programs took meanwhile is not in it. */
  readonly cpuMs: number;
}

/** Medians of a few runs, after one to warm up. */
function medianTimes(work: () => void): Times {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(used);
    return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
  });
  return {
    wallMs: median(times.map(({ wallMs }) => wallMs)),
    cpuMs: median(times.map(({ cpuMs }) => cpuMs)),
  };
}

function measure(name: string, shapes: readonly DotShape[], groups: readonly GroupDots[]): BenchRow[] {
  let mesh: DotMesh = buildDotMesh([]);
  const triangulation = medianTimes(() => (mesh = buildDotMesh(shapes)));
  let dotCount = 0;
  const placement = medianTimes(() => (dotCount = placeDots(mesh, groups).x.length));
  const placed = `dots: place ${dotCount.toLocaleString('en')} in ${name}`;
  return [
    { name: `dots: triangulate ${name}, once`, value: triangulation.wallMs, unit: 'ms' },
    { name: placed, value: placement.wallMs, unit: 'ms' },
    { name: placed, value: placement.cpuMs, unit: 'ms CPU' },
    { name: `dots: rate in ${name}`, value: dotCount / placement.wallMs / 1000, unit: 'million/s' },
  ];
}

/** The same people in the shapes that the map draws, which are part of the repository. */
function drawnConnecticut(): BenchRow[] {
  const place = 'places/connecticut';
  const topology = JSON.parse(readFileSync(`${place}/boundaries/tracts-2010.topojson`, 'utf8')) as Topology;
  const population = readNormalizedTable(
    'population-2010',
    readFileSync(`${place}/tables/population-2010.csv`),
  );
  const geoid = textsOf(population, 'geoid');
  const [all, white] = [numbersOf(population, 'total').values, numbersOf(population, 'nhWhite').values];
  const people = new Map(geoid.map((one, row) => [one, (all[row] ?? 0) - (white[row] ?? 0)]));
  const shapes = dotShapes({ geoid }, topology);
  const dotCounts = Int32Array.from(shapes, (shape) => people.get(shape.geoid) ?? 0);
  return measure('829 drawn tracts of Connecticut', shapes, [{ group: 'peopleOfColor', dotCounts }]);
}

/** Connecticut's 829 tracts of 2010 with 1.03 million people of color, one dot each; needs the raw files. */
function connecticut(raw: string): BenchRow[] {
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

function synthetic(name: string, workload: Workload): BenchRow[] {
  const { shapes, groups } = syntheticAreas(workload);
  return measure(name, shapes, groups);
}

/** Placement of unit-1 dots: a stress test that the public never sees. */
export default function benchDots(): Promise<BenchRow[]> {
  const raw = process.env.EVENGROUND_RAW;
  return Promise.resolve([
    ...drawnConnecticut(),
    ...(raw === undefined ? [] : connecticut(raw)),
    ...synthetic('841 synthetic tracts', { side: 29, edgePoints: 48, holeShare: 0.12, people: 3_570_000 }),
    ...synthetic('50,176 synthetic blocks', { side: 224, edgePoints: 7, holeShare: 0.02, people: 3_570_000 }),
  ]);
}
