import { zipSync } from 'fflate';
import { type ShapeLine, shapefileParts, TRACT_FIELDS } from '../../fixtures/shapefile/write-shapefile.ts';

/** Tracts a side of the square state. */
const SIDE = 5;
/** Degrees a side of a tract. */
const STEP = 0.02;

/** Where the publishers' files of the small state lie in the raw folder. */
export const RAW = {
  tracts: 'rhode-island/tl_2010_44_tract10.zip',
  race: 'us/us_tract_race_2010_with_total.csv',
  atlas: 'us/us_foodatlas_2019.csv',
  survey: 'us/us_tract_dep_index_2018.csv',
} as const;

/** A state of 25 square tracts in two counties, in the layouts of the publishers; its figures are made up. */
const TRACTS = Array.from({ length: SIDE * SIDE }, (_, index) => {
  const [column, row] = [index % SIDE, Math.floor(index / SIDE)];
  const name = String(101 + index);
  return { index, column, row, name, geoid: `44${column < 3 ? '001' : '003'}0${name}00` };
});

/** Ids of the tracts, in order. */
export const GEOIDS: readonly string[] = TRACTS.map(({ geoid }) => geoid);

/** Rows of the shapefile: one closed clockwise ring each. */
export function tractShapes(): ShapeLine[] {
  return TRACTS.map(({ column, row, name, geoid }): ShapeLine => {
    const [west, south] = [-71.6 + STEP * column, 41.6 + STEP * row];
    const [east, north] = [west + STEP, south + STEP];
    const facts = {
      STATEFP10: '44',
      COUNTYFP10: geoid.slice(2, 5),
      TRACTCE10: geoid.slice(5),
      GEOID10: geoid,
      NAME10: name,
      NAMELSAD10: `Census Tract ${name}`,
      MTFCC10: 'G5020',
      FUNCSTAT10: 'S',
      ALAND10: 3_000_000,
      AWATER10: 0,
      INTPTLAT10: `+${(south + STEP / 2).toFixed(7)}`,
      INTPTLON10: `-0${Math.abs(west + STEP / 2).toFixed(7)}`,
    };
    const line = [west, north, east, north, east, south, west, south, west, north];
    const points = [0, 2, 4, 6, 8].map((at): [number, number] => [line[at] ?? 0, line[at + 1] ?? 0]);
    return { line: points, facts };
  });
}

/** The archive of the tracts. */
export function tractArchive(
  rows = tractShapes(),
  change = (parts: Record<string, Uint8Array>): Record<string, Uint8Array> => parts,
  prj?: string,
): Uint8Array {
  const parts = change(shapefileParts('tl_2010_44_tract10', TRACT_FIELDS, rows, 'polygons', prj));
  // Without a day of its own the archive would have other bytes each time.
  return zipSync(parts, { mtime: '2010-04-01T00:00:00' });
}

const csv = (header: string, rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

/** Every raw file of the small state. */
export function rawFiles(): Readonly<Record<string, string | Uint8Array>> {
  return {
    [RAW.tracts]: tractArchive(),
    [RAW.race]: csv(
      'geoid,total_pop,nh_white,nh_black,nh_aian,nh_api,nh_other,nh_two_or_more,hispanic',
      TRACTS.map(({ geoid, index }) => `${geoid},${1000 + index},${600 + index},150,5,45,10,30,160`),
    ),
    [RAW.atlas]: csv(
      '"census_tract","state","county","ohu2010","num_in_group_quarters","pct_in_group_quarters","la_1_10"',
      TRACTS.map(
        ({ geoid, index }) =>
          `${geoid},"Rhode Island","${geoid[4] === '1' ? 'Bristol' : 'Kent'} County",${400 + index},20,2,${index % 3 === 0 ? 1 : 0}`,
      ),
    ),
    [RAW.survey]: csv(
      '"census_tract_fips","fraction_assisted_income","fraction_high_school_edu","median_income","fraction_no_health_ins","fraction_poverty","fraction_vacant_housing","dep_index"',
      TRACTS.map(({ geoid, index }) =>
        [`"${geoid}"`, 0.1 + index / 100, 0.9 - index / 200, 40000 + 1000 * ((index * 7) % 25)]
          .concat([0.05 + ((index * 3) % 25) / 200, 0.08 + ((index * 11) % 25) / 100])
          .concat([0.04 + ((index * 13) % 25) / 300, 0.4])
          .join(','),
      ),
    ),
  };
}
