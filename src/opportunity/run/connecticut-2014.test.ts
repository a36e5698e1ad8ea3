import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#core/missing.ts';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import { compileRecipe } from '../recipe/compile.ts';
import { runRecipe } from './run-recipe.ts';

const RAW = `${process.env['EVENGROUND_RAW'] ?? '/nowhere'}/connecticut/opportunity-2014`;
const RECIPE = 'places/connecticut/recipes/connecticut-2014.yaml';

/** Publisher's column of each indicator. */
const PUBLISHED: Readonly<Record<string, string>> = {
  college: 'college',
  'math-grade-3': 'Total.Mathematics.Avg.Scale.Score',
  'reading-grade-3': 'Total.Reading.Average.Scale.Score',
  'public-assistance': 'publicassistance',
  employed: 'unemployment',
  'employment-access': 'employment_access_index',
  'job-diversity': 'job_diversity_index',
  'job-change': 'jobchange',
  poverty: 'poverty',
  'owner-occupied': 'owneroccupied',
  'occupied-homes': 'vacancy',
  crime: 'inverse.pct',
};

function readRows(name: string): Record<string, string>[] {
  return parse(readFileSync(`${RAW}/${name}`, 'utf8'), { columns: true });
}

function cellOf(text: string | undefined): Cell {
  return text === undefined || text === 'NA' || text === '' ? { missing: 'notInFile' } : Number(text);
}

function rawTable(): Table {
  const rows = readRows('index-variables.csv');
  const columns = compileRecipe(readFileSync(RECIPE, 'utf8'), RECIPE).indicators.map(
    ({ id, column }): [string, Column] => [
      column ?? '',
      numberColumn(rows.map((row) => cellOf(row[PUBLISHED[id] ?? '']))),
    ],
  );
  return { name: 'index-variables', rowCount: rows.length, columns: new Map(columns) };
}

describe('the Connecticut index of 2014, from the raw inputs', () => {
  const found = existsSync(RAW);
  const run = found ? runRecipe(compileRecipe(readFileSync(RECIPE, 'utf8'), RECIPE), rawTable()) : undefined;
  const published = found ? readRows('opportunity-index.csv') : [];
  const when = test.skipIf(!found);

  when('every z-score equals the published one within 1e-12 (needs EVENGROUND_RAW)', () => {
    for (const { id, normalized } of run?.indicators ?? []) {
      published.forEach((row, i) => {
        const wanted = cellOf(row[PUBLISHED[id] ?? '']);
        expect(normalized.reasons[i] === 0).toBe(typeof wanted === 'number');
        if (typeof wanted === 'number')
          expect(Math.abs((normalized.values[i] ?? 0) - wanted)).toBeLessThan(1e-12);
      });
    }
  });

  when('the index equals the published one within 1e-12 on 831 scored rows (needs EVENGROUND_RAW)', () => {
    let scored = 0;
    published.forEach((row, i) => {
      const wanted = cellOf(row['index']);
      if (typeof wanted !== 'number') return;
      scored += 1;
      expect(Math.abs((run?.score.values[i] ?? 0) - wanted)).toBeLessThan(1e-12);
    });
    expect(scored).toBe(831);
  });

  when('the classes end at ranks 166, 332, 499 and 665 (needs EVENGROUND_RAW)', () => {
    expect(run?.level?.classes.map(({ count }) => count)).toEqual([166, 166, 167, 166, 166]);
  });

  when('the contributions of a tract sum to its score (needs EVENGROUND_RAW)', () => {
    for (let row = 0; row < (run?.rowCount ?? 0); row++) {
      const sum = (run?.indicators ?? []).reduce(
        (total, { contribution }) => total + (contribution.values[row] ?? 0),
        0,
      );
      expect(sum + (run?.constant[row] ?? 0)).toBeCloseTo(run?.score.values[row] ?? 0, 12);
      expect(run?.constant[row]).toBeCloseTo(0, 12);
    }
  });

  when('44 z-scores beyond 4 and the incompletely scored rows are reported (needs EVENGROUND_RAW)', () => {
    expect(run?.warnings.filter(({ code }) => code === 'outlier')).toHaveLength(44);
    expect(
      run?.warnings.filter(({ code, value }) => code === 'incomplete' && value < 12).length,
    ).toBeGreaterThanOrEqual(9);
  });
});
