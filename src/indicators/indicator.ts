import type { Localized } from '#core/localized.ts';

/** What a number is: how it is formatted and which ranges are possible. */
export type IndicatorUnit = 'share' | 'points' | 'index' | 'change' | 'dollars' | 'count' | 'years';

/**
 * One measure of a place's resources, as a board member would argue about it. From this declaration derive
 * the CSV column, the dictionary row, the layer of the map, the line of a sheet and the heading in the docs.
 */
export interface Indicator {
  readonly id: string;
  readonly domain: string;
  readonly label: Localized;
  /** Words for the why-sentence, such as "safety from crime". */
  readonly phrase: Localized;
  readonly unit: IndicatorUnit;
  /** Digits after the decimal point in print (a share is printed as percent). */
  readonly decimals: number;
  readonly direction: 'higher-is-better' | 'lower-is-better';
  /** Geography the figure is published for; a town's figure is shared by all its tracts. */
  readonly geography: 'tract' | 'town' | 'school-district' | 'block-group';
  /** Publisher's table or file, such as "ACS B17017". */
  readonly source: string;
  readonly publisher: string;
  /** Survey or school period the figure is about, such as "2008–2012". */
  readonly period: string;
  /** Vintage of the geography, such as "2010 tracts". */
  readonly vintage: string;
  /** A median of the people of its own area: it is never averaged over several areas. */
  readonly measure?: 'median';
  /** The figure is too old to speak of today; its label says so. */
  readonly old?: true;
  /** Id of the indicator of an older edition that asks the same question, not in the same words. */
  readonly follows?: string;
}
