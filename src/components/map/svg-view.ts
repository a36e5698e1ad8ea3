import { hasMapValues } from '#artifacts/map-data.ts';
import { layerLevels } from '#analysis/layer-levels.ts';
import { LEVEL_FILL } from '#core/level.ts';
import type { MapData, MapState } from './map-state.ts';
import type { DotPaths } from '#artifacts/svg-map/state-dots.ts';
import { inPortions } from './next-task.ts';

/** Tracts shaded in one task. */
const PORTION = 150;

/** Units of the shapes in one of the picture. */
const TENTHS = 10;

const SVG = 'http://www.w3.org/2000/svg';

/** The server's picture made alive: shading, selection and a focus ring, without any map library. */
export interface SvgView {
  update(state: MapState): void;
  /** Rings the tract that the arrow keys stand on; null takes the ring away. */
  focus(geoid: string | null): void;
  /** Draws dots by their path data. */
  showDots(paths: DotPaths): void;
  /** Center of a tract on the picture. */
  centerOf(geoid: string): { readonly x: number; readonly y: number } | undefined;
}

function outline(svg: SVGSVGElement, className: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', className);
  path.setAttribute('fill', 'none');
  // Shapes of the picture are in tenths of its units.
  (svg.querySelector('.map-tenths') ?? svg).append(path);
  return path;
}

/** Middle of a shape, in units of the picture. */
function middleOf(path: SVGPathElement | undefined): { x: number; y: number } | undefined {
  const box = path?.getBBox();
  return box && { x: (box.x + box.width / 2) / TENTHS, y: (box.y + box.height / 2) / TENTHS };
}

interface PathFinder {
  /** One path, without reading the others. */
  one(geoid: string): SVGPathElement | null;
  /** The same for whoever asks for all: they are read once, when first asked for. */
  all(geoid: string): SVGPathElement | undefined;
}

function makeFinder(svg: SVGSVGElement): PathFinder {
  let paths: ReadonlyMap<string, SVGPathElement> | undefined;
  const read = (): ReadonlyMap<string, SVGPathElement> =>
    new Map(
      [...svg.querySelectorAll<SVGPathElement>('[data-geoid]')].map((path) => [
        path.getAttribute('data-geoid') ?? '',
        path,
      ]),
    );
  return {
    one: (geoid) => svg.querySelector(`[data-geoid="${CSS.escape(geoid)}"]`),
    all: (geoid) => (paths ??= read()).get(geoid),
  };
}

/** Listens to clicks on the picture and recolors it. */
export function makeSvgView(
  svg: SVGSVGElement,
  model: { readonly data: MapData },
  onSelect: (geoid: string | null) => void,
): SvgView {
  const pathOf = makeFinder(svg);
  const selected = outline(svg, 'map-selected');
  const picked = outline(svg, 'map-selected');
  const focused = outline(svg, 'map-focused');
  const draw = (path: SVGPathElement, geoid: string | null): void =>
    path.setAttribute('d', (geoid === null ? null : pathOf.one(geoid))?.getAttribute('d') ?? '');
  let layer = 'level';
  let { data } = model;
  svg.addEventListener('click', (event) => {
    const target =
      event.target instanceof Element ? event.target.closest<SVGPathElement>('[data-geoid]') : null;
    onSelect(target?.dataset['geoid'] ?? null);
  });
  const shade = async (next: string): Promise<void> => {
    if (next === layer && model.data === data) return;
    // The values of the layer are on their way: the old one stays until they are here.
    if (next !== 'level' && !hasMapValues(model.data)) return;
    layer = next;
    const shown = (data = model.data);
    const levels = layerLevels(shown, next);
    const act = (tract: number): void => {
      const level = levels[tract] ?? null;
      const fill = level === null ? 'url(#no-data)' : LEVEL_FILL[level];
      pathOf.all(data.tracts.geoid[tract] ?? '')?.setAttribute('fill', fill);
    };
    await inPortions({
      count: levels.length,
      size: PORTION,
      act,
      isWanted: () => layer === next && data === shown,
    });
  };
  return {
    update(state) {
      const { stability } = model.data.tracts;
      const isTold = state.layer === 'level' && stability !== undefined;
      svg.querySelector('.map-unsure')?.setAttribute('display', isTold ? 'inline' : 'none');
      void shade(state.layer);
      draw(selected, state.selected);
      picked.setAttribute(
        'd',
        state.picked.map((geoid) => pathOf.one(geoid)?.getAttribute('d') ?? '').join(''),
      );
    },
    focus: (geoid) => draw(focused, geoid),
    showDots({ dots, rings }) {
      svg.querySelector('.map-dots')?.setAttribute('d', dots);
      for (const ring of svg.querySelectorAll('.map-rings')) ring.setAttribute('d', rings);
    },
    centerOf: (geoid) => middleOf(pathOf.all(geoid)),
  };
}
