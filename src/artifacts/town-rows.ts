import { residenceByLevel } from '#analysis/residence-by-level.ts';
import { type Cell, missing } from '#core/missing.ts';
import { LOWER_OPPORTUNITY } from '#core/level.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { tractsShown } from './area-profile/compared.ts';
import { csvText } from './csv-text.ts';

/** One town in the table of all towns. */
export interface TownRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly region: string;
  readonly regionId: string;
  readonly population: number;
  readonly peopleOfColorShare: Cell;
  readonly tractCount: number;
  readonly lowerTractCount: number;
  /** Share of all residents who live in tracts with a low or very low level. */
  readonly lowerShare: Cell;
  /** Mean score of the tracts, weighted by their people. */
  readonly meanScore: Cell;
  /** True for a town whose only tract is counted in another town. */
  readonly isShared: boolean;
}

function shareOf(part: number, whole: number): Cell {
  return whole === 0 ? missing('notApplicable') : part / whole;
}

function meanScoreOf({ tracts }: Edition, area: EditionArea): Cell {
  let people = 0;
  let sum = 0;
  for (const [tract, share] of tractsShown(area)) {
    const score = tracts.score[tract] ?? null;
    if (score === null) continue;
    const weight = share * (tracts.population.total[tract] ?? 0);
    people += weight;
    sum += weight * score;
  }
  return shareOf(sum, people);
}

function townRow(edition: Edition, area: EditionArea, regionName: string): TownRow {
  const shares = tractsShown(area);
  const isLower = (tract: number): boolean => {
    const level = edition.tracts.level[tract] ?? null;
    return level !== null && LOWER_OPPORTUNITY.includes(level);
  };
  const lower = shares.filter(([tract]) => isLower(tract));
  const lowerPeople = lower.reduce(
    (sum, [tract, share]) => sum + share * (edition.tracts.population.total[tract] ?? 0),
    0,
  );
  const { population, groups } = residenceByLevel(edition, area.id, shares);
  return {
    id: area.id,
    name: area.name,
    slug: area.slug,
    region: regionName,
    regionId: area.region ?? '',
    population,
    peopleOfColorShare: shareOf(groups.peopleOfColor.count, population),
    tractCount: shares.filter(([tract]) => (edition.tracts.landSquareMeters[tract] ?? 0) > 0).length,
    lowerTractCount: lower.length,
    lowerShare: shareOf(Math.round(lowerPeople), population),
    meanScore: meanScoreOf(edition, area),
    isShared: area.tracts.length === 0,
  };
}

/** All towns of an edition by name, in code-unit order. */
export function townRows(edition: Edition): readonly TownRow[] {
  const names = new Map(edition.areas.map(({ id, name }) => [id, name]));
  return edition.areas
    .filter(({ id }) => id.startsWith('town:'))
    .map((area) => townRow(edition, area, names.get(area.region ?? '') ?? ''))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const COLUMNS = [
  'id',
  'name',
  'region',
  'population',
  'peopleOfColorShare',
  'tractCount',
  'lowerTractCount',
  'lowerShare',
  'meanScore',
  'isShared',
] as const satisfies readonly (keyof TownRow)[];

/** The table of all towns as CSV, with edition, source and period on each line. */
export function townRowsCsv(edition: Edition): string {
  const { id, populationSource, populationPeriod } = edition;
  const lines = townRows(edition).map((row) => [
    ...COLUMNS.map((column) => (typeof row[column] === 'boolean' ? String(row[column]) : row[column])),
    id,
    populationSource,
    populationPeriod,
  ]);
  return csvText([...COLUMNS, 'edition', 'source', 'period'], lines);
}
