import { type Cell, missing } from '#core/missing.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { publishedFigures } from '#sources/published-figures.ts';
import { villages2020, zips2020 } from '#sources/search-places.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import { cellsOf, compareTexts, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder } from './raw-files.ts';

interface SearchRow extends Readonly<Record<string, string | Cell>> {
  readonly kind: 'village' | 'zip';
  readonly name: string;
  readonly town: string;
  readonly weight: Cell;
}

/** "Collinsville CDP" is Collinsville to everybody but the Census. */
function everydayName(name: string): string {
  return name.replace(/ (CDP|city|borough|village|town)(?: \(balance\))?$/, '');
}

function searchRows(
  kind: SearchRow['kind'],
  table: Table,
  towns: readonly TownShape[],
  refuse: (town: string) => void,
): SearchRow[] {
  const geoidOf = new Map(towns.map(({ name, geoid }) => [name, geoid]));
  const names = textsOf(table, 'name');
  const weights = cellsOf(table, 'weight');
  return textsOf(table, 'town').flatMap((town, row): SearchRow[] => {
    const name = everydayName(names[row] ?? '');
    const geoid = geoidOf.get(town);
    if (geoid === undefined) refuse(town);
    // A town is found by its own name already.
    if (geoid === undefined || name === town) return [];
    return [{ kind, name, town: geoid, weight: weights[row] ?? missing('notInFile') }];
  });
}

function keyOf({ kind, name, town }: SearchRow): string {
  return `${kind} ${name} ${town}`;
}

/** Villages and ZIP codes that the search box knows, with the towns they lie in. */
export async function importSearchPlaces(
  raw: RawFolder,
  towns: readonly TownShape[],
): Promise<ImportedFile | undefined> {
  const villages = await raw.read(villages2020);
  const zips = await raw.read(zips2020);
  if (villages === undefined || zips === undefined) return undefined;
  const refuseIn =
    (file: string) =>
    (town: string): void => {
      raw.log.add(
        new Problem('row-unknown', 'is not a town we know', {
          file,
          value: town,
          columnName: 'town',
          remedy: 'correct the name, or take the row out',
        }),
      );
    };
  const rows = [
    ...searchRows('village', villages.value, towns, refuseIn(villages.file)),
    ...searchRows('zip', zips.value, towns, refuseIn(zips.file)),
  ].sort((a, b) => compareTexts(keyOf(a), keyOf(b)));
  const unique = rows.filter((row, index) => index === 0 || keyOf(row) !== keyOf(rows[index - 1] ?? row));
  return tableFile('search-places', unique, [villages, zips]);
}

function numberIn(value: string): Cell {
  return /^-?[\d.]+$/.test(value) ? parseNumber(value) : missing('notApplicable');
}

/** Published figures, as printed and as a number where they are one. */
export async function importPublishedFigures(raw: RawFolder): Promise<ImportedFile | undefined> {
  const source = await raw.read(publishedFigures);
  if (source === undefined) return undefined;
  const { value: table } = source;
  const names = ['id', 'value', 'unit', 'geography', 'vintage', 'definition', 'sourcePage'];
  const columns = names.map((name) => [name, textsOf(table, name)] as const);
  const rows = Array.from({ length: table.rowCount }, (_, row) => {
    const texts = Object.fromEntries(columns.map(([name, values]) => [name, values[row] ?? '']));
    return { ...texts, number: numberIn(texts.value ?? '') };
  });
  return tableFile('published-figures', rows, [source]);
}
