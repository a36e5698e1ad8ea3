import { PUBLIC_DOMAIN } from '../source.ts';
import { HUD_HOST } from './hud-fair-market-rents.ts';
import type { LiveSource } from './live-source.ts';
import { required } from './options.ts';
import { MAX_FILE_BYTES, pullFile } from './pull.ts';
import { checkWorkbook } from './workbook-contract.ts';

const RENTS = [0, 1, 2, 3, 4].map((bedrooms) => `SAFMR ${bedrooms}BR`);

/** Fair market rents by ZIP code in metropolitan areas. */
export const hudSmallAreaRents: LiveSource = {
  id: 'hud-small-area-rents',
  title: 'Small Area Fair Market Rents by ZIP code',
  publisher: 'U.S. Department of Housing and Urban Development',
  license: PUBLIC_DOMAIN,
  url: 'https://www.huduser.gov/portal/datasets/fmr/smallarea/index.html',
  layout:
    'FY2024 SAFMR workbook as carried in hud_safmr_ct_zips_from_xlsx.csv (ZIP Code, HUD Area Code, SAFMR 0BR …)',
  hosts: [HUD_HOST],
  options: { year: 'needed', document: 'optional' },
  exceptions: [
    'document is the name of the workbook, fyYEAR_safmrs_revised.xlsx when it is left out.',
    'A ZIP code in two areas has two rows. Line breaks in the headers count as blanks.',
  ],
  plan: (_, options) => {
    const year = required(options, 'year');
    const document = options.document ?? `fy${year}_safmrs_revised.xlsx`;
    const url = `https://${HUD_HOST}/portal/datasets/fmr/fmr${year}/${document}`;
    const path = `us/hud/small_area_rents_${year}.xlsx`;
    const headers = ['ZIP Code', 'HUD Area Code', ...RENTS];
    return [
      {
        path,
        what: `Small Area Fair Market Rents of fiscal year ${year}`,
        from: [url],
        paged: false,
        // A note of a user of the file: about 4 MB a year.
        aboutBytes: 4_000_000,
        readBy: '',
        pull: () => pullFile({ url, form: 'zip', maxBytes: MAX_FILE_BYTES }),
        check: (bytes, log) => checkWorkbook(bytes, { path, headers, rows: [20_000, 60_000] }, log),
      },
    ];
  },
};
