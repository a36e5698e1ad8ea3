import { Problem } from '#core/problem.ts';
import { crimeDepartments2016, INDEX_OFFENSES } from '#sources/crime-2016.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import { compareTexts, numbersOf, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder } from '../raw-files.ts';

/** Departments of a part of a town, by the town. The published town table leaves the city of Willimantic out of Windham. */
const PART_OF_TOWN: Readonly<Record<string, string>> = {
  'Groton City': 'Groton',
  'Groton Town': 'Groton',
  'Groton Long Pt.': 'Groton',
  'Putnam Municipal': 'Putnam',
  Willimantic: 'Windham',
};

/** Keys of departments of a place; rows of counties, of the state and of ways of reporting have others. */
const DEPARTMENT = /^CT(00|SP|DI)/;

/** Departments that serve a campus, a casino, a railroad or no place; their reports belong to no town. */
const OF_NO_TOWN: ReadonlySet<string> = new Set([
  'Yale University',
  'UConn - Storrs',
  'UConn Health Ctr',
  'C.C.S.U.',
  'E.C.S.U.',
  'S.C.S.U.',
  'W.C.S.U.',
  'State Capitol',
  'Department of Motor Vehicle',
  'MTA',
  'Foxwoods Casino',
  'Mohegan Sun Casino',
  'Mashantucket Tribal PD',
  'Mohegan Tribal PD',
  'State Police Misc.*',
]);

interface Counts {
  readonly crimes: number;
  readonly people: number;
}

function offensesAt(table: Table, row: number): number {
  return INDEX_OFFENSES.reduce((sum, name) => sum + (numbersOf(table, name).values[row] ?? 0), 0);
}

function countByTown(raw: RawFolder, table: Table, names: ReadonlySet<string>): ReadonlyMap<string, Counts> {
  const byTown = new Map<string, Counts>();
  const keys = textsOf(table, 'key');
  const people = numbersOf(table, 'people').values;
  textsOf(table, 'jurisdiction').forEach((jurisdiction, row) => {
    if (!DEPARTMENT.test(keys[row] ?? '') || OF_NO_TOWN.has(jurisdiction)) return;
    const town = PART_OF_TOWN[jurisdiction] ?? jurisdiction;
    if (!names.has(town)) {
      const place = { file: crimeDepartments2016.file, value: jurisdiction, columnName: 'Jurisdiction' };
      const remedy = 'correct the name, or say in the code of the import which town it is part of';
      raw.log.add(new Problem('row-unknown', 'is not a town we know', { ...place, remedy }));
      return;
    }
    const before = byTown.get(town) ?? { crimes: 0, people: 0 };
    byTown.set(town, {
      crimes: before.crimes + offensesAt(table, row),
      people: before.people + (people[row] ?? 0),
    });
  });
  return byTown;
}

/** Index crimes known to the police per resident of each town. */
export async function importCurrentCrime(
  raw: RawFolder,
  towns: readonly TownShape[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(crimeDepartments2016);
  if (source === undefined) return undefined;
  const byTown = countByTown(raw, source.value, new Set(towns.map(({ name }) => name)));
  const rows = [...towns]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .flatMap(({ geoid, name }): Row[] => {
      const counts = byTown.get(name);
      if (counts === undefined || counts.people === 0) {
        raw.log.add(
          new Problem('row-absent', 'no department reports for the town', {
            file: source.file,
            value: name,
            remedy: 'fetch the file again: every town of the state is in it',
          }),
        );
        return [];
      }
      const rate = counts.crimes / counts.people;
      return [
        {
          town: geoid,
          ...counts,
          crimesPer100000: Math.round(rate * 1e6) / 10,
          safety: Math.round((1 - rate) * 1e6) / 1e6,
        },
      ];
    });
  const total = rows.reduce((sum, { crimes }) => sum + (typeof crimes === 'number' ? crimes : 0), 0);
  return tableFile('crime-2016', rows, [source], {
    title: 'Index crimes known to the police, by town',
    total: `crimes=${total}`,
  });
}
