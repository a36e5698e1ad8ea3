import type { ProblemLog } from '#core/problem-log.ts';
import { Problem } from '#core/problem.ts';
import { tigerTractsOf } from '../tiger-tracts-2010.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import type { LiveSource, RowLedger } from './live-source.ts';
import { required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkShapefile } from './shapefile-contract.ts';

const HOST = 'www2.census.gov';

function addressOf(year: number, fips: string): string {
  return year === 2010
    ? `https://${HOST}/geo/tiger/TIGER2010/TRACT/2010/tl_2010_${fips}_tract10.zip`
    : `https://${HOST}/geo/tiger/TIGER${year}/TRACT/tl_${year}_${fips}_tract.zip`;
}

function pathOf(year: number, fips: string, folder: string): string {
  if (year !== 2010) return `${folder}/tl_${year}_${fips}_tract.zip`;
  // Connecticut's importer keeps boundaries apart; those of other states lie at the top of their folder.
  return fips === '09'
    ? `${folder}/boundaries/tl_2010_09_tract10.zip`
    : `${folder}/tl_2010_${fips}_tract10.zip`;
}

async function check2010(bytes: Uint8Array, fips: string, path: string, log: ProblemLog): Promise<RowLedger> {
  const tracts = await tigerTractsOf(fips, path).parse(bytes, log);
  const stranger = tracts.find(({ geoid }) => !geoid.startsWith(fips));
  if (stranger !== undefined)
    log.add(
      new Problem('state-other', `lies outside state ${fips}`, {
        ...{ file: path, columnName: 'GEOID10', value: stranger.geoid },
        remedy: 'fetch the archive of the state',
      }),
    );
  const land = tracts.reduce((sum, { landSquareMeters }) => sum + landSquareMeters, 0);
  return { rows: tracts.length, totals: { landSquareMeters: land } };
}

/** Census tracts on full-resolution lines, one zipped shapefile a state. */
export const tigerTracts: LiveSource = {
  id: 'tiger-tracts',
  title: 'TIGER/Line census tracts',
  publisher: 'U.S. Census Bureau',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/geographies/mapping-files/time-series/geo/tiger-line-file.html',
  layout:
    'TIGER/Line Technical Documentation, chapter "Census tracts"; tl_2010_09_tract10.zip and tl_2010_44_tract10.zip',
  hosts: [HOST],
  options: { year: 'needed' },
  exceptions: [
    'Tracts of open water are in the file (Connecticut 2010: 4 of 833).',
    'From 2022 on, Connecticut has planning-region codes 09110–09190 in place of counties.',
  ],
  plan: (state, options) => {
    const year = required(options, 'year');
    const url = addressOf(year, state.fips);
    const path = pathOf(year, state.fips, state.id);
    return [
      {
        path,
        what: `census tracts of ${state.name.en}, lines of ${year}`,
        from: [url],
        paged: false,
        // Measured: 2.3 MB for Connecticut and 0.7 MB for Rhode Island in 2010.
        aboutBytes: 2_300_000,
        readBy: year === 2010 ? 'evenground import' : '',
        pull: () => pullFile({ url, form: 'zip', maxBytes: MAX_FILE_BYTES }),
        check: (bytes, log) =>
          year === 2010
            ? check2010(bytes, state.fips, path, log)
            : checkShapefile(bytes, { path, geoid: 'GEOID', digits: 11, stateFips: state.fips }, log),
      },
    ];
  },
};
