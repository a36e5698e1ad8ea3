import type { MapModel } from './map-model.svelte.ts';

function setText(root: ParentNode, name: string, text: string): void {
  const element = root.querySelector(`[data-legend-${name}]`);
  if (element !== null && element.textContent !== text) element.textContent = text;
}

function layerTitle({ state, data, t }: MapModel): string {
  const [kind, id] = state.layer.split(':');
  const found = (kind === 'domain' ? data.domains : data.indicators).find((one) => one.id === id);
  return found === undefined ? t('map.legend.level') : t.pick(found.label);
}

/** Keeps the words of the server's legend in step with the map. */
export function updateLegend(root: ParentNode, model: MapModel): void {
  const { state, unit, t } = model;
  const isLevel = state.layer === 'level';
  setText(root, 'title', layerTitle(model));
  root.querySelector('[data-legend]')?.toggleAttribute('data-layer-other', !isLevel);
  setText(root, 'low', t(isLevel ? 'map.legend.low' : 'map.legend.lowFifth'));
  setText(root, 'high', t(isLevel ? 'map.legend.high' : 'map.legend.highFifth'));
  const dots =
    state.group === 'none'
      ? t('map.legend.noDots')
      : t('map.legend.dots', { unit, group: t(`map.dots.${state.group}`) });
  setText(root, 'dots', dots);
  const unsure = root.querySelector<HTMLElement>('[data-legend-unsure]');
  // What margins do to a level is known of the edition, not of a method that a reader changed.
  if (unsure !== null) unsure.hidden = !isLevel || model.data.tracts.stability === undefined;
  const rings = root.querySelector<HTMLElement>('[data-legend-rings]');
  if (rings !== null) rings.hidden = state.group === 'none';
}
