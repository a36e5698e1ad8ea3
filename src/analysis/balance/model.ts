import type { Level } from '#core/level.ts';
import type { Localized } from '#core/localized.ts';
import type { BalanceLine } from './programs.ts';

/** Homes of one line in one tract: tract, at least, at most, records. Only tracts with a record are listed. */
export type TractUnits = readonly [tract: number, units: number, most: number, records: number];

/** A line with its figures by tract of the edition. */
export interface LineFigures extends Pick<BalanceLine, 'id' | 'label' | 'unit' | 'column' | 'join' | 'mark'> {
  /** Normalized table, or the name of a file that a user gave. */
  readonly table: string;
  readonly publisher: string;
  readonly period: string;
  readonly tracts: readonly TractUnits[];
  /** Tracts whose figure the publisher holds back. */
  readonly suppressed: readonly number[];
  /** Records without a number of homes, by tract: tract and records. */
  readonly uncounted: readonly (readonly [number, number])[];
}

/** What homes are compared with: amounts by tract, in tract order. */
export interface BasisFigures {
  readonly id: 'people' | 'renters' | 'land';
  readonly publisher: string;
  readonly period: string;
  readonly amounts: readonly number[];
}

/** An area of the edition: tracts with the part that is counted here. */
export interface BalanceArea {
  readonly id: string;
  readonly name: string;
  readonly tracts: readonly (readonly [number, number])[];
  /** The other area, where one tract stands for both because one of them has no tract of its own. */
  readonly sharedWith?: readonly string[];
}

/** Definitions of areas that the organization published, exact enough to compute. */
export const AREA_DEFINITIONS = ['minority', 'high-poverty', 'rcap'] as const;

export type AreaDefinition = (typeof AREA_DEFINITIONS)[number];

/** Everything that the balance of any area is computed from; pages, commands and the browser read the same. */
export interface BalanceModel {
  readonly format: 'evenground-housing/1';
  readonly edition: string;
  readonly editionLabel: Localized;
  readonly tractVintage: string;
  /** Figures of 2010 tracts were divided over newer ones: shares are estimates. */
  readonly isCarried: boolean;
  readonly geoids: readonly string[];
  readonly tractNames: readonly string[];
  readonly levels: readonly (Level | null)[];
  readonly lines: readonly LineFigures[];
  readonly bases: readonly BasisFigures[];
  readonly definitions: {
    readonly publisher: string;
    readonly period: string;
    readonly tracts: Readonly<Record<AreaDefinition, readonly number[]>>;
  };
  /** Units of each town (area id) by the method shown first, where the place has fair-share methods. */
  readonly fairShare?: { readonly title: Localized; readonly units: Readonly<Record<string, number>> };
  /** The whole place first. */
  readonly areas: readonly BalanceArea[];
}
