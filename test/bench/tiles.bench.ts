import { buildDotMesh } from '#artifacts/dots/mesh.ts';
import { placeDots } from '#artifacts/dots/place.ts';
import { dotTiles } from '#artifacts/dots/tiles/dot-tiles.ts';
import { type BenchRow, median } from './bench-row.ts';
import { syntheticAreas } from './synthetic-areas.ts';

const RUNS = 3;

/** One archive of 3.57 million dots, zooms 4 to 14: a stress test, a research export holds ten people a dot or more. */
export default function benchTiles(): Promise<readonly BenchRow[]> {
  const { shapes, groups } = syntheticAreas({ side: 29, edgePoints: 48, holeShare: 0.12, people: 3_570_000 });
  const dots = placeDots(buildDotMesh(shapes), groups);
  let archive: Uint8Array = new Uint8Array();
  const times = Array.from({ length: RUNS }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    archive = dotTiles(dots, { caption: 'bench' });
    const { user, system } = process.cpuUsage(used);
    return [performance.now() - start, (user + system) / 1000] as const;
  });
  const name = `dots: ${dots.x.length.toLocaleString('en')} into one PMTiles archive`;
  return Promise.resolve([
    { name: `${name} (goal 2)`, value: median(times.map(([wall]) => wall)) / 1000, unit: 's' },
    { name, value: median(times.map(([, cpu]) => cpu)) / 1000, unit: 's CPU' },
    { name: `${name} (goal 22)`, value: archive.length / 1e6, unit: 'MB' },
  ]);
}
