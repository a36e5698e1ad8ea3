import { mount, unmount, untrack } from 'svelte';
import { type View, viewOfSpots } from '#artifacts/svg-map/numbered-marks.ts';
import type { Translator } from '../i18n.ts';
import { type AreaMark, readBounds, readMarks } from './area-marks.ts';
import AreaMarks from './AreaMarks.svelte';
import type { NextModel } from './next-model.svelte.ts';

/** Smallest part of the picture that is looked at, in its units. */
const LEAST_WIDTH = 40;

/** Programs whose marks the legend has switched on. */
function shownLines(page: HTMLElement): ReadonlySet<string> {
  const items = [...page.querySelectorAll<HTMLElement>('[data-mark-item]')];
  const on = items.filter((item) => item.querySelector('input')?.checked === true);
  return new Set(on.map((item) => item.dataset['markItem'] ?? ''));
}

/** Corners of every tract of the area, as the picture has them. */
function viewOf(svg: SVGSVGElement, geoids: readonly string[], whole: View): View {
  const spots = geoids.flatMap((geoid) => {
    const shape = svg.querySelector<SVGGraphicsElement>(`[data-geoid="${CSS.escape(geoid)}"]`);
    const box = shape?.getBBox();
    return box === undefined
      ? []
      : [
          { x: box.x, y: box.y },
          { x: box.x + box.width, y: box.y + box.height },
        ];
  });
  return viewOfSpots(spots, whole, LEAST_WIDTH, 1.1);
}

async function loadMarks(page: HTMLElement, next: NextModel, t: Translator): Promise<readonly AreaMark[]> {
  const bounds = readBounds(page.querySelector<HTMLElement>('[data-bounds]')?.dataset['bounds']);
  const response = await fetch((page.dataset['model'] ?? '').replace(/tracts\.json$/, 'developments.json'));
  if (!response.ok || bounds === undefined) throw new Error(`the list cannot be read: ${response.status}`);
  return readMarks(await response.json(), next.model, bounds, t);
}

/** The map comes near the chosen area and names its buildings; the list of buildings is its twin. */
export function startAreaMap(page: HTMLElement, next: NextModel, t: Translator): void {
  const svg = page.querySelector<SVGSVGElement>('[data-housing-map] svg.map');
  const note = page.querySelector<HTMLElement>('[data-map-area]');
  if (svg === null || note === null) return;
  const { width, height } = svg.viewBox.baseVal;
  const whole: View = [0, 0, width, height];
  const screen = $state({ pixels: svg.clientWidth, lines: shownLines(page) });
  let marks: readonly AreaMark[] | undefined = $state.raw();
  let isAsked = false;
  new ResizeObserver(() => (screen.pixels = svg.clientWidth)).observe(svg);
  page.addEventListener('change', () => (screen.lines = shownLines(page)));

  function show(area: NonNullable<NextModel['area']>): void {
    if (isAsked) return;
    isAsked = true;
    loadMarks(page, next, t).then(
      (found) => (marks = found),
      (reason: unknown) => console.warn(area.id, reason),
    );
  }
  $effect.root(() => {
    $effect(() => {
      const { area } = next;
      svg.classList.toggle('is-near', area !== undefined);
      note.hidden = area === undefined;
      const view =
        area === undefined
          ? whole
          : viewOf(
              svg,
              area.tracts.map(([tract]) => next.model.geoids[tract] ?? ''),
              whole,
            );
      svg.setAttribute('viewBox', view.join(' '));
      if (area === undefined) return undefined;
      show(area);
      if (marks === undefined) return undefined;
      const own = marks.filter(({ line }) => screen.lines.has(line));
      note.textContent = t('housing.map.near', { area: area.name });
      const props = { marks: own, view, pixels: screen.pixels };
      const named = untrack(() => mount(AreaMarks, { target: svg, props }));
      return () => void unmount(named);
    });
  });
}
