import { type Group, isGroup } from '#core/group.ts';
import type { EditionIndicator, EditionTracts } from '#opportunity/edition.ts';

/** What the map is shaded by. */
export type MapLayer = 'level' | `domain:${string}` | `indicator:${string}`;

/** Center in degrees and zoom as web maps count it (512-pixel tiles). */
export interface MapPosition {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** All that a link to a map view restores. */
export interface MapState {
  readonly layer: MapLayer;
  readonly group: Group | 'none';
  /** GEOID of the selected tract. */
  readonly selected: string | null;
  /** GEOIDs of the reader's own list of tracts. */
  readonly picked: readonly string[];
  /** Slug of the town that was searched for. */
  readonly town: string | null;
  /** null shows the whole place. */
  readonly view: MapPosition | null;
  /** People a dot stands for; auto follows the zoom. */
  readonly unit: number | 'auto';
  /** What a reader changed in the method, as a link writes it; '' is the edition. */
  readonly method: string;
}

/** The part of an edition that the map draws; a whole Edition fits too. */
export interface MapData {
  readonly tracts: Pick<
    EditionTracts,
    'geoid' | 'name' | 'town' | 'level' | 'population' | 'groupQuarters' | 'indicators' | 'stability'
  >;
  readonly indicators: readonly Pick<EditionIndicator, 'id' | 'domain' | 'direction'>[];
  /** Areas of all kinds; the map labels towns ("town:0901301080"). */
  readonly areas: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** What the map tells its page after a move: where it looks and what one dot now stands for. */
export interface MapViewReport extends MapPosition {
  readonly unit: number;
}

/** Words on the map's own controls, from the locale files. */
export interface MapText {
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly wholePlace: string;
  readonly panNorth: string;
  readonly panSouth: string;
  readonly panWest: string;
  readonly panEast: string;
  /** Name of the group of buttons. */
  readonly controls: string;
  /** How to zoom with a wheel without stopping the page's own scrolling. */
  readonly scrollHint: string;
  readonly scrollHintMac: string;
  readonly touchHint: string;
}

/** The view before anyone touches anything. */
export const INITIAL_STATE: MapState = {
  layer: 'level',
  group: 'peopleOfColor',
  selected: null,
  picked: [],
  town: null,
  view: null,
  unit: 'auto',
  method: '',
};

/**
 * Whether a text names a layer by its form (`level`, `domain:ID`, `indicator:ID`).
 *
 * @example isMapLayer('domain:education') // => true
 */
export function isMapLayer(text: string): text is MapLayer {
  return /^(level|domain:[\w-]+|indicator:[\w-]+)$/.test(text);
}

/**
 * Whether a text names a group of dots, or none.
 *
 * @example isDotGroup('none') // => true
 */
export function isDotGroup(text: string): text is Group | 'none' {
  return text === 'none' || isGroup(text);
}
