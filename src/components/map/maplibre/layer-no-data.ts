import type { FillLayerSpecification, FilterSpecification } from 'maplibre-gl';
import { TRACTS } from './layer-levels-fill.ts';

export const HATCH = 'no-data';

/** Diagonal hatch over the tracts without a level. */
export const noDataFill: FillLayerSpecification = {
  id: 'no-data',
  type: 'fill',
  source: TRACTS,
  filter: ['in', ['get', 'i'], ['literal', []]],
  paint: { 'fill-pattern': HATCH },
};

/** The tracts to hatch, by index. */
export function noDataFilter(tracts: readonly number[]): FilterSpecification {
  return ['in', ['get', 'i'], ['literal', [...tracts]]];
}

/** Pixels of the hatch: white with gray lines rising to the right, seamless. */
export function hatchImage(size = 12): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(4 * size * size).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if ((x + y) % size < 2) data.set([0x8a, 0x83, 0x78, 255], 4 * (y * size + x));
    }
  }
  return { width: size, height: size, data };
}
