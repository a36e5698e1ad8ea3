import { PUBLIC_DOMAIN } from '../source.ts';
import { HUD_HOST } from './hud-fair-market-rents.ts';
import type { LiveSource } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkWorkbook } from './workbook-contract.ts';

/** HUD cuts the tracts of the country into two workbooks, by the postal letters of the state. */
function halfOf(postal: string): string {
  return postal <= 'MN' ? 'AK_MN' : 'MO_WY';
}

/** Households in HUD programs, by tract or county and by program. */
export const hudSubsidizedHouseholds: LiveSource = {
  id: 'hud-subsidized-households',
  title: 'Picture of Subsidized Households',
  publisher: 'U.S. Department of Housing and Urban Development',
  license: PUBLIC_DOMAIN,
  url: 'https://www.huduser.gov/portal/datasets/assthsg.html',
  layout:
    'HUD data dictionary of Picture of Subsidized Households (program, code, total_units, pct_occupied, number_reported …)',
  hosts: [HUD_HOST],
  options: { year: 'needed', area: 'needed' },
  exceptions: [
    'Marks instead of a number: −1 missing, −4 held back for small counts, −5 too few reports.',
    'From 2022 on the files are on tracts of 2020. A workbook holds half of the states, or all counties.',
    'One row a tract and program; "Summary of All HUD Programs" is one of them and must not be added to the others.',
  ],
  plan: (state, options) => {
    const [year, area] = [required(options, 'year'), required(options, 'area')];
    if (area === 'town')
      throw optionProblem('hud-subsidized-households', 'area', area, 'the areas are tract and county');
    const part = area === 'tract' ? `TRACT_${halfOf(state.postal)}` : 'COUNTY';
    const name = `${part}_${year}${year >= 2022 ? '_2020census' : ''}.xlsx`;
    const url = `https://${HUD_HOST}/portal/datasets/pictures/files/${name}`;
    const path = `us/hud/${name}`;
    const headers = [
      'program_label',
      'program',
      'code',
      'name',
      'total_units',
      'pct_occupied',
      'number_reported',
    ];
    return [
      {
        path,
        what: `subsidized households of ${year} by ${area} and program`,
        from: [url],
        paged: false,
        // The counties of 2025 have 9.7 MB; half of the tracts is reckoned by rows.
        aboutBytes: area === 'county' ? 9_700_000 : 45_000_000,
        readBy: '',
        pull: () => pullFile({ url, form: 'zip', maxBytes: MAX_FILE_BYTES }),
        check: (bytes, log) => checkWorkbook(bytes, { path, headers, rows: [5_000, 1_048_576] }, log),
      },
    ];
  },
};
