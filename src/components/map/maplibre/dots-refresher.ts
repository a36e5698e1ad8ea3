import type { Map as LiveMap } from 'maplibre-gl';
import type { MapState } from '../map-state.ts';
import type { DotsLayer } from './layer-dots.ts';
import type { MapWorker } from './worker-client.ts';

/** What changes the dots of a map. */
export interface DotsParts {
  readonly map: Pick<LiveMap, 'triggerRepaint'>;
  readonly worker: Pick<MapWorker, 'dots'>;
  readonly layer: Pick<DotsLayer, 'show'>;
  readonly onFailure: (reason: unknown) => void;
}

/** Asks for dots when group or unit changed; the last wish wins, the old dots stay until the new ones are there. */
export function dotsRefresher(
  parts: DotsParts,
): (state: Pick<MapState, 'group'>, unit: number) => Promise<void> {
  const { map, worker, layer, onFailure } = parts;
  let wanted = '';
  return async ({ group }, unit) => {
    const key = group === 'none' ? group : `${group} ${unit}`;
    if (key === wanted) return;
    wanted = key;
    try {
      const points = group === 'none' ? null : await worker.dots(group, unit);
      if (wanted !== key) return;
      layer.show(points);
      map.triggerRepaint();
    } catch (reason) {
      if (wanted === key) wanted = '';
      onFailure(reason);
    }
  };
}
