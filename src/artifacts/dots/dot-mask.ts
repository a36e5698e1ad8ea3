import type { Topology } from 'topojson-specification';

import { packCells, unpackCells } from '#tables/geometry/cell-coder.ts';
import type { CellMask } from '#tables/geometry/cell-mask.ts';

/** Where dots do not stand, and the tracts where they stand anywhere because the mask would leave no land. */
export interface DotMask {
  readonly mask: CellMask;
  /** GEOIDs, in order. */
  readonly unmasked: readonly string[];
  /** Publishers and period of the water and the land, as words. */
  readonly source: string;
}

/** The mask as it travels inside the topology, so that whoever has the shapes has the mask too. */
export interface PackedDotMask extends Omit<CellMask, 'cells'> {
  /** Packed cells in base64. */
  readonly cells: string;
  readonly unmasked: readonly string[];
  readonly source: string;
}

/** A topology with its mask, as the import writes it. */
export type MaskedTopology = Topology & { readonly dotMask?: PackedDotMask };

const known = new WeakMap<Topology, DotMask | null>();

/**
 * A mask made ready to travel.
 *
 * @example packDotMask({ mask: { west: 0, north: 1, width: 1, height: 1, columns: 1, rows: 1, cells: Uint8Array.of(1) }, unmasked: [], source: '' }).columns // => 1
 */
export function packDotMask({ mask, ...facts }: DotMask): PackedDotMask {
  const packed = packCells(mask.cells, mask.columns, mask.rows);
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte));
  return { ...mask, cells: btoa(letters.join('')), ...facts };
}

/**
 * The mask of a topology; the second call with the same topology costs nothing.
 *
 * @returns undefined when the place has loaded none
 * @example dotMaskOf({ type: 'Topology', arcs: [], objects: {} }) // => undefined
 */
export function dotMaskOf(topology: Topology): DotMask | undefined {
  const cached = known.get(topology);
  if (cached !== undefined) return cached ?? undefined;
  const { dotMask } = topology as MaskedTopology;
  const unpacked = dotMask === undefined ? undefined : unpack(dotMask);
  known.set(topology, unpacked ?? null);
  return unpacked;
}

function unpack({ cells, unmasked, source, ...grid }: PackedDotMask): DotMask {
  const bytes = Uint8Array.from(atob(cells), (letter) => letter.charCodeAt(0));
  return { mask: { ...grid, cells: unpackCells(bytes, grid.columns, grid.rows) }, unmasked, source };
}
