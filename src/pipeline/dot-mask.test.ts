import { existsSync, readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { type Group, GROUP_COLUMNS, GROUPS, POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import { apportionDots } from '#artifacts/dots/apportion.ts';
import { dotMaskOf } from '#artifacts/dots/dot-mask.ts';
import { buildDotMesh } from '#artifacts/dots/mesh.ts';
import { type Dots, placeDots } from '#artifacts/dots/place.ts';
import { dotShapes } from '#artifacts/svg-map/state-dots.ts';
import { publicLand2021, waterBodies2021 } from '#sources/uninhabited-land.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { isMaskedAt } from '#tables/geometry/cell-mask.ts';
import { containsPoint } from '#tables/geometry/point.ts';
import { boundsOf, type PolygonRings } from '#tables/geometry/polygon.ts';
import { readNormalizedTable } from '#tables/normalized.ts';

const PLACE = 'places/connecticut';
const UNIT = 250;
const topology = JSON.parse(readFileSync(`${PLACE}/boundaries/tracts-2010.topojson`, 'utf8')) as Topology;
const read = (name: 'tracts-2010' | 'population-2010') =>
  readNormalizedTable(name, readFileSync(`${PLACE}/tables/${name}.csv`));
const tracts = read('tracts-2010');
const geoid = textsOf(tracts, 'geoid');
const town = textsOf(tracts, 'town').map((one) => (one === '' ? null : one));
const people = read('population-2010');
const population = Object.fromEntries(
  POPULATION_COLUMNS.map((column) => [column, cellsOf(people, column).map((cell) => Number(cell))]),
) as Record<PopulationColumn, number[]>;
const shapes = dotShapes({ geoid }, topology);
const found = dotMaskOf(topology);

const countOf = (group: Group): number[] =>
  geoid.map((_, tract) => GROUP_COLUMNS[group].reduce((sum, one) => sum + (population[one][tract] ?? 0), 0));

function place(group: Group, isMasked: boolean): { dots: Dots; dotCounts: Int32Array } {
  const counts = countOf(group).map((count, tract) => (shapes[tract]?.geometry === null ? 0 : count));
  const dotCounts = apportionDots(counts, town, UNIT);
  const mesh = buildDotMesh(shapes, isMasked ? found?.mask : undefined);
  return { dots: placeDots(mesh, [{ group, dotCounts }]), dotCounts };
}

/** Dots on the publisher's own polygons of water and public land. */
function countOn(polygons: readonly PolygonRings[], { x, y }: Dots): number {
  const boxed = polygons.map((rings) => ({ rings, bounds: boundsOf([rings]) }));
  return x.reduce((sum, east, i) => {
    const north = y[i] ?? 0;
    const meets = boxed.some(
      ({ rings, bounds: [w, s, e, n] }) =>
        east >= w && east <= e && north >= s && north <= n && containsPoint([rings], [east, north]),
    );
    return sum + (meets ? 1 : 0);
  }, 0);
}

test('the mask travels with the shapes, and names the tracts that it would leave no land in', () => {
  expect(found?.source).toMatch(/Department of Energy and Environmental Protection/);
  for (const one of found?.unmasked ?? []) expect(geoid).toContain(one);
});

test.each(GROUPS)(
  '%s: every town keeps its people within one dot, and no dot stands on a masked cell',
  (group) => {
    const { dots, dotCounts } = place(group, true);
    const counts = countOf(group);
    for (const name of new Set(town.filter((one) => one !== null))) {
      const sum = (values: ArrayLike<number>): number =>
        town.reduce((total, one, tract) => total + (one === name ? (values[tract] ?? 0) : 0), 0);
      expect(Math.abs(sum(dotCounts) * UNIT - sum(counts))).toBeLessThan(UNIT);
    }
    expect(dots.x).toHaveLength(dotCounts.reduce((a, b) => a + b, 0));
    const mask = found?.mask;
    const wet = dots.x.reduce(
      (sum, x, i) => sum + (mask !== undefined && isMaskedAt(mask, x, dots.y[i] ?? 0) ? 1 : 0),
      0,
    );
    expect(wet).toBe(0);
  },
);

const raw = process.env['EVENGROUND_RAW'] ?? '';
const files = [waterBodies2021.file, publicLand2021.file].map((file) => `${raw}/${file}`);

test.skipIf(raw === '' || !files.every((file) => existsSync(file)))(
  'on the full-resolution layers fewer than 1 in 100 White dots remain, those within a cell of a shore',
  async () => {
    const layers = await Promise.all(
      [waterBodies2021, publicLand2021].map(
        async (source, i) => await source.parse(readFileSync(files[i] ?? ''), new ProblemLog()),
      ),
    );
    const polygons = layers.flat();
    const before = place('white', false).dots;
    const after = place('white', true).dots;
    const [wetBefore, wetAfter] = [countOn(polygons, before), countOn(polygons, after)];
    console.info(`${wetBefore} → ${wetAfter} of ${after.x.length} dots on water or public land`);
    expect(wetBefore / before.x.length).toBeGreaterThan(0.05);
    expect(wetAfter / after.x.length).toBeLessThan(0.01);
  },
  60_000,
);
