import { POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import { type Cell, isMissing, type MissingReason } from '#core/missing.ts';
import type { ScoredRow, TownFacts, TractFacts } from './assemble-inputs.ts';
import { countAvailable } from './assemble-repairs.ts';
import type { EditionTracts, IndicatorValues, JsonCell, StudyFacts } from './edition.ts';

function jsonCell(cell: Cell | undefined): JsonCell {
  return cell === undefined || isMissing(cell) ? null : cell;
}

function reasonOf(row: ScoredRow | undefined, id: string): MissingReason | undefined {
  const cell = row?.raw[id];
  if (cell === undefined) return 'notApplicable';
  return isMissing(cell) ? cell.missing : undefined;
}

function indicatorValues(rows: readonly (ScoredRow | undefined)[], id: string): IndicatorValues {
  const hasMargins = rows.some((row) => row?.moe?.[id] !== undefined);
  return {
    raw: rows.map((row) => jsonCell(row?.raw[id])),
    z: rows.map((row) => jsonCell(row?.z[id])),
    contribution: rows.map((row) => jsonCell(row?.contribution[id])),
    ...(hasMargins ? { moe: rows.map((row) => jsonCell(row?.moe?.[id])) } : {}),
  };
}

function listMissing(
  rows: readonly (ScoredRow | undefined)[],
  indicators: readonly string[],
): [number, string, MissingReason][] {
  return rows.flatMap((row, tract) =>
    indicators.flatMap((id): [number, string, MissingReason][] => {
      const reason = reasonOf(row, id);
      return reason === undefined ? [] : [[tract, id, reason]];
    }),
  );
}

function populationOf(facts: readonly TractFacts[]): Record<PopulationColumn, number[]> {
  return Object.fromEntries(
    POPULATION_COLUMNS.map((column) => [column, facts.map(({ population }) => population[column])]),
  ) as Record<PopulationColumn, number[]>;
}

function marginsOf(facts: readonly TractFacts[]): Pick<EditionTracts, 'populationMoe'> {
  if (!facts.every(({ populationMoe }) => populationMoe !== undefined)) return {};
  const columns = POPULATION_COLUMNS.map((column) => [
    column,
    facts.map(({ populationMoe }) => populationMoe?.[column] ?? 0),
  ]);
  return { populationMoe: Object.fromEntries(columns) as Record<PopulationColumn, number[]> };
}

function stabilityOf(
  rows: readonly (ScoredRow | undefined)[],
  study: StudyFacts | undefined,
): Pick<EditionTracts, 'stability'> {
  if (study === undefined) return {};
  const sameShare = rows.map((row) => jsonCell(row?.sameShare));
  return { stability: { ...study, sameShare, couldBe: rows.map((row) => row?.couldBe ?? null) } };
}

/**
 * The tracts of an edition: one entry per tract of the official list, in GEOID order.
 *
 * A tract without a row in the index has no level, reason 'notApplicable' when it has no land, else 'notInFile'.
 */
export function assembleTracts(
  facts: readonly TractFacts[],
  rowByGeoid: ReadonlyMap<string, ScoredRow>,
  towns: readonly TownFacts[],
  indicators: readonly string[],
  study?: StudyFacts,
): EditionTracts {
  const sorted = facts.toSorted((a, b) => (a.geoid < b.geoid ? -1 : 1));
  const rows = sorted.map(({ geoid }) => rowByGeoid.get(geoid));
  const townOf = new Map(towns.map((town) => [town.geoid, town]));
  const noRow = (tract: TractFacts): MissingReason =>
    tract.landSquareMeters === 0 ? 'notApplicable' : 'notInFile';
  return {
    geoid: sorted.map(({ geoid }) => geoid),
    name: sorted.map(({ name }) => name),
    town: sorted.map(({ town }) => town),
    county: sorted.map(({ county }) => county),
    region: sorted.map(({ town }) => townOf.get(town ?? '')?.region ?? null),
    landSquareMeters: sorted.map(({ landSquareMeters }) => landSquareMeters),
    waterSquareMeters: sorted.map(({ waterSquareMeters }) => waterSquareMeters),
    longitude: sorted.map(({ longitude }) => longitude),
    latitude: sorted.map(({ latitude }) => latitude),
    score: rows.map((row) => jsonCell(row?.score)),
    level: rows.map((row) => row?.level ?? null),
    noLevel: rows.map((row, index) => {
      if (row !== undefined) return row.level === null ? (row.noLevel ?? 'droppedByRule') : null;
      const tract = sorted[index];
      return tract === undefined ? null : noRow(tract);
    }),
    available: rows.map((row) => (row === undefined ? 0 : countAvailable(row))),
    indicators: Object.fromEntries(indicators.map((id) => [id, indicatorValues(rows, id)])),
    population: populationOf(sorted),
    ...marginsOf(sorted),
    ...stabilityOf(rows, study),
    groupQuarters: sorted.map(({ groupQuarters }) => jsonCell(groupQuarters)),
    missing: listMissing(rows, indicators),
  };
}
