/** Population columns of the race and ethnicity table (Census 2010 SF1 P5, ACS B03002). */
export const POPULATION_COLUMNS = [
  'total',
  'nhWhite',
  'nhBlack',
  'nhAian',
  'nhAsianPacific',
  'nhOther',
  'nhTwoOrMore',
  'hispanic',
] as const;

export type PopulationColumn = (typeof POPULATION_COLUMNS)[number];

/** Groups that tables and dots are about. */
export const GROUPS = ['peopleOfColor', 'black', 'latino', 'asian', 'white'] as const;

export type Group = (typeof GROUPS)[number];

/** Columns whose sum is the group; people of color are everyone except non-Hispanic White alone. */
export const GROUP_COLUMNS: Readonly<Record<Group, readonly PopulationColumn[]>> = {
  peopleOfColor: ['nhBlack', 'nhAian', 'nhAsianPacific', 'nhOther', 'nhTwoOrMore', 'hispanic'],
  black: ['nhBlack'],
  latino: ['hispanic'],
  asian: ['nhAsianPacific'],
  white: ['nhWhite'],
};

/**
 * Whether a text names a group.
 *
 * @example isGroup('latino') // => true
 */
export function isGroup(text: string): text is Group {
  return (GROUPS as readonly string[]).includes(text);
}
