import { type Cell, isMissing, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import {
  districtTowns,
  smarterBalanced2019,
  smarterBalancedGrades2019,
} from '#sources/smarter-balanced-2019.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder } from '../raw-files.ts';

/**
 * Districts of the list of towns, which is of 2024, that the tests of 2019 know by another name: District 20 joined
 * District 06 and Litchfield, which still tested its own children.
 */
const FORMER_DISTRICT: Readonly<Record<string, string>> = {
  'Regional School District 20': 'Regional School District 06',
};

/** Towns that the former district of their list did not serve. */
const NOT_IN_FORMER: Readonly<Record<string, readonly string[]>> = {
  'Regional School District 20': ['Litchfield'],
};

/** Districts that teach no grade from 3 to 8 and so have no row in the tests. */
const OLDER_ONLY: ReadonlySet<string> = new Set([
  'Regional School District 09',
  'Regional School District 19',
]);

function districtsByTown(table: Table): ReadonlyMap<string, readonly string[]> {
  const byTown = new Map<string, string[]>();
  const towns = textsOf(table, 'town');
  textsOf(table, 'district').forEach((listed, row) => {
    const town = towns[row] ?? '';
    if (NOT_IN_FORMER[listed]?.includes(town) === true) return;
    byTown.set(town, [...(byTown.get(town) ?? []), FORMER_DISTRICT[listed] ?? listed]);
  });
  return byTown;
}

interface Results {
  readonly gradeCount: ReadonlyMap<string, number>;
  /** Share of students who met the level, by district and subject. */
  readonly met: ReadonlyMap<string, Cell>;
}

function readResults(combined: Table, byGrade: Table): Results {
  const grades = new Map<string, Set<string>>();
  const gradeTexts = textsOf(byGrade, 'grade');
  textsOf(byGrade, 'district').forEach((district, row) => {
    const own = grades.get(district) ?? new Set();
    grades.set(district, own.add(gradeTexts[row] ?? ''));
  });
  const [subjects, percents] = [textsOf(combined, 'subject'), cellsOf(combined, 'metPercent')];
  const met = new Map<string, Cell>();
  textsOf(combined, 'district').forEach((district, row) => {
    const percent = percents[row] ?? missing('notInFile');
    met.set(
      `${district} ${subjects[row] ?? ''}`,
      isMissing(percent) ? percent : Math.round(percent * 10) / 1000,
    );
  });
  return { gradeCount: new Map([...grades].map(([district, own]) => [district, own.size])), met };
}

/** Mean over the districts of a town, each with the number of grades it teaches; a hidden result is left out. */
function townMean(districts: readonly string[], subject: string, { gradeCount, met }: Results): Cell {
  let [sum, grades] = [0, 0];
  let reason: Cell = missing('notInFile');
  for (const district of districts) {
    const share = met.get(`${district} ${subject}`);
    if (share === undefined) continue;
    const count = gradeCount.get(district) ?? 0;
    if (isMissing(share)) reason = share;
    else [sum, grades] = [sum + count * share, grades + count];
  }
  return grades === 0 ? reason : Math.round((sum / grades) * 1e6) / 1e6;
}

function requireTested(
  raw: RawFolder,
  file: string,
  districts: readonly string[],
  { gradeCount }: Results,
): void {
  for (const district of new Set(districts)) {
    if (gradeCount.has(district) || OLDER_ONLY.has(district)) continue;
    raw.log.add(
      new Problem('row-absent', 'the district serves a town and has no test results', {
        file,
        value: district,
        remedy: 'correct the name of the district, or list it as one without grades 3 to 8',
      }),
    );
  }
}

/** Test results of the districts that teach the children of each town. */
export async function importSchoolResults(
  raw: RawFolder,
  towns: readonly TownShape[],
): Promise<ImportedFile | undefined> {
  const combined = await raw.read(smarterBalanced2019);
  const byGrade = await raw.read(smarterBalancedGrades2019);
  const served = await raw.read(districtTowns);
  if (!combined || !byGrade || !served) return undefined;
  const results = readResults(combined.value, byGrade.value);
  const byTown = districtsByTown(served.value);
  requireTested(raw, combined.file, [...byTown.values()].flat(), results);
  const rows = [...towns]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .map(({ geoid, name }): Row => {
      const districts = (byTown.get(name) ?? []).filter((district) => results.gradeCount.has(district));
      return {
        town: geoid,
        districts: districts.map((one) => `${one}: ${results.gradeCount.get(one) ?? 0}`).join('; '),
        readingMetShare: townMean(districts, 'ELA', results),
        mathMetShare: townMean(districts, 'Math', results),
      };
    });
  return tableFile('school-results-2019', rows, [combined, byGrade, served], {
    title: 'Smarter Balanced tests, grades 3 to 8, by the districts that serve a town',
  });
}
