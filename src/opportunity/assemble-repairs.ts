import { isMissing } from '#core/missing.ts';
import { Problem, Problems } from '#core/problem.ts';
import type { AreaFacts, Repair, ScoredRow, TownFacts, TractFacts } from './assemble-inputs.ts';
import type { RunNote } from './edition.ts';

/** Rows after the repairs, each with its GEOID, and the list of what was done. */
export interface RepairedRows {
  readonly rowByGeoid: ReadonlyMap<string, ScoredRow>;
  readonly notes: readonly RunNote[];
}

/**
 * Number of indicators with a value.
 *
 * @example countAvailable({ raw: { a: 1, b: { missing: 'suppressed' } } }) // => 1
 */
export function countAvailable(row: Pick<ScoredRow, 'raw'>): number {
  return Object.values(row.raw).filter((cell) => !isMissing(cell)).length;
}

/**
 * Name of a row for lists, as the table writes it.
 *
 * @example rowName({ town: 'Groton', tract: '9800' }) // => 'Groton 9800'
 */
export function rowName(row: Pick<ScoredRow, 'town' | 'tract'>): string {
  return `${row.town === '' || row.town === 'NA' ? '—' : row.town} ${row.tract}`;
}

function matches(repair: Repair, row: ScoredRow): boolean {
  const town = row.town === 'NA' ? '' : row.town;
  if (town !== repair.town || row.tract !== repair.tract) return false;
  return repair.available === undefined || countAvailable(row) === repair.available;
}

function repairNote(repair: Repair, met: readonly ScoredRow[]): RunNote {
  const kind = repair.do === 'drop' ? 'drop' : 'repair';
  const units = repair.geoid === undefined ? met.map(rowName) : [`${rowName(repair)} → ${repair.geoid}`];
  return { code: `row-${repair.do}`, kind, text: repair.why, units };
}

function countProblem(repair: Repair, found: number): Problem {
  return new Problem('repair-count', `meets ${found} rows, the edition says ${repair.count}`, {
    value: rowName(repair),
    remedy: 'the table changed: look at the rows and correct the repair in the edition file',
  });
}

function tractsByName(tracts: readonly TractFacts[], towns: readonly AreaFacts[]): Map<string, string> {
  const townName = new Map(towns.map(({ geoid, name }) => [geoid, name]));
  return new Map(tracts.map(({ geoid, name, town }) => [`${townName.get(town ?? '') ?? ''}|${name}`, geoid]));
}

/**
 * Applies the stated repairs, then gives each remaining row the GEOID of the tract of its town and name.
 *
 * @throws Problems 'repair-count', 'row-unknown' or 'row-twice', all at once
 */
export function repairRows(
  rows: readonly ScoredRow[],
  repairs: readonly Repair[],
  tracts: readonly TractFacts[],
  towns: readonly TownFacts[],
): RepairedRows {
  const problems: Problem[] = [];
  const notes: RunNote[] = [];
  const dropped = new Set<ScoredRow>();
  const assigned = new Map<ScoredRow, string>();
  for (const repair of repairs) {
    const met = rows.filter((row) => matches(repair, row) && !dropped.has(row) && !assigned.has(row));
    if (met.length !== repair.count) problems.push(countProblem(repair, met.length));
    for (const row of met) {
      if (repair.geoid === undefined) dropped.add(row);
      else assigned.set(row, repair.geoid);
    }
    notes.push(repairNote(repair, met));
  }
  const byName = tractsByName(tracts, towns);
  const rowByGeoid = new Map<string, ScoredRow>();
  for (const row of rows) {
    if (dropped.has(row)) continue;
    const geoid = row.geoid ?? assigned.get(row) ?? byName.get(`${row.town}|${row.tract}`);
    if (geoid === undefined)
      problems.push(rowProblem('row-unknown', 'is no tract of the official list', row));
    else if (rowByGeoid.has(geoid))
      problems.push(rowProblem('row-twice', `is a second row of ${geoid}`, row));
    else rowByGeoid.set(geoid, row);
  }
  if (problems.length > 0) throw new Problems(problems);
  return { rowByGeoid, notes };
}

function rowProblem(code: string, what: string, row: ScoredRow): Problem {
  return new Problem(code, what, {
    value: rowName(row),
    remedy: 'correct the table, or state a repair with its reason in the edition file',
  });
}
