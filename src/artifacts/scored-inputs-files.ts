import { missing } from '#core/missing.ts';
import type { Recipe } from '#opportunity/recipe/compile.ts';
import type { ScoredInputs } from '#opportunity/scenario/scored-inputs.ts';
import { cellAt, type Column, numberColumn } from '#tables/table.ts';
import { writeTable } from '#tables/write-table.ts';
import { jsonText } from './json-text.ts';

/** A column as JSON: numbers with null for none, or texts. */
type JsonColumn = readonly (number | null)[] | readonly string[];

interface JsonInputs {
  readonly recipe: Recipe;
  readonly rowCount: number;
  readonly numbers: Readonly<Record<string, readonly (number | null)[]>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** Names of rows that no recipe computes with. */
const NAMES: ReadonlySet<string> = new Set(['town', 'tractName', 'rowNumber']);

function jsonColumn(column: Column): JsonColumn {
  if (column.kind === 'text') return column.values;
  return Array.from({ length: column.values.length }, (_, row) => {
    const cell = cellAt(column, row);
    return typeof cell === 'number' ? cell : null;
  });
}

/**
 * Recipe and table of an edition for the browser; numbers keep every digit.
 *
 * Columns that only name rows stay out.
 */
export function scoredInputsJson({ recipe, table }: ScoredInputs): string {
  const used = [...table.columns].filter(([name]) => !NAMES.has(name));
  const of = (kind: Column['kind']) =>
    Object.fromEntries(
      used.flatMap(([name, column]) => (column.kind === kind ? [[name, jsonColumn(column)]] : [])),
    );
  return jsonText({ recipe, rowCount: table.rowCount, numbers: of('number'), texts: of('text') });
}

/** Recipe and table from the text of `method.json`. */
export function parseScoredInputs(text: string): ScoredInputs {
  const { recipe, rowCount, numbers, texts } = JSON.parse(text) as JsonInputs;
  const columns: [string, Column][] = [
    ...Object.entries(texts).map(([name, values]): [string, Column] => [name, { kind: 'text', values }]),
    ...Object.entries(numbers).map(([name, values]): [string, Column] => [
      name,
      numberColumn(values.map((value) => value ?? missing('notInFile'))),
    ]),
  ];
  return { recipe, table: { name: 'inputs.csv', rowCount, columns: new Map(columns) } };
}

/** The table as CSV, for `evenground score`. */
export function scoredInputsCsv({ table }: ScoredInputs): string {
  return writeTable(table);
}
