import { z } from 'zod';
import { measureSegregation, type SegregationAnswer } from '#analysis/segregation.ts';
import { Problem, Problems } from '#core/problem.ts';
import type { ComparisonResult } from '#opportunity/run/compare.ts';
import { schemaProblems } from '#opportunity/recipe/schema-problems.ts';
import { parsePlacedYaml, type PlacedYaml } from '#opportunity/recipe/yaml-places.ts';
import { numberColumn, type Table } from '#tables/table.ts';

/** First line of a file that asks for segregation measures instead of an index. */
export const SEGREGATION_FORMAT = 'evenground-segregation/1';

const column = z.string().min(1);

const caseSchema = z.strictObject({
  format: z.literal(SEGREGATION_FORMAT),
  id: z.string().min(1),
  title: z.string(),
  source: z.string().optional(),
  table: column,
  /** A table with one line per unit and group. */
  long: z.strictObject({ unit: z.array(column).min(1), group: column, count: column }).optional(),
  questions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^\w+$/),
        groups: z.array(column).min(1),
        total: column.optional(),
        area: column.optional(),
        within: column.optional(),
      }),
    )
    .min(1),
  compare: z
    .array(
      z.strictObject({
        measure: z.string().min(1),
        published: z.number(),
        tolerance: z.number().min(0).default(0),
      }),
    )
    .min(1),
});

/** Published values of segregation measures, and what they are measured on. */
export type SegregationCase = z.output<typeof caseSchema> & {
  readonly file: string;
  readonly yaml: PlacedYaml;
};

/** Reads and checks a file of published segregation measures. */
export function compileSegregationCase(text: string, file: string): SegregationCase {
  const yaml = parsePlacedYaml(text, file);
  const parsed = caseSchema.safeParse(yaml.data);
  if (!parsed.success) throw new Problems(schemaProblems(parsed.error.issues, yaml));
  return { ...parsed.data, file, yaml };
}

function textsOf(table: Table, name: string): string[] {
  const found = table.columns.get(name);
  if (found !== undefined) return Array.from(found.values, String);
  throw new Problem('column-missing', 'is not in the table', {
    file: table.name,
    line: 1,
    columnName: name,
    exitCode: 3,
    remedy: `there are ${[...table.columns.keys()].slice(0, 20).join(', ')}`,
  });
}

/** One row per unit, one column per group; a group that a unit has no line for has nobody there. */
function widen(table: Table, long: NonNullable<SegregationCase['long']>): Table {
  const names = long.unit.map((name) => textsOf(table, name));
  const units = Array.from({ length: table.rowCount }, (_, row) => names.map((all) => all[row]).join('|'));
  const rowByUnit = new Map([...new Set(units)].map((unit, i) => [unit, i]));
  const firstRow = new Map(units.map((unit, row) => [unit, row] as const).toReversed());
  const groups = textsOf(table, long.group);
  const counts = table.columns.get(long.count);
  const columns: Table['columns'] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never = new Map(
    long.unit.map((name, k) => [
      name,
      {
        kind: 'text' as const,
        values: [...rowByUnit.keys()].map((unit) => names[k]?.[firstRow.get(unit) ?? 0] ?? ''),
      },
    ]),
  );
  for (const group of new Set(groups)) {
    const people = Array<number>(rowByUnit.size).fill(0);
    units.forEach((unit, row) => {
      const at = rowByUnit.get(unit) ?? 0;
      if (groups[row] === group && counts?.kind === 'number')
        people[at] = (people[at] ?? 0) + (counts.values[row] ?? 0);
    });
    columns.set(group, numberColumn(people));
  }
  return { name: table.name, rowCount: rowByUnit.size, columns };
}

/** A number inside an answer: "HISP.gini", "multigroup.divergence", "split.informationTheory.within". */
function measureIn(answer: SegregationAnswer, path: readonly string[]): number | undefined {
  const [head = '', ...rest] = path;
  const start: unknown =
    answer.groups.find(({ group }) => group === head) ?? { ...answer }[head as keyof SegregationAnswer];
  const found = rest.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    start,
  );
  return typeof found === 'number' ? found : undefined;
}

/** Measures a case and compares every published value. */
export function compareSegregation(theCase: SegregationCase, table: Table): ComparisonResult[] {
  const wide = theCase.long === undefined ? table : widen(table, theCase.long);
  const answers = new Map(
    theCase.questions.map(({ id, ...question }) => [id, measureSegregation(wide, question)]),
  );
  return theCase.compare.map(({ measure, published, tolerance }, i): ComparisonResult => {
    const [id = '', ...path] = measure.split('.');
    const answer = answers.get(id);
    const ours = answer && measureIn(answer, path);
    if (ours === undefined) {
      throw new Problem('measure-unknown', 'is no measure of a question of this file', {
        ...theCase.yaml.placeOf(['compare', i, 'measure']),
        value: measure,
        exitCode: 3,
        remedy: 'write QUESTION.GROUP.MEASURE, QUESTION.multigroup.MEASURE or QUESTION.split.MEASURE.PART',
      });
    }
    const distance = Math.abs(ours - published);
    const met = distance <= tolerance;
    const worst = { row: 0, key: measure, ours: String(ours), published: String(published), distance };
    return {
      output: measure,
      column: 'published',
      matched: met ? 1 : 0,
      rows: 1,
      atLeast: 1,
      met,
      tolerance,
      largest: distance,
      worst: met ? [] : [worst],
    };
  });
}
