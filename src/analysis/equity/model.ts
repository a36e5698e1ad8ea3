import type { Group, PopulationColumn } from '#core/group.ts';
import type { Level } from '#core/level.ts';

/** People of every tract by group and level, with the towns and ZIP codes that projects are placed by. */
export interface EquityModel {
  readonly format: 'evenground-equity-model/1';
  readonly edition: string;
  readonly geoids: readonly string[];
  readonly levels: readonly (Level | null)[];
  readonly population: Readonly<Record<PopulationColumn, readonly number[]>>;
  /** GEOID of the town of each tract; '' for open water. */
  readonly towns: readonly string[];
  /** ZIP code in which each tract mostly lies; '' for open water. */
  readonly zips: readonly string[];
  /** GEOID of each town by the texts that name it, in small letters. */
  readonly townOf: Readonly<Record<string, string>>;
}

/** Who a place is for: a group, or all people of a level. */
export type EquityGroup = Group;

/** A project as it was read: its weight, and the place it stands in. */
export interface Project {
  readonly name: string;
  readonly line: number;
  /** Amount of money or homes; 1 where the file names none. */
  readonly weight: number;
  readonly kind: 'tract' | 'zip' | 'town';
  /** GEOID of the tract or town, or the ZIP code. */
  readonly place: string;
}
