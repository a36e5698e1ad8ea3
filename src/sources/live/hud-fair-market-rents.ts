import { PUBLIC_DOMAIN } from '../source.ts';
import type { LiveSource } from './live-source.ts';
import { required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkWorkbook } from './workbook-contract.ts';

/** Host of HUD User. */
export const HUD_HOST = 'www.huduser.gov';

const RENTS = [0, 1, 2, 3, 4].map((bedrooms) => `fmr_${bedrooms}`);

/** Fair market rents by county and, in New England, by town. */
export const hudFairMarketRents: LiveSource = {
  id: 'hud-fair-market-rents',
  title: 'Fair Market Rents by county and New England town',
  publisher: 'U.S. Department of Housing and Urban Development',
  license: PUBLIC_DOMAIN,
  url: 'https://www.huduser.gov/portal/datasets/fmr.html',
  layout:
    'FY2024 FMR workbook as carried in hud_fy2024_fmr_ct_towns.csv (fips, hud_area_code, fmr_0 … fmr_4)',
  hosts: [HUD_HOST],
  options: { year: 'needed', document: 'optional' },
  exceptions: [
    'HUD names the workbook anew most years: document is its name, FYyy_FMRs_revised.xlsx when it is left out.',
    'One row a county; in New England one a town.',
  ],
  plan: (_, options) => {
    const year = required(options, 'year');
    const document = options.document ?? `FY${String(year).slice(2)}_FMRs_revised.xlsx`;
    const url = `https://${HUD_HOST}/portal/datasets/fmr/fmr${year}/${document}`;
    const path = `us/hud/fair_market_rents_${year}.xlsx`;
    const headers = ['stusps', 'hud_area_code', 'hud_area_name', 'fips', ...RENTS];
    return [
      {
        path,
        what: `Fair Market Rents of fiscal year ${year}`,
        from: [url],
        paged: false,
        // Reckoned: 4,764 rows of 15 cells.
        aboutBytes: 700_000,
        readBy: '',
        pull: () => pullFile({ url, form: 'zip', maxBytes: MAX_FILE_BYTES }),
        check: (bytes, log) => checkWorkbook(bytes, { path, headers, rows: [4_000, 6_000] }, log),
      },
    ];
  },
};
