import { INITIAL_STATE, isDotGroup, isMapLayer, type MapPosition, type MapState } from './map-state.ts';

/** Degrees and zoom of a link: five decimals are a meter. */
const POSITION = /^(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,5})?)\/(-?\d{1,3}(?:\.\d{1,5})?)$/;

/** Letters of a scenario's link (docs/method/scenario.md); none of them needs to be written in another way. */
const METHOD = /^[\w.*,;:-]{1,600}$/;

function readPosition(text: string | null): MapPosition | null {
  const [, zoom, lat, lon] = POSITION.exec(text ?? '') ?? [];
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  return { zoom: +zoom, lat: +lat, lon: +lon };
}

/**
 * The view that a link asks for; parts that are wrong or absent are as at the start.
 *
 * @param search query part of an address, such as "?tract=09003502300&layer=domain:education&dots=latino&z=11/41.76/-72.68"
 */
export function readViewLink(search: string): MapState {
  const query = new URLSearchParams(search);
  const layer = query.get('layer') ?? '';
  const group = query.get('dots') ?? '';
  const tract = query.get('tract') ?? '';
  const town = query.get('town') ?? '';
  const method = query.get('method') ?? '';
  return {
    ...INITIAL_STATE,
    layer: isMapLayer(layer) ? layer : INITIAL_STATE.layer,
    group: isDotGroup(group) ? group : INITIAL_STATE.group,
    selected: /^\d{11}$/.test(tract) ? tract : null,
    town: /^[a-z][a-z0-9-]*$/.test(town) ? town : null,
    picked: (query.get('tracts') ?? '').split(',').filter((geoid) => /^\d{11}$/.test(geoid)),
    view: readPosition(query.get('z')),
    method: METHOD.test(method) ? method : '',
  };
}

function positionText({ zoom, lat, lon }: MapPosition): string {
  return `${+zoom.toFixed(2)}/${+lat.toFixed(5)}/${+lon.toFixed(5)}`;
}

/** Query part that restores a view; '' for the view at the start. */
export function writeViewLink({ layer, group, selected, picked, town, view, method }: MapState): string {
  const parts = [
    selected === null ? '' : `tract=${selected}`,
    picked.length === 0 ? '' : `tracts=${picked.join(',')}`,
    town === null ? '' : `town=${town}`,
    layer === INITIAL_STATE.layer ? '' : `layer=${layer}`,
    group === INITIAL_STATE.group ? '' : `dots=${group}`,
    view === null ? '' : `z=${positionText(view)}`,
    method === '' ? '' : `method=${method}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
