import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MISSING_REASONS, missing } from '#core/missing.ts';
import { cellsOf, textsOf } from './columns.ts';
import { readTableOrThrow } from './read-table.ts';
import type { TableSchema } from './schema.ts';
import { numberColumn, type Table } from './table.ts';
import { writeTable } from './write-table.ts';

const SCHEMA: TableSchema = {
  name: 't',
  columns: [
    { name: 'label', kind: 'text' },
    { name: 'value', kind: 'number', range: [-1e300, 1e300] },
  ],
};

function tableOf(labels: readonly string[], values: Parameters<typeof numberColumn>[0]): Table {
  return {
    name: 't',
    rowCount: labels.length,
    columns: new Map<string, Table['columns'] extends ReadonlyMap<string, infer C> ? C : never>([
      ['label', { kind: 'text', values: labels }],
      ['value', numberColumn(values)],
    ]),
  };
}

const labels = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .map((text) => `a${text.replace(/[\u0000\r]/g, '')}z`);
const cells = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e299, max: 1e299 }),
  fc.constantFrom(...MISSING_REASONS.map(missing)),
);

test('whatever is written reads back the same: every digit, every reason, every quote', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(labels, cells), { minLength: 1, maxLength: 20 }), (rows) => {
      const given = tableOf(
        rows.map(([label]) => label),
        [...rows.map(([, cell]) => cell)],
      );
      fc.pre(rows.some(([, cell]) => typeof cell === 'number' && Math.abs(cell) < 1e8));
      const read = readTableOrThrow(SCHEMA, new TextEncoder().encode(writeTable(given)), 't.csv');
      expect(textsOf(read, 'label')).toEqual(textsOf(given, 'label'));
      const same = cellsOf(given, 'value').map((cell) => (Object.is(cell, -0) ? 0 : cell));
      expect(cellsOf(read, 'value')).toEqual(same);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('V42 minus zero is written as 0', () => {
  expect(writeTable(tableOf(['a'], [-0]))).toBe('label,value\na,0\n');
});

test('a missing cell is empty or its reason, never NaN or NA', () => {
  const text = writeTable(tableOf(['a', 'b'], [missing('notInFile'), missing('suppressed')]));
  expect(text).toBe('label,value\na,\nb,suppressed\n');
});

test('a cell is quoted only where it must be', () => {
  expect(writeTable(tableOf(['a,b', 'say "x"', 'plain text'], [1, 2, 3]))).toBe(
    'label,value\n"a,b",1\n"say ""x""",2\nplain text,3\n',
  );
});
