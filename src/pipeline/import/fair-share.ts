import { type Cell, isMissing, missing } from '#core/missing.ts';
import {
  townCostBurden2019,
  townCostBurden2023,
  townIncome2019,
  townIncome2023,
  townPoverty2019,
  townPoverty2023,
  townTenure2019,
  townTenure2023,
} from '#sources/acs-towns.ts';
import { fairShareAnchors } from '#sources/fair-share-anchors.ts';
import { planningDatabase2018 } from '#sources/planning-database-2018.ts';
import { equalizedGrandList2023 } from '#sources/town-series.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type AreaSources, type PlacedTract, requireSame } from './area-tables.ts';
import { type ColumnFacts, columnRows, shareMargin, sumMargin } from './fair-share-columns.ts';
import {
  historyRows,
  LAST_PORTAL_YEAR,
  readSeries,
  type SeriesSources,
  townHistory,
} from './fair-share-history.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder, ReadSource } from './raw-files.ts';

const NONE = missing('notInFile');

/** Cells of one town of a publisher's table, by our name. */
type Lookup = (column: string) => Cell;

/** Adds up cells, or says why it cannot. */
function sumCells(cells: readonly Cell[]): Cell {
  let total = 0;
  for (const cell of cells) {
    if (isMissing(cell)) return cell;
    total += cell;
  }
  return total;
}

const divide = (part: Cell, whole: Cell): Cell => {
  if (isMissing(part)) return part;
  if (isMissing(whole)) return whole;
  return whole === 0 ? missing('notApplicable') : part / whole;
};

const rounded = (cell: Cell): Cell => (isMissing(cell) ? cell : Math.round(cell));

async function readTables(raw: RawFolder) {
  const income2019 = await raw.read(townIncome2019);
  const tenure2019 = await raw.read(townTenure2019);
  const poverty2019 = await raw.read(townPoverty2019);
  const burden2019 = await raw.read(townCostBurden2019);
  const income2023 = await raw.read(townIncome2023);
  const tenure2023 = await raw.read(townTenure2023);
  const poverty2023 = await raw.read(townPoverty2023);
  const burden2023 = await raw.read(townCostBurden2023);
  const planning = await raw.read(planningDatabase2018);
  const equalized = await raw.read(equalizedGrandList2023);
  const series = await readSeries(raw);
  if (!income2019 || !tenure2019 || !poverty2019 || !burden2019 || !planning || !equalized) return undefined;
  if (!income2023 || !tenure2023 || !poverty2023 || !burden2023 || !series) return undefined;
  const acs2019 = { income: income2019, tenure: tenure2019, poverty: poverty2019, burden: burden2019 };
  const acs2023 = { income: income2023, tenure: tenure2023, poverty: poverty2023, burden: burden2023 };
  return { acs2019, acs2023, planning, equalized, series };
}

type Tables = NonNullable<Awaited<ReturnType<typeof readTables>>>;

function lookup(table: Table, town: string): Lookup {
  const row = textsOf(table, 'town').indexOf(town);
  return (column) => cellsOf(table, column)[row] ?? NONE;
}

/** Homes not in single-unit buildings and all homes of a tract; the first of two rows counts. */
function tractHomes(planning: Table): ReadonlyMap<string, readonly [Cell, Cell]> {
  const [homes, single] = [cellsOf(planning, 'housingUnits'), cellsOf(planning, 'singleUnitPercent')];
  const found = new Map<string, readonly [Cell, Cell]>();
  textsOf(planning, 'geoid').forEach((geoid, row) => {
    const [all = NONE, percent = NONE] = [homes[row], single[row]];
    const part: Cell = isMissing(percent) || isMissing(all) ? NONE : (all * (100 - percent)) / 100;
    if (!found.has(geoid)) found.set(geoid, [part, all]);
  });
  return found;
}

/** Share of homes in buildings of two or more units by town; a town without a tract takes the one it shares. */
function multifamilyShares(planning: Table, tracts: readonly PlacedTract[]): (town: string) => Cell {
  const homes = tractHomes(planning);
  const share = (members: readonly PlacedTract[]): Cell => {
    const pairs = members.flatMap(({ geoid }) => {
      const pair = homes.get(geoid);
      return pair === undefined || isMissing(pair[0]) ? [] : [pair];
    });
    return divide(sumCells(pairs.map(([part]) => part)), sumCells(pairs.map(([, all]) => all)));
  };
  return (town) => {
    const own = tracts.filter((tract) => tract.town === town);
    return share(own.length > 0 ? own : tracts.filter(({ sharedTowns }) => sharedTowns.includes(town)));
  };
}

