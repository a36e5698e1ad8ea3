import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { POPULATION_COLUMNS } from '#core/group.ts';
import type { Row } from '#tables/columns.ts';

const PARTS = POPULATION_COLUMNS.filter((name) => name !== 'total');

function textOf(row: Row, key: string): string {
  const cell = row[key];
  return typeof cell === 'string' ? cell : '';
}

/** A row whose groups do not sum to its total: the total, and what they sum to. */
function difference(row: Row): readonly [total: number, sum: number] | undefined {
  const cells = PARTS.map((name) => row[name]);
  const { total } = row;
  if (typeof total !== 'number' || cells.some((cell) => typeof cell !== 'number')) return undefined;
  const sum = cells.reduce((all: number, cell) => all + (typeof cell === 'number' ? cell : 0), 0);
  const squares = POPULATION_COLUMNS.map((name) => row[`${name}Moe`]).map((cell) =>
    typeof cell === 'number' ? cell ** 2 : 0,
  );
  const margin = Math.sqrt(squares.reduce((all, square) => all + square, 0));
  return Math.abs(total - sum) > margin ? [total, sum] : undefined;
}

/**
 * Warns of areas whose total is not the sum of its groups: counts to the person, survey figures within their margins.
 *
 * @param key column that names the area
 */
export function checkParts(log: ProblemLog, file: string, rows: readonly Row[], key: string): void {
  const wrong = rows.flatMap((row) => {
    const found = difference(row);
    return found === undefined ? [] : [{ id: textOf(row, key), total: found[0], sum: found[1] }];
  });
  const [first] = wrong;
  if (first === undefined) return;
  log.add(
    new Problem(
      'parts-differ',
      `has a total of ${first.total}, and its groups sum to ${first.sum} (${wrong.length} such areas)`,
      {
        severity: 'warn',
        file,
        value: wrong
          .slice(0, 4)
          .map(({ id }) => id)
          .join(', '),
        done: 'used as they are',
        remedy: 'compare with the publisher, and fetch the file again',
      },
    ),
  );
}
