import { type Level, LEVELS } from '#core/level.ts';
import type { EditionIndicator, EditionTracts, JsonCell } from '#opportunity/edition.ts';

/** The columns that a shaded layer is made of. */
export interface LayerData {
  readonly tracts: Pick<EditionTracts, 'level'> & {
    readonly indicators: Readonly<Record<string, { readonly z: readonly JsonCell[] }>>;
  };
  readonly indicators: readonly Pick<EditionIndicator, 'id' | 'domain'>[];
}

/**
 * The level each tract is shaded by: its own for the layer `level`, else its fifth of the state.
 *
 * A domain is the mean of its indicators' z-scores that a tract has. Equal values share a fifth, so a figure
 * published by town may fill the fifths unevenly.
 * @param layer `level`, `domain:ID` or `indicator:ID`; an unknown id shades nothing
 * @returns a level by tract, null where the tract has no value
 * @see docs/method/map.md
 */
export function layerLevels(data: LayerData, layer: string): readonly (Level | null)[] {
  if (layer === 'level') return data.tracts.level;
  const [kind, id = ''] = layer.split(':');
  const members = data.indicators
    .filter((indicator) => (kind === 'domain' ? indicator.domain === id : indicator.id === id))
    .flatMap((indicator) => data.tracts.indicators[indicator.id] ?? []);
  return fifths(data.tracts.level.map((_, tract) => meanOf(members.map(({ z }) => z[tract] ?? null))));
}

/**
 * The mean of the cells that hold a number.
 *
 * @returns null when none does
 * @example meanOf([1, null, 3]) // => 2
 */
export function meanOf(cells: readonly JsonCell[]): JsonCell {
  const numbers = cells.filter((cell) => cell !== null);
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

/**
 * The fifth of each value among all values, as a level; the edges are the values one, two … fifths up the order.
 *
 * @example fifths([5, 1, null, 2, 4, 3]) // => ['very-high', 'very-low', null, 'low', 'high', 'moderate']
 */
export function fifths(values: readonly JsonCell[]): readonly (Level | null)[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const edges = [1, 2, 3, 4].map((fifth) => sorted[Math.ceil((fifth * sorted.length) / 5) - 1] ?? Infinity);
  return values.map((value) =>
    value === null ? null : (LEVELS[edges.filter((edge) => value > edge).length] ?? null),
  );
}
