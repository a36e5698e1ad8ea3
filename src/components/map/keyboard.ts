import type { MapModel } from './map-model.svelte.ts';
import { isDirection, nextTract, type PlacedTract } from './next-tract.ts';
import type { SvgView } from './svg-view.ts';

/** Arrow keys walk from tract to tract, Enter opens, Escape closes. */
export function addKeyboard(stage: HTMLElement, model: MapModel, view: SvgView): void {
  let places: readonly PlacedTract[] = [];
  let at: PlacedTract | undefined;
  const locate = (): readonly PlacedTract[] =>
    model.data.tracts.geoid.flatMap((geoid) => {
      const center = view.centerOf(geoid);
      return center === undefined ? [] : [{ geoid, ...center }];
    });
  const standOn = (place: PlacedTract): void => {
    at = place;
    view.focus(place.geoid);
    model.said = model.tractSpoken(model.tractIndex.get(place.geoid) ?? 0);
  };
  const start = (): PlacedTract | undefined =>
    places.find(({ geoid }) => geoid === model.state.selected) ??
    places.find(({ geoid }) => model.data.tracts.level[model.tractIndex.get(geoid) ?? -1] === 'very-low');
  const walk = (key: string): void => {
    if (!isDirection(key)) return;
    if (places.length === 0) places = locate();
    const first = at === undefined ? start() : undefined;
    const next = first ?? (at === undefined ? undefined : nextTract(at, places, key));
    if (next === undefined) model.said = model.t('map.live.none');
    else standOn(next);
  };
  stage.addEventListener(
    'keydown',
    (event) => {
      if (event.target instanceof Element && event.target.closest('button, a, input, select') !== null)
        return;
      if (isDirection(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        walk(event.key);
      } else if (event.key === 'Enter' && at !== undefined) {
        event.preventDefault();
        model.go({ selected: at.geoid });
      } else if (event.key === 'Escape') {
        view.focus(null);
        model.go({ selected: null });
      }
    },
    true,
  );
  stage.addEventListener('blur', () => view.focus(null), true);
}
