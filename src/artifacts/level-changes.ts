import { type EditionComparison, compareEditions, type LevelChange } from '#analysis/compare-editions.ts';
import type { Edition, RunNote } from '#opportunity/edition.ts';
import { comparedEdition, type ComparedEdition } from './compared-edition.ts';
import { csvText } from './csv-text.ts';

/** A tract whose level differs, with the name of its town. */
export interface NamedChange extends LevelChange {
  readonly townName: string | null;
}

/** Everything that the page of differences says, and its `.json` twin holds. */
export interface LevelChanges extends Omit<EditionComparison, 'from' | 'to' | 'changes'> {
  readonly format: 'evenground-changes/1';
  readonly place: string;
  readonly from: ComparedEdition;
  readonly to: ComparedEdition;
  readonly tractVintage: string;
  readonly populationSource: string;
  readonly populationPeriod: string;
  readonly indicatorCount: number;
  readonly changes: readonly NamedChange[];
  /** Repairs, rows left out and limits of the later edition. */
  readonly notes: readonly RunNote[];
}

/**
 * Which tracts have another level in a later edition on the same tracts, and why.
 *
 * The people are those of the later edition.
 */
export function levelChanges(from: Edition, to: Edition): LevelChanges {
  const names = new Map(to.areas.map(({ id, name }) => [id, name]));
  const { changes, ...comparison } = compareEditions(from, to);
  return {
    format: 'evenground-changes/1',
    place: to.place,
    ...comparison,
    from: comparedEdition(from),
    to: comparedEdition(to),
    tractVintage: to.tractVintage,
    populationSource: to.populationSource,
    populationPeriod: to.populationPeriod,
    indicatorCount: to.indicators.length,
    changes: changes.map((change) => ({
      ...change,
      townName: names.get(`town:${change.town ?? ''}`) ?? null,
    })),
    notes: to.notes.filter(
      ({ kind, code }) => kind === 'repair' || kind === 'drop' || code === 'limit' || code === 'rejoin',
    ),
  };
}

const COLUMNS = [
  'geoid',
  'name',
  'townName',
  'from',
  'to',
  'fromScore',
  'toScore',
  'fromAvailable',
  'toAvailable',
  'reason',
] as const satisfies readonly (keyof NamedChange)[];

/** The list of tracts as CSV, with editions and vintage on each line. */
export function levelChangesCsv({ from, to, tractVintage, changes }: LevelChanges): string {
  const lines = changes.map((change) => [
    ...COLUMNS.map((column) => change[column]),
    change.indicators.join('; '),
    from.id,
    to.id,
    tractVintage,
  ]);
  return csvText([...COLUMNS, 'indicators', 'fromEdition', 'toEdition', 'vintage'], lines);
}
