/** Arcs (stretches of boundary) of each shape of a topology: two shapes with an arc in common are neighbors. */
export type SharedArcs = ReadonlyMap<string, readonly number[]>;

function shapesByArc(arcs: SharedArcs): Map<number, string[]> {
  const byArc = new Map<number, string[]>();
  for (const [shape, own] of arcs) {
    for (const arc of new Set(own)) {
      const shapes = byArc.get(arc) ?? [];
      shapes.push(shape);
      byArc.set(arc, shapes);
    }
  }
  return byArc;
}

/**
 * Neighbors of every shape: those with a stretch of boundary in common; a single point does not count.
 *
 * Several shapes may stand for one area: `areaOf` names the area of each (undefined leaves the shape out).
 * @returns neighbors of each area, in code-unit order
 * @example neighborsOf(new Map([['a', [1, 2]], ['b', [2]]]), (shape) => shape).get('a') // => ['b']
 */
export function neighborsOf(
  arcs: SharedArcs,
  areaOf: (shape: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, Set<string>>();
  for (const shapes of shapesByArc(arcs).values()) {
    const areas = [...new Set(shapes.map(areaOf))].filter((area) => area !== undefined);
    for (const area of areas) {
      const own = sets.get(area) ?? new Set<string>();
      areas.filter((other) => other !== area).forEach((other) => own.add(other));
      sets.set(area, own);
    }
  }
  return new Map([...sets].map(([area, own]) => [area, [...own].sort()]));
}
