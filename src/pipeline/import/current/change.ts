import { type Estimate, scaleEstimate, sumEstimates } from '#core/estimate.ts';
import { isMissing, missing } from '#core/missing.ts';
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

/** A signed sum of cells by older tract; none where a cell has no number. */
function sumsByTract(table: Table, formula: Formula): ReadonlyMap<string, Estimate> {
  const columns = formula.map(([cell, sign]) => ({
    ...{ sign, values: cellsOf(table, cell), margins: cellsOf(table, `${cell}Moe`) },
  }));
  const sumAt = (row: number): Estimate | undefined => {
    const known = columns.flatMap(({ sign, values, margins }): Estimate[] => {
      const [value, moe] = [values[row], margins[row]];
      if (value === undefined || isMissing(value)) return [];
      // A controlled count has no margin.
      return [{ value: sign * value, moe: moe === undefined || isMissing(moe) ? 0 : moe }];
    });
    return known.length < columns.length ? undefined : sumEstimates(known);
  };
  return new Map(
    [...indexRows(table, 'geoid')].flatMap(([geoid, row]): [string, Estimate][] => {
      const sum = sumAt(row);
      return sum === undefined ? [] : [[geoid, sum]];
    }),
  );
}

/** Counts of the older tracts over a newer one, as its columns; margins as of independent counts, each scaled by its share. */
type Carrier = (parts: readonly BridgePart[]) => Row;

function carrierOf(table: Table, name: string, formula: Formula): Carrier {
  const sums = sumsByTract(table, formula);
  const none = missing('notInFile');
  return (parts) => {
    const known = parts.flatMap(({ from, share }) => {
      const own = sums.get(from);
      return own === undefined ? [] : [scaleEstimate(own, share)];
    });
    if (known.length < parts.length) return { [name]: none, [`${name}Moe`]: none };
    const { value, moe } = sumEstimates(known);
    return { [name]: round2(Math.max(0, value)), [`${name}Moe`]: round2(moe) };
  };
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
  const carriers = [
    carrierOf(tenure.value, 'households', [['households', 1]]),
    carrierOf(tenure.value, 'renters', [['renters', 1]]),
    carrierOf(burden.value, 'costKnown', KNOWN),
    carrierOf(burden.value, 'costBurdened', BURDENED),
  ];
  const rows = official.map((geoid): Row => {
    const parts = partsOf.get(geoid) ?? [];
    const row = incomeRow.get(sameTract(parts) ?? '');
    const none = missing('notApplicable');
    return {
      geoid,
      ...Object.fromEntries(carriers.flatMap((carry) => Object.entries(carry(parts)))),
      medianIncome: row === undefined ? none : (medians?.[row] ?? none),
      medianIncomeMoe: row === undefined ? none : (margins?.[row] ?? none),
    };
  });
  return tableFile('housing-2019', rows, [tenure, burden, income], {
    title:
      'Tenure, housing costs and income of 2015–2019 (tables B25003, B25106, B19013), carried to 2020 tracts',
  });
}