function surveyCells(tables: Tables['acs2019'], year: 2019 | 2023, name: string): Record<string, Cell> {
  const [tenure, income] = [lookup(tables.tenure.value, name), lookup(tables.income.value, name)];
  const [poverty, burden] = [lookup(tables.poverty.value, name), lookup(tables.burden.value, name)];
  const poor = sumCells([poverty('underHalf'), poverty('halfToOne')]);
  const poorMoe = sumMargin(
    ['underHalf', 'halfToOne'].map((cell) => [poverty(cell), poverty(`${cell}Moe`)] as const),
  );
  const burdened = sumCells([burden('ownerBurdened'), burden('renterBurdened')]);
  return {
    [`occupiedHomes${year}`]: tenure('occupied'),
    [`occupiedHomes${year}Moe`]: tenure('occupiedMoe'),
    [`rentedHomes${year}`]: tenure('renter'),
    [`medianIncome${year}`]: income('medianIncome'),
    [`medianIncome${year}Moe`]: income('medianIncomeMoe'),
    [`povertyShare${year}`]: divide(poor, poverty('people')),
    [`povertyShare${year}Moe`]: shareMargin(poor, poorMoe, poverty('people'), poverty('peopleMoe')),
    [`burdenedOwners${year}`]: burden('ownerBurdened'),
    [`burdenedRenters${year}`]: burden('renterBurdened'),
    [`burdenedHouseholds${year}`]: burdened,
    [`burdenedHouseholds${year}Moe`]: rounded(
      sumMargin(
        ['ownerBurdened', 'renterBurdened'].map((cell) => [burden(cell), burden(`${cell}Moe`)] as const),
      ),
    ),
  };
}

const SURVEY = 'as published';
const POOR = 'cells 002 and 003 divided by cell 001; margin by the Census formula for proportions';
const NEED =
  'cells 006 (owners) and 028 (renters): income below $20,000, 30 percent of it or more for housing';

function surveyFacts({ tenure, income, poverty, burden }: Tables['acs2019'], year: number): ColumnFacts[] {
  return [
    { column: `occupiedHomes${year}`, unit: 'homes', source: tenure, derivation: SURVEY },
    { column: `medianIncome${year}`, unit: 'dollars', source: income, derivation: SURVEY },
    { column: `povertyShare${year}`, unit: 'share', source: poverty, derivation: POOR },
    {
      ...{ column: `burdenedHouseholds${year}`, unit: 'households', source: burden },
      ...{ derivation: NEED, isStandIn: true },
    },
  ];
}

function columnFacts({ acs2019, acs2023, planning, equalized, series }: Tables): ColumnFacts[] {
  const table = 'fair-share-history';
  const list = { table, unit: 'homes', derivation: SURVEY } as const;
  const kinds = ['countedHomes', 'governmentAssisted', 'rentalAssistance', 'mortgages', 'deedRestricted'];
  return [
    ...surveyFacts(acs2019, 2019),
    { column: 'rentedHomes2019', unit: 'homes', source: acs2019.tenure, derivation: SURVEY },
    ...['burdenedOwners2019', 'burdenedRenters2019'].map((column): ColumnFacts => {
      const facts = { column, unit: 'households', source: acs2019.burden, isStandIn: true } as const;
      return { ...facts, derivation: column.includes('Owners') ? 'cell 006' : 'cell 028' };
    }),
    {
      ...{ column: 'multifamilyTwoPlus2016', unit: 'share', source: planning, isStandIn: true },
      derivation:
        '100 minus pct_Single_Unit, weighted by housing units, tracts to towns; two or more units, mobile homes included',
    },
    {
      ...{ column: 'equalizedNetGrandList2018', unit: 'dollars', source: series.grandList },
      ...{ derivation: SURVEY, period: 'state fiscal year 2017-2018' },
    },
    ...surveyFacts(acs2023, 2023),
    { column: 'equalizedNetGrandList2023', unit: 'dollars', source: equalized, derivation: SURVEY },
    { column: 'grandListPerResident2023', unit: 'dollars', source: equalized, derivation: SURVEY },
    { column: 'residents2023', unit: 'people', source: equalized, derivation: SURVEY, period: '2023' },
    ...(['countedHomes2023', 'assistedHomes2023'] as const).map((column): ColumnFacts => ({
      ...{ column, unit: 'homes', source: series.appeals },
      ...{ derivation: SURVEY, period: '2023' },
    })),
    {
      ...{ column: 'assistedShare2023', unit: 'share', source: series.appeals, period: '2023' },
      derivation: 'homes on the list divided by the homes counted by the Census that the list names',
    },
    ...[...kinds, 'assistedHomes'].map((column): ColumnFacts => ({
      ...list,
      column,
      source: series.appeals,
      period: `${LAST_PORTAL_YEAR + 1}–2023`,
      earlier: series.portal,
    })),
    { ...list, column: 'permits', source: series.permits },
    { ...list, column: 'equalizedNetGrandList', unit: 'dollars', source: series.grandList },
  ];
}

