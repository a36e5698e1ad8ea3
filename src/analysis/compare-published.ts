import { type Level, LEVELS } from '#core/level.ts';
import { type Cell, isMissing, missing } from '#core/missing.ts';
import type { Group } from '#core/group.ts';
import type { Residence } from './residence-by-level.ts';

/** Our share beside the published one; the difference is ours − published, all as shares (0–1). */
export interface PublishedCell {
  readonly group: Group;
  readonly level: Level | 'lowerOpportunity';
  readonly ours: Cell;
  readonly published: Cell;
  readonly difference: Cell;
}

const GROUP_WORD: Readonly<Partial<Record<Group, string>>> = {
  black: 'black',
  latino: 'hispanic',
  asian: 'asian',
  white: 'white',
};

const LEVEL_WORD: Readonly<Record<Level, string>> = {
  'very-low': 'vl',
  low: 'l',
  moderate: 'm',
  high: 'h',
  'very-high': 'vh',
};

function compareCell(
  group: Group,
  level: PublishedCell['level'],
  ours: Cell,
  published: Cell,
): PublishedCell {
  const both = !isMissing(ours) && !isMissing(published);
  return { group, level, ours, published, difference: both ? ours - published : missing('notInFile') };
}

/**
 * The published table (`opp_race_GROUP_LEVEL`, in percent) beside ours: 20 cells, and the lower two levels of each group.
 *
 * @param percentById published percent by id
 * @see docs/method/residence-by-level.md
 */
export function compareWithPublished(
  residence: Residence,
  percentById: ReadonlyMap<string, number>,
): readonly PublishedCell[] {
  return (['black', 'latino', 'white', 'asian'] as const).flatMap((group) => {
    const own = residence.groups[group];
    const publishedOf = (level: Level): Cell => {
      const percent = percentById.get(`opp_race_${GROUP_WORD[group] ?? ''}_${LEVEL_WORD[level]}`);
      return percent === undefined ? missing('notInFile') : percent / 100;
    };
    const [veryLow, low] = [publishedOf('very-low'), publishedOf('low')];
    const lower = isMissing(veryLow) || isMissing(low) ? missing('notInFile') : veryLow + low;
    return [
      ...LEVELS.map((level) => compareCell(group, level, own.byLevel[level], publishedOf(level))),
      compareCell(group, 'lowerOpportunity', own.lowerOpportunity, lower),
    ];
  });
}
