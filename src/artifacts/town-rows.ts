import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { areaNumbers, type AreaRow } from './area-rows.ts';
import { csvText } from './csv-text.ts';

/** One town in the table of all towns. */
export interface TownRow extends Omit<AreaRow, 'towns'> {
  readonly region: string;
  readonly regionId: string;
  /** True for a town whose only tract is counted in another town. */
  readonly isShared: boolean;
}

function townRow(edition: Edition, area: EditionArea, names: ReadonlyMap<string, string>): TownRow {
  return {
    ...areaNumbers(edition, area),
    region: names.get(area.region ?? '') ?? '',
    regionId: area.region ?? '',
    isShared: area.tracts.length === 0,
  };
}

/** All towns of an edition by name, in code-unit order. */
export function townRows(edition: Edition): readonly TownRow[] {
  const names = new Map(edition.areas.map(({ id, name }) => [id, name]));
  return edition.areas
    .filter(({ id }) => id.startsWith('town:'))
    .map((area) => townRow(edition, area, names))
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
