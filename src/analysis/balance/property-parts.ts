import type { PART_REASONS } from '#tables/normalized-balance.ts';

/** One record of a subsidy, with what tells whether its homes are those of another record. */
export interface SubsidyRecord {
  readonly record: string;
  /** Records with the same property are parts of one. */
  readonly property: string;
  /** Contracts and loans with the same project are of the same buildings. */
  readonly project: string;
  readonly program: string;
  readonly unitsLow: number;
  readonly unitsHigh: number;
  readonly totalHomes: number;
}

/** Why a record counts, or which record counts in its place. */
export interface PropertyPart {
  readonly part: (typeof PART_REASONS)[number];
  readonly partOf: string;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const sum = (records: readonly SubsidyRecord[], field: 'unitsLow' | 'unitsHigh'): number =>
  records.reduce((total, record) => total + record[field], 0);

/** More homes first: at least, then at most; the earlier record of equals. */
function byHomes(a: readonly SubsidyRecord[], b: readonly SubsidyRecord[]): number {
  return sum(b, 'unitsLow') - sum(a, 'unitsLow') || sum(b, 'unitsHigh') - sum(a, 'unitsHigh');
}

/** Records of one program in one project: together when they fit into its homes, else the largest alone. */
function keepOfProject(records: readonly SubsidyRecord[]): readonly SubsidyRecord[] {
  // Parts of a property have totals of their own; contracts on the same homes repeat one total.
  const homes = [...new Set(records.map(({ totalHomes }) => totalHomes))].reduce((a, b) => a + b, 0);
  if (records.length === 1 || sum(records, 'unitsHigh') <= homes) return records;
  const [largest] = records.map((record) => [record]).sort(byHomes);
  return largest ?? [];
}

function partsOfProperty(records: readonly SubsidyRecord[]): ReadonlyMap<string, PropertyPart> {
  const programs = [...groupBy(records, ({ program }) => program).values()].map((ofProgram) =>
    [...groupBy(ofProgram, ({ project }) => project).values()].flatMap(keepOfProject),
  );
  const [most = []] = programs.sort(byHomes);
  const counted = new Set(most.map(({ record }) => record));
  const kept = new Set(programs.flat().map(({ record }) => record));
  const first = most[0]?.record ?? '';
  const partOf = (record: SubsidyRecord): PropertyPart => {
    if (counted.has(record.record)) return { part: 'counted', partOf: '' };
    if (kept.has(record.record)) return { part: 'other-program', partOf: first };
    const twin = programs
      .flat()
      .find(({ program, project }) => program === record.program && project === record.project);
    return { part: 'same-homes', partOf: twin?.record ?? first };
  };
  return new Map(records.map((record) => [record.record, partOf(record)]));
}

/**
 * Which records count where each property is to count once, and why the others do not.
 *
 * Two contracts of one program in one project count together when they fit into its homes, else the larger alone
 * (a loan and the loan that replaced it). Of the programs of a property the one with most homes counts, because one
 * home often has a tax credit, a loan and rental assistance at once: the result is a least number, never too many.
 * A record whose homes are not given counts nowhere.
 *
 * @returns by record
 * @example findPropertyParts([{ record: '1', property: 'p', project: 'x', program: 'home', unitsLow: 4, unitsHigh: 4, totalHomes: 4 }]).get('1') // => { part: 'counted', partOf: '' }
 */
export function findPropertyParts(records: readonly SubsidyRecord[]): ReadonlyMap<string, PropertyPart> {
  const given = records.filter(({ unitsHigh }) => unitsHigh > 0);
  const parts = new Map<string, PropertyPart>(
    records.map(({ record }) => [record, { part: 'no-count', partOf: '' }]),
  );
  for (const group of groupBy(given, ({ property }) => property).values())
    for (const [record, part] of partsOfProperty(group)) parts.set(record, part);
  return parts;
}
