import type { MapText } from '../map-state.ts';
import type { MapView } from './map-view.ts';

/** Buttons for all that a finger or a mouse can do, in one narrow column beside the place: zoom, the whole place, then the four ways. */
export function addControls(
  container: HTMLElement,
  view: Pick<MapView, 'zoomBy' | 'panBy'>,
  text: MapText,
  showAll: () => void,
): HTMLElement {
  const pan = (x: number, y: number) => () => view.panBy(x, y);
  const buttons: readonly (readonly [string, string, () => void])[] = [
    ['+', text.zoomIn, () => view.zoomBy(1)],
    ['−', text.zoomOut, () => view.zoomBy(-1)],
    ['⌂', text.wholePlace, showAll],
    ['↑', text.panNorth, pan(0, -1)],
    ['↓', text.panSouth, pan(0, 1)],
    ['←', text.panWest, pan(-1, 0)],
    ['→', text.panEast, pan(1, 0)],
  ];
  const group = document.createElement('div');
  group.className = 'map-controls';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', text.controls);
  group.append(...buttons.map(([sign, label, act]) => button(sign, label, act)));
  container.append(group);
  return group;
}

function button(sign: string, label: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = sign;
  element.title = label;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', act);
  return element;
}
