import type { TwoLines } from '#analysis/group-quarters.ts';
import { RESIDENCE_COLUMNS, type Residence, type TractShares } from '#analysis/residence-by-level.ts';
import { GROUPS } from '#core/group.ts';
import { isMissing, type Cell } from '#core/missing.ts';
import type { Edition } from '#opportunity/edition.ts';

/** What a person must know of an edition who quotes a line of the table. */
export type TableOrigin = Pick<
  Edition,
  'id' | 'recipe' | 'tractVintage' | 'populationSource' | 'populationPeriod'
>;

function percent(share: Cell): string {
  return (isMissing(share) ? '–' : `${(share * 100).toFixed(2)} %`).padStart(11);
}

const hasMargins = ({ groups }: Residence): boolean => groups.white.moe !== undefined;

function* tableLines(residence: Residence): Generator<string> {
  const columns = [...RESIDENCE_COLUMNS, 'lower', ...(hasMargins(residence) ? ['± lower'] : [])];
  const head = columns.map((column) => column.padStart(11));
  yield ['group'.padEnd(14), 'count'.padStart(9), ...head].join(' ');
  for (const group of GROUPS) {
    const { count, byLevel, lowerOpportunity, moe } = residence.groups[group];
    const margin = moe === undefined ? [] : [moe.lowerOpportunity];
    const shares = [...RESIDENCE_COLUMNS.map((column) => byLevel[column]), lowerOpportunity, ...margin];
    yield [group.padEnd(14), String(count).padStart(9), ...shares.map(percent)].join(' ');
  }
}

function* originLines(residence: Residence, origin: TableOrigin): Generator<string> {
  const margins = hasMargins(residence)
    ? '± lower: its 90 % margin of error, in percentage points.'
    : 'No margins of error exist for these counts.';
  yield (
    `\nPeople: ${origin.populationSource}, ${origin.populationPeriod}, on ${origin.tractVintage}. ` +
    `Levels: edition ${origin.id}, recipe ${origin.recipe}. lower: very low and low together. ${margins}`
  );
  yield (
    'A lower-opportunity designation often reflects a history of discriminatory policy and disinvestment. ' +
    'It describes the resources of a place, never the people who live there.'
  );
}

/** An area with a name, and the tracts that it has whole or in part. */
interface NamedArea {
  readonly name: string;
  readonly tracts: TractShares;
}

/** The table of an area for a person at the terminal, with what it rests on. */
export function* residenceLines(lines: TwoLines, area: NamedArea, origin: TableOrigin): Generator<string> {
  const { residence, groupQuartersTracts, withoutGroupQuarters } = lines;
  yield `${area.name} (${residence.area}), edition ${residence.edition}: ${residence.population} people`;
  yield* tableLines(residence);
  if (withoutGroupQuarters !== undefined) {
    const tracts = groupQuartersTracts === 1 ? '1 tract' : `${groupQuartersTracts} tracts`;
    yield (
      `\nBeside it, the same without ${tracts} where a quarter or more of the people live in group quarters ` +
      `(prisons, dormitories, barracks): ${withoutGroupQuarters.population} people`
    );
    yield* tableLines(withoutGroupQuarters);
  }
  yield* originLines(residence, origin);
  if (area.tracts.some(([, share]) => share < 1))
    yield (
      'This area cuts census tracts. Each is counted by the part that lies in it, so the true number of people can ' +
      'differ: docs/decisions/001-apportionment.md.'
    );
}
