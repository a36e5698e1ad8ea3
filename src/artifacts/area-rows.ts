import { residenceByLevel } from '#analysis/residence-by-level.ts';
import { LOWER_OPPORTUNITY } from '#core/level.ts';
import { type Cell, missing } from '#core/missing.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { tractsShown } from './area-profile/compared.ts';
import { csvText } from './csv-text.ts';

/** One area in the table of all areas of its kind. */
export interface AreaRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** Towns that at least one in a hundred of its people live in, those with most people first. */
  readonly towns: readonly string[];
  readonly population: number;
  readonly peopleOfColorShare: Cell;
  readonly tractCount: number;
  readonly lowerTractCount: number;
  /** Share of all residents who live in tracts with a low or very low level. */
  readonly lowerShare: Cell;
  /** Mean score of the tracts, weighted by their people. */
  readonly meanScore: Cell;
}

/** Below this share of an area's people, a town is a sliver of a cut tract and is not named. */
const SLIVER = 0.01;

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

function townNames(edition: Edition, area: EditionArea, names: ReadonlyMap<string, string>): string[] {
  const people = new Map<string, number>();
  let all = 0;
  for (const [tract, share] of tractsShown(area)) {
    const town = names.get(`town:${edition.tracts.town[tract] ?? ''}`);
    const here = share * (edition.tracts.population.total[tract] ?? 0);
    all += here;
    if (town !== undefined) people.set(town, (people.get(town) ?? 0) + here);
  }
  const named = [...people].filter(([, count]) => count > 0 && count >= SLIVER * all);
  return named.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

function namesOf({ areas }: Edition): ReadonlyMap<string, string> {
  return new Map(areas.map(({ id, name }) => [id, name]));
}

/** The row of one area, without the names of towns. */
export function areaNumbers(edition: Edition, area: EditionArea): Omit<AreaRow, 'towns'> {
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
    population,
    peopleOfColorShare: shareOf(groups.peopleOfColor.count, population),
    tractCount: shares.filter(([tract]) => (edition.tracts.landSquareMeters[tract] ?? 0) > 0).length,
    lowerTractCount: lower.length,
    lowerShare: shareOf(Math.round(lowerPeople), population),
    meanScore: meanScoreOf(edition, area),
  };
}

/** All areas of a kind, in the order of the edition (the order of their ids). */
export function areaRows(edition: Edition, kind: string): readonly AreaRow[] {
  const names = namesOf(edition);
  return edition.areas
    .filter(({ id }) => id.startsWith(`${kind}:`))
    .map((area) => ({ ...areaNumbers(edition, area), towns: townNames(edition, area, names) }));
}

const COLUMNS = [
  'id',
  'name',
  'population',
  'peopleOfColorShare',
  'tractCount',
  'lowerTractCount',
  'lowerShare',
  'meanScore',
] as const satisfies readonly (keyof AreaRow)[];

/** The table of all areas of a kind as CSV, with edition, source and period on each line. */
export function areaRowsCsv(edition: Edition, kind: string): string {
  const { id, populationSource, populationPeriod } = edition;
  const lines = areaRows(edition, kind).map((row) => [
    ...COLUMNS.map((column) => row[column]),
    row.towns.join('; '),
    id,
    populationSource,
    populationPeriod,
  ]);
  return csvText([...COLUMNS, 'towns', 'edition', 'source', 'period'], lines);
}
