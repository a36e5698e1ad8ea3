import type { Level } from '#core/level.ts';
import { type Cell } from '#core/missing.ts';
import { parseWhole } from '#core/number.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import type { PART_REASONS } from '#tables/normalized-balance.ts';
import type { Table } from '#tables/table.ts';

/** A building or group of buildings that may be named: ten homes or more, and no shelter. */
export interface Development {
  readonly id: string;
  /** Line of the balance that counts it. */
  readonly line: string;
  readonly name: string;
  /** GEOID of the tract of 2010. */
  readonly tract: string;
  readonly units: Cell;
  readonly most: Cell;
  readonly residents: string;
  /** Dates of contracts and loans, first to last. */
  readonly endDates: readonly string[];
  /** Empty for public housing, which has one record a development. */
  readonly property: string;
  readonly part: (typeof PART_REASONS)[number];
  readonly longitude: number;
  readonly latitude: number;
}

/** Where a 2010 tract lies in an edition; the level is null where it was divided or has none. */
export interface PlacedDevelopment extends Development {
  readonly town: string;
  readonly region: string;
  readonly level: Level | null;
}

type Reader = (name: string) => readonly string[];

function pointsOf(
  table: Table,
  make: (row: number, text: Reader) => Omit<Development, 'longitude' | 'latitude'>,
) {
  const [longitudes, latitudes] = [cellsOf(table, 'longitude'), cellsOf(table, 'latitude')];
  const text: Reader = (name) => textsOf(table, name);
  return longitudes.flatMap((longitude, row): Development[] => {
    const latitude = latitudes[row];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return [];
    return [{ ...make(row, text), longitude, latitude }];
  });
}

/**
 * Buildings with a name and a point, public housing first, then the records in the order of their file.
 *
 * @param publicHousing table public-housing-2015
 * @param records table assisted-housing
 */
export function listDevelopments(publicHousing: Table, records: Table): readonly Development[] {
  const [homes, low, high] = [
    cellsOf(publicHousing, 'units'),
    cellsOf(records, 'unitsLow'),
    cellsOf(records, 'unitsHigh'),
  ];
  const none = 0;
  return [
    ...pointsOf(publicHousing, (row, text) => ({
      ...{ id: `public-housing-${text('development')[row] ?? ''}-${row}`, line: 'public-housing' },
      ...{ name: text('name')[row] ?? '', tract: text('pointTract')[row] ?? '' },
      ...{ units: homes[row] ?? none, most: homes[row] ?? none, residents: '', endDates: [] },
      ...{ property: '', part: 'counted' as const },
    })),
    ...pointsOf(records, (row, text) => ({
      ...{ id: `record-${text('record')[row] ?? ''}`, line: text('program')[row] ?? '' },
      ...{ name: text('name')[row] ?? '', tract: text('tract')[row] ?? '' },
      ...{ units: low[row] ?? none, most: high[row] ?? none, residents: text('residents')[row] ?? '' },
      endDates: (text('endDates')[row] ?? '').split(';').filter((date) => date !== ''),
      ...{ property: text('property')[row] ?? '', part: text('part')[row] as Development['part'] },
    })),
  ];
}

/** Records and homes whose first end date lies in one year. */
export interface EndingYear {
  readonly year: number;
  readonly records: number;
  readonly homes: number;
}

/** End dates of all records, listed buildings or not. */
export interface EndDates {
  readonly years: readonly EndingYear[];
  readonly withoutDate: Omit<EndingYear, 'year'>;
  readonly past: Omit<EndingYear, 'year'>;
}

/**
 * Records and homes by the year of their earliest end date that is not before a year.
 *
 * A record whose dates all lie before that year is `past`; one without any date is `withoutDate`.
 *
 * @param records table assisted-housing
 * @param from first year that counts, such as 2019
 */
export function endsByYear(records: Table, from: number): EndDates {
  const homes = cellsOf(records, 'unitsLow');
  const sums = new Map<number | 'none' | 'past', { records: number; homes: number }>();
  textsOf(records, 'endDates').forEach((text, row) => {
    const dates = text.split(';').filter((date) => date !== '');
    const first = dates.find((date) => date >= `${from}-01-01`);
    const key =
      first === undefined
        ? dates.length === 0
          ? 'none'
          : 'past'
        : (parseWhole(first.slice(0, 4)) ?? 'none');
    const own = sums.get(key) ?? { records: 0, homes: 0 };
    const cell = homes[row];
    sums.set(key, { records: own.records + 1, homes: own.homes + (typeof cell === 'number' ? cell : 0) });
  });
  const empty = { records: 0, homes: 0 };
  const years = [...sums].flatMap(([year, own]) => (typeof year === 'number' ? [{ year, ...own }] : []));
  return {
    years: years.sort((a, b) => a.year - b.year),
    withoutDate: sums.get('none') ?? empty,
    past: sums.get('past') ?? empty,
  };
}
