import { type Estimate, proportionEstimate, sumEstimates } from '#core/estimate.ts';
import { type Cell, isMissing, missing } from '#core/missing.ts';
import {
  acsCostBurden2023,
  acsEducation2023,
  acsIncome2023,
  acsPoverty2023,
  acsTenure2023,
  acsVehicles2023,
  BURDENED_CELLS,
} from '#sources/acs-tracts-2023.ts';
import { cellsOf, compareTexts, numbersOf, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { requireSame } from '../area-tables.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder, ReadSource } from '../raw-files.ts';

type Tables = Readonly<
  Record<'poverty' | 'income' | 'education' | 'tenure' | 'vehicles' | 'burden', ReadSource<Table>>
>;

async function readTables(raw: RawFolder): Promise<Tables | undefined> {
  const poverty = await raw.read(acsPoverty2023);
  const income = await raw.read(acsIncome2023);
  const education = await raw.read(acsEducation2023);
  const tenure = await raw.read(acsTenure2023);
  const vehicles = await raw.read(acsVehicles2023);
  const burden = await raw.read(acsCostBurden2023);
  if (!poverty || !income || !education || !tenure || !vehicles || !burden) return undefined;
  return { poverty, income, education, tenure, vehicles, burden };
}

type Reader = (name: string, geoid: string) => Estimate;

/** Whether every margin of a tract is known; one of a controlled estimate is 0. */
function knowsMargins(table: Table): (geoid: string) => boolean {
  const rowOf = new Map(textsOf(table, 'geoid').map((geoid, row) => [geoid, row]));
  const margins = [...table.columns.keys()].filter((name) => name.endsWith('Moe'));
  const columns = margins.map((name) => cellsOf(table, name));
  return (geoid) =>
    columns.every((cells) => {
      const cell = cells[rowOf.get(geoid) ?? -1] ?? missing('notInFile');
      return !isMissing(cell) || cell.missing === 'controlled';
    });
}

/** What is made of a table in which some margins are unknown has none itself. */
function margined(isKnown: boolean, row: Row): Row {
  if (isKnown) return row;
  const cells = Object.entries(row);
  return Object.fromEntries(
    cells.map(([name, cell]) => [name, name.endsWith('Moe') ? missing('notInFile') : cell]),
  );
}

/** Estimates of a table by name and tract. */
function readerOf(table: Table): Reader {
  const rowOf = new Map(textsOf(table, 'geoid').map((geoid, row) => [geoid, row]));
  return (name, geoid) => {
    const row = rowOf.get(geoid) ?? -1;
    return {
      value: numbersOf(table, name).values[row] ?? 0,
      moe: numbersOf(table, `${name}Moe`).values[row] ?? 0,
    };
  };
}

/** Two columns of our table: the number and its margin. Counts keep whole margins, shares six digits. */
function pair(name: string, estimate: Estimate | Exclude<Cell, number>, digits = 0): Row {
  if (isMissing(estimate)) return { [name]: estimate, [`${name}Moe`]: estimate };
  const scale = 10 ** digits;
  const round = (value: number): number => Math.round(value * scale) / scale;
  return { [name]: round(estimate.value), [`${name}Moe`]: round(estimate.moe) };
}

/** A share of a whole, and the counts it is made of. */
function sharePair(name: string, part: Estimate, whole: Estimate): Row {
  return pair(name, proportionEstimate(part, whole), 6);
}

/** The rest of a whole, such as those not in poverty; its margin is that of the part's share. */
function restPair(name: string, part: Estimate, whole: Estimate): Row {
  const share = proportionEstimate(part, whole);
  return pair(name, isMissing(share) ? share : { value: 1 - share.value, moe: share.moe }, 6);
}

/** A whole without some of its parts; margins add like those of a sum. */
function without(whole: Estimate, parts: readonly Estimate[]): Estimate {
  const taken = sumEstimates(parts);
  return { value: whole.value - taken.value, moe: Math.hypot(whole.moe, taken.moe) };
}

function costRow(burden: Reader, geoid: string): Row {
  const known = without(
    burden('households', geoid),
    ['ownersWithoutIncome', 'rentersWithoutIncome', 'withoutRent'].map((name) => burden(name, geoid)),
  );
  const burdened = sumEstimates(BURDENED_CELLS.map((cell) => burden(`burdened${cell}`, geoid)));
  return {
    ...pair('costKnown', known),
    ...pair('costBurdened', burdened),
    ...restPair('notBurdenedShare', burdened, known),
  };
}

/** The row of each tract, made of the cells of six tables. */
function surveyRows(
  { poverty, income, education, tenure, vehicles, burden }: Tables,
  official: readonly string[],
): Row[] {
  const [incomeRow, incomes, incomeMoes] = [
    new Map(textsOf(income.value, 'geoid').map((geoid, row) => [geoid, row])),
    cellsOf(income.value, 'medianIncome'),
    cellsOf(income.value, 'medianIncomeMoe'),
  ];
  const [people, schooling, homes, cars, costs] = [poverty, education, tenure, vehicles, burden].map(
    ({ value }) => readerOf(value),
  ) as [Reader, Reader, Reader, Reader, Reader];
  const known = {
    poverty: knowsMargins(poverty.value),
    education: knowsMargins(education.value),
    tenure: knowsMargins(tenure.value),
    vehicles: knowsMargins(vehicles.value),
    burden: knowsMargins(burden.value),
  };
  return [...official].sort(compareTexts).map((geoid): Row => {
    const poor = sumEstimates(['under50', 'under100'].map((name) => people(name, geoid)));
    const college = sumEstimates(
      ['someCollege', 'bachelor', 'graduate'].map((name) => schooling(name, geoid)),
    );
    const row = incomeRow.get(geoid) ?? -1;
    return {
      geoid,
      ...margined(known.poverty(geoid), {
        ...pair('people', people('people', geoid)),
        ...pair('belowPoverty', poor),
        ...restPair('abovePovertyShare', poor, people('people', geoid)),
      }),
      medianIncome: incomes[row] ?? '',
      medianIncomeMoe: incomeMoes[row] ?? '',
      ...margined(known.education(geoid), {
        ...pair('adults', schooling('adults', geoid)),
        ...pair('someCollege', college),
        ...sharePair('someCollegeShare', college, schooling('adults', geoid)),
      }),
      ...margined(known.tenure(geoid), {
        ...pair('households', homes('households', geoid)),
        ...pair('owners', homes('owners', geoid)),
        ...sharePair('ownerShare', homes('owners', geoid), homes('households', geoid)),
      }),
      ...margined(known.vehicles(geoid), {
        ...pair('noVehicle', cars('noVehicle', geoid)),
        ...restPair('vehicleShare', cars('noVehicle', geoid), cars('households', geoid)),
      }),
      ...margined(known.burden(geoid), costRow(costs, geoid)),
    };
  });
}

/** Poverty, income, schooling, tenure, vehicles and housing costs by tract, each with its margin of error. */
export async function importSurvey(
  raw: RawFolder,
  official: readonly string[],
): Promise<(ImportedFile | undefined)[]> {
  const tables = await readTables(raw);
  if (tables === undefined) return [];
  for (const { file, value } of Object.values(tables))
    requireSame(raw.log, file, textsOf(value, 'geoid'), official, 'tract');
  const rows = surveyRows(tables, official);
  const { poverty, income, education, tenure, vehicles, burden } = tables;
  const sources = [poverty, income, education, tenure, vehicles, burden] as const;
  const total = rows.reduce((sum, row) => sum + (typeof row.households === 'number' ? row.households : 0), 0);
  return [
    tableFile('survey-2023', rows, sources, {
      title:
        'Poverty, income, schooling, tenure, vehicles and housing costs (tables C17002, B19013, B06009, B25003, B08201, B25106)',
      total: `households=${total}`,
    }),
  ];
}

/** People who live in prisons, dormitories, barracks and homes: those whose income nobody compares with the poverty line. */
export async function importCurrentQuarters(
  raw: RawFolder,
  people: ReadSource<Table>,
): Promise<ImportedFile | undefined> {
  const tables = await readTables(raw);
  if (tables === undefined) return undefined;
  const [compared, homes] = [readerOf(tables.poverty.value), readerOf(tables.tenure.value)];
  const totals = numbersOf(people.value, 'total').values;
  const rowOf = new Map(textsOf(people.value, 'geoid').map((geoid, row) => [geoid, row]));
  const rows = [...rowOf.keys()].sort(compareTexts).map((geoid): Row => {
    const total = totals[rowOf.get(geoid) ?? -1] ?? 0;
    const apart = Math.max(0, total - compared('people', geoid).value);
    return {
      geoid,
      groupQuarters: apart,
      groupQuartersShare: total === 0 ? '' : Math.round((apart / total) * 1e4) / 1e4,
      households: homes('households', geoid).value,
    };
  });
  const total = rows.reduce(
    (sum, { groupQuarters }) => sum + (typeof groupQuarters === 'number' ? groupQuarters : 0),
    0,
  );
  return tableFile('group-quarters-2023', rows, [tables.poverty, people, tables.tenure], {
    title: 'People in prisons, dormitories, barracks and homes: all people without those of table C17002',
    total: `groupQuarters=${total}`,
  });
}