function townRow(
  tables: Tables,
  history: ReturnType<typeof townHistory>,
  multifamily: (town: string) => Cell,
  town: { readonly geoid: string; readonly name: string; readonly region: string },
): Row {
  const equalized = lookup(tables.equalized.value, town.name);
  const [list, wealth] = [2023, 2018].map((year) => history.get(`${town.geoid} ${year}`) ?? {});
  const [counted = NONE, assisted = NONE] = [list?.['countedHomes'], list?.['assistedHomes']];
  return {
    ...{ town: town.geoid, name: town.name, region: town.region },
    ...surveyCells(tables.acs2019, 2019, town.name),
    ...surveyCells(tables.acs2023, 2023, town.name),
    multifamilyTwoPlus2016: multifamily(town.geoid),
    equalizedNetGrandList2018: wealth?.['equalizedNetGrandList'] ?? NONE,
    equalizedNetGrandList2023: equalized('equalizedNetGrandList'),
    grandListPerResident2023: equalized('perCapita'),
    residents2023: equalized('population'),
    countedHomes2023: counted,
    assistedHomes2023: assisted,
    assistedShare2023: divide(assisted, counted),
  };
}

async function importAnchors(raw: RawFolder): Promise<ImportedFile[]> {
  const source = await raw.read(fairShareAnchors);
  if (source === undefined) return [];
  const names = ['model', 'municipality', 'value', 'meaning', 'source', 'status'];
  const rows = Array.from({ length: source.value.rowCount }, (_, row) =>
    Object.fromEntries(names.map((name) => [name, textsOf(source.value, name)[row] ?? ''])),
  );
  return [tableFile('fair-share-anchors', rows, [source])];
}

function checkTowns(raw: RawFolder, tables: Tables, towns: AreaSources['towns']): void {
  const names = towns.value.map(({ name }) => name);
  const { acs2019, acs2023, equalized } = tables;
  for (const source of [...Object.values(acs2019), ...Object.values(acs2023), equalized])
    requireSame(raw.log, source.file, textsOf(source.value, 'town'), names, 'town');
}

function seriesList({ portal, appeals, permits, grandList }: SeriesSources): ReadSource<unknown>[] {
  return [portal, appeals, permits, grandList];
}

/** fair-share-towns, -history, -columns and -anchors. */
export async function fairShareFiles(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
  { towns, regions, tractTowns }: AreaSources,
): Promise<ImportedFile[]> {
  const tables = await readTables(raw);
  if (tables === undefined) return [];
  checkTowns(raw, tables, towns);
  const history = townHistory(raw, tables.series, towns.value);
  const multifamily = multifamilyShares(tables.planning.value, tracts);
  const rows = [...towns.value]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .map(({ geoid, name }) =>
      townRow(tables, history, multifamily, { geoid, name, region: regions.value.get(name) ?? '' }),
    );
  const { acs2019, acs2023, planning, equalized, series } = tables;
  const surveys = [...Object.values(acs2019), ...Object.values(acs2023)];
  const need = sumCells(rows.map((row) => row['burdenedHouseholds2019'] as Cell));
  const total = isMissing(need) ? '' : `burdenedHouseholds2019=${need}`;
  return [
    tableFile(
      'fair-share-towns',
      rows,
      [
        acs2019.burden,
        ...surveys,
        planning,
        tractTowns,
        equalized,
        regions,
        series.appeals,
        series.grandList,
      ],
      { title: 'Inputs of fair-share methods by town (each column: fair-share-columns.csv)', total },
    ),
    tableFile('fair-share-history', historyRows(history), [series.appeals, ...seriesList(series)], {
      title: 'Homes on the 8-30g list, housing permits and grand lists by town and year',
    }),
    tableFile('fair-share-columns', columnRows(columnFacts(tables)), [series.appeals], {
      title: 'Source, period and derivation of each column of the fair-share tables',
    }),
    ...(await importAnchors(raw)),
  ];
}
