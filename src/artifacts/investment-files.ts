import type { InvestmentModel } from '#analysis/investment/model.ts';
import type { GapRow, InvestmentProfile } from '#analysis/investment/profile.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';

/** The profile of one area with the names a file prints. */
export interface NamedProfile {
  readonly id: string;
  readonly name: string;
  /** Id of the area it is compared with. */
  readonly peers: string;
  readonly profile: Pick<InvestmentProfile, 'people' | 'weakest' | 'assets'>;
}

const HEADER = [
  'area',
  'name',
  'peers',
  'people',
  'part',
  'rank',
  'indicator',
  'value',
  'peerValue',
  'gapStandardDeviations',
  'peopleTouched',
  'peopleTouchedMoe',
  'counted',
  'publisher',
  'period',
] as const;

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What the people of an indicator are, or why nobody is counted, in English. */
export type Counted = Pick<InvestmentModel, 'counts' | 'noCount'>;

function gapCells({ indicator, value, peers, gap, touched }: GapRow, about: Counted): CsvValue[] {
  const short = (cell: GapRow['value']): GapRow['value'] => (typeof cell === 'number' ? rounded(cell) : cell);
  const people = touched === undefined ? [null, null] : [touched.value, touched.moe].map(Math.round);
  const counted =
    touched === undefined ? about.noCount[indicator.id]?.en : about.counts[indicator.id]?.label.en;
  return [
    ...[indicator.id, short(value), short(peers), rounded(gap), ...people, counted ?? null],
    ...[indicator.publisher, indicator.period],
  ];
}

function profileRows({ id, name, peers, profile }: NamedProfile, about: Counted): CsvValue[][] {
  const lead = [id, name, peers, Math.round(profile.people)];
  return (['weakest', 'assets'] as const).flatMap((part) =>
    profile[part].map((row, at) => [...lead, part, at + 1, ...gapCells(row, about)]),
  );
}

/**
 * The investment profiles of areas as a table: a row for each weakest indicator and each asset.
 *
 * @param profiles areas in the order of the file; an area without a gap or an asset has no row for it
 * @param about what is counted behind each indicator
 * @returns CSV; a missing value is an empty cell, as are people touched where no survey counts them
 * @example investmentCsv([], { counts: {}, noCount: {} }).split(',').slice(0, 3) // => ['area', 'name', 'peers']
 */
export function investmentCsv(profiles: readonly NamedProfile[], about: Counted): string {
  return csvText(
    HEADER,
    profiles.flatMap((profile) => profileRows(profile, about)),
  );
}

/**
 * The same rows as JSON, with the edition whose indicators they are.
 *
 * @param edition id such as '2023'
 * @param profiles as for the CSV
 * @param about as for the CSV
 * @returns JSON text of format evenground-investment/1; a missing value is its reason
 * @example investmentJson('2023', [], { counts: {}, noCount: {} }).includes('"rows":[]') // => true
 */
export function investmentJson(edition: string, profiles: readonly NamedProfile[], about: Counted): string {
  const rows = profiles
    .flatMap((profile) => profileRows(profile, about))
    .map((row) => Object.fromEntries(HEADER.map((name, at) => [name, row[at] ?? null])));
  return jsonText({ format: 'evenground-investment/1', edition, rows });
}
