import { type Cell, isMissing, missing } from '#core/missing.ts';
import { acsCostBurden2019, acsIncome2019, acsTenure2019 } from '#sources/acs-2019.ts';
import { BURDENED_CELLS } from '#sources/acs-tracts-2023.ts';
import type { BridgePart } from '#tables/bridge.ts';
import { cellsOf, indexRows, type Row } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder } from '../raw-files.ts';
import type { Bridge } from './bridge.ts';

/** Signed sum of cells: what is asked for, without what cannot be said. */
type Formula = readonly (readonly [cell: string, sign: 1 | -1])[];

/** A tract of before keeps its boundary when this part of it, or more, is one tract of now and nothing else is. */
const SAME = 0.99;

const round2 = (value: number): number => Math.round(value * 100) / 100;
const numberOf = (cell: Cell | undefined): number => (cell === undefined || isMissing(cell) ? 0 : cell);

/** Counts of the older tracts over a newer one; margins as of independent counts, each scaled by its share. */
function carriedPair(table: Table, parts: readonly BridgePart[], name: string, formula: Formula): Row {
  const rowOf = indexRows(table, 'geoid');
  const columns = formula.map(([cell, sign]) => ({
    ...{ sign, values: cellsOf(table, cell), margins: cellsOf(table, `${cell}Moe`) },
  }));
  let [sum, squares] = [0, 0];
  for (const { from, share } of parts) {
    const row = rowOf.get(from) ?? -1;
    for (const { sign, values, margins } of columns) {
      sum += sign * share * numberOf(values[row]);
      squares += (share * numberOf(margins[row])) ** 2;
    }
  }
  return { [name]: round2(Math.max(0, sum)), [`${name}Moe`]: round2(Math.sqrt(squares)) };
}

/** The older tract with the same boundary. */
function sameTract(parts: readonly BridgePart[]): string | undefined {
  const [main, ...others] = parts.filter(({ share }) => share >= 1 - SAME);
  return main !== undefined && others.length === 0 && main.share >= SAME ? main.from : undefined;
}

const BURDENED: Formula = BURDENED_CELLS.map((cell) => [`burdened${cell}`, 1] as const);
const KNOWN: Formula = [
  ['households', 1],
  ['ownersWithoutIncome', -1],
  ['rentersWithoutIncome', -1],
  ['withoutRent', -1],
];

/** Tenure, housing costs and income of 2015–2019 on the newer tracts. */
export async function importHousing2019(
  raw: RawFolder,
  bridge: Bridge,
  official: readonly string[],
): Promise<ImportedFile | undefined> {
  const tenure = await raw.read(acsTenure2019);
  const burden = await raw.read(acsCostBurden2019);
  const income = await raw.read(acsIncome2019);
  if (tenure === undefined || burden === undefined || income === undefined) return undefined;
  const partsOf = new Map<string, BridgePart[]>();
  for (const part of bridge.parts) partsOf.set(part.to, [...(partsOf.get(part.to) ?? []), part]);
  const incomeRow = indexRows(income.value, 'geoid');
  const [medians, margins] = ['medianIncome', 'medianIncomeMoe'].map((name) => cellsOf(income.value, name));
  const rows = official.map((geoid): Row => {
    const parts = partsOf.get(geoid) ?? [];
    const row = incomeRow.get(sameTract(parts) ?? '');
    const none = missing('notApplicable');
    return {
      geoid,
      ...carriedPair(tenure.value, parts, 'households', [['households', 1]]),
      ...carriedPair(tenure.value, parts, 'renters', [['renters', 1]]),
      ...carriedPair(burden.value, parts, 'costKnown', KNOWN),
      ...carriedPair(burden.value, parts, 'costBurdened', BURDENED),
      medianIncome: row === undefined ? none : (medians?.[row] ?? none),
      medianIncomeMoe: row === undefined ? none : (margins?.[row] ?? none),
    };
  });
  return tableFile('housing-2019', rows, [tenure, burden, income], {
    title:
      'Tenure, housing costs and income of 2015–2019 (tables B25003, B25106, B19013), carried to 2020 tracts',
  });
}
