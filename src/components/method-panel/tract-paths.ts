/** Outlines of the tracts as the server drew them. */
export interface TractPaths {
  readonly viewBox: string;
  /** Path data of each tract; '' without a shape. */
  readonly byTract: readonly string[];
}

/** Reads the outlines from the page's picture. */
export function tractPaths(svg: SVGSVGElement, geoids: readonly string[]): TractPaths {
  const paths = [...svg.querySelectorAll('[data-geoid]')];
  const byGeoid = new Map(
    paths.map((path) => [path.getAttribute('data-geoid'), path.getAttribute('d') ?? '']),
  );
  return {
    viewBox: svg.getAttribute('viewBox') ?? '0 0 1 1',
    byTract: geoids.map((geoid) => byGeoid.get(geoid) ?? ''),
  };
}
