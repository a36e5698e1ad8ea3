import { describe, expect, test } from 'vitest';
import { ProblemLog } from '#core/problem-log.ts';
import { findState } from '#core/state.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import {
  ATLAS_HEADER,
  atlasRow,
  cartographicZip,
  gzipOf,
  workbook,
  zipOf,
} from '../../../test/fixtures/live/archives.ts';
import { checked, drive } from '../../../test/fixtures/live/drive.ts';
import { foodAtlas2019 } from '../food-atlas-2019.ts';
import { readOfficial, OFFICIAL_LAYOUTS } from '../official-towns.ts';
import { cartographicBoundaries } from './cartographic-boundaries.ts';
import { hudChas } from './hud-chas.ts';
import { hudFairMarketRents } from './hud-fair-market-rents.ts';
import { hudLihtc } from './hud-lihtc.ts';
import { hudSmallAreaRents } from './hud-small-area-rents.ts';
import { hudSubsidizedHouseholds } from './hud-subsidized-households.ts';
import type { LiveSource, PlannedFile, SourceOptions } from './live-source.ts';
import { lodes } from './lodes.ts';
import { usdaFoodAccess } from './usda-food-access.ts';

const CONNECTICUT = findState('CT');

function plan(source: LiveSource, options: SourceOptions): PlannedFile {
  const [file] = source.plan(CONNECTICUT, options);
  if (file === undefined) throw new Error('nothing was planned');
  return file;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('cartographic boundaries', () => {
  const file = plan(cartographicBoundaries, { year: 2023, area: 'tract' });

  test('lie at the address that the Census Bureau’s names give', () => {
    expect(file.from).toEqual(['https://www2.census.gov/geo/tiger/GENZ2023/shp/cb_2023_09_tract_500k.zip']);
  });

  test('hold each tract of the state once', async () => {
    expect(await checked(file, cartographicZip(['09110400101', '09110400102']))).toEqual({
      rows: 2,
      totals: {},
    });
    expect(await checked(file, cartographicZip(['09110400101', '09110400101']))).toEqual([
      'row-repeated 09110400101',
    ]);
    expect(await checked(file, cartographicZip(['44001030100']))).toEqual(['state-other 44001030100']);
  });
});

describe('LODES', () => {
  const file = plan(lodes, { year: 2021, tables: ['wac'] });
  const HEADER = 'w_geocode,C000,CA01,createdate';

  test('is one gzip file a state, with its jobs summed', async () => {
    expect(file.from).toEqual([
      'https://lehd.ces.census.gov/data/lodes/LODES8/ct/wac/ct_wac_S000_JT00_2021.csv.gz',
    ]);
    const body = gzipOf(`${HEADER}\n090010101011000,12,3,20230321\n090010101011001,5,0,20230321\n`);
    expect(await checked(file, body)).toEqual({ rows: 2, totals: { jobs: 17 } });
  });

  test('a block that lost its zero stops, and so do a cut file and one that would fill the memory', async () => {
    expect(await checked(file, gzipOf(`${HEADER}\n90010101011000,12,3,20230321\n`))).toEqual([
      'block-form 90010101011000',
    ]);
    const body = gzipOf(`${HEADER}\n090010101011000,12,3,20230321\n`);
    await expect(checked(file, body.subarray(0, body.length - 6))).rejects.toMatchObject({
      code: /gzip-(form|bomb)/,
    });
    const bomb = body.slice();
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 0x7fff_ffff, true);
    await expect(checked(file, bomb)).rejects.toMatchObject({ code: 'gzip-bomb' });
  });

  test('a cell too few, a count that is none and a day that is none stop with their line', async () => {
    const rows = ['090010101011000,12,3', '090010101011001,x,3,20230321', '090010101011002,1,1,2023'];
    const log = new ProblemLog();
    await file.check(gzipOf(`${HEADER}\n${rows.join('\n')}\n`), log);
    expect(log.problems.map(({ code, details }) => `${code} ${details.line}`)).toEqual([
      'row-short 2',
      'date-form 2',
      'number-form 3',
      'date-form 4',
    ]);
  });
});

describe('USDA food access', () => {
  const table = [
    ATLAS_HEADER.join(','),
    atlasRow('1001020100', 'Alabama', 'Autauga County', 'NULL'),
    atlasRow('9001010101', 'Connecticut', 'Fairfield County', 195_625),
  ].join('\n');
  const archive = zipOf({ 'Food Access Research Atlas.csv': `\ufeff${table}\n`, 'ReadMe.csv': 'x' });

  test('the rows of the state come in the layout that the importer reads', async () => {
    const file = plan(usdaFoodAccess, { year: 2019, area: 'tract' });
    expect(file).toMatchObject({ path: foodAtlas2019.file, readBy: 'evenground import' });
    const bytes = drive(file.pull(), () => archive);
    const read = await foodAtlas2019.parse(bytes, new ProblemLog());
    expect(textsOf(read, 'geoid')).toEqual(['09001010101']);
    expect([...cellsOf(read, 'lowAccess')]).toEqual([0]);
    expect(await checked(file, bytes)).toEqual({ rows: 1, totals: { pop2010: 4476, ohu2010: 1514 } });
  });

  test('two rows are not the whole country, and a column that is gone stops', async () => {
    const file = plan(usdaFoodAccess, { year: 2019 });
    expect(
      await checked(
        file,
        drive(file.pull(), () => archive),
      ),
    ).toEqual(['row-count 2']);
    const without = zipOf({ 'Food Access Research Atlas.csv': table.replace('LATractsVehicle_20', 'gone') });
    expect(() => drive(file.pull(), () => without)).toThrow('is not in the header');
  });
});

describe('HUD workbooks', () => {
  test.each([
    [
      'fair market rents',
      hudFairMarketRents,
      { year: 2024 },
      4764,
      [
        'stusps',
        'state',
        'hud_area_code',
        'hud_area_name',
        'fips',
        'fmr_0',
        'fmr_1',
        'fmr_2',
        'fmr_3',
        'fmr_4',
      ],
    ],
    [
      'small area rents',
      hudSmallAreaRents,
      { year: 2024 },
      51_899,
      ['ZIP\nCode', 'HUD Area Code', 'SAFMR\n0BR', 'SAFMR\n1BR', 'SAFMR\n2BR', 'SAFMR\n3BR', 'SAFMR\n4BR'],
    ],
    [
      'subsidized households',
      hudSubsidizedHouseholds,
      { year: 2023, area: 'tract' as const },
      200_000,
      [
        'quarter',
        'program_label',
        'program',
        'code',
        'name',
        'total_units',
        'pct_occupied',
        'number_reported',
      ],
    ],
  ])(
    '%s: header and row count hold, a column that is gone or half of the rows stop',
    async (_, source, options, count, headers) => {
      const file = plan(source, options);
      expect(await checked(file, workbook(headers, count))).toEqual({ rows: count, totals: {} });
      expect(await checked(file, workbook(headers.slice(0, -1), count))).toEqual(['column-absent']);
      expect(await checked(file, workbook(headers, 12))).toEqual(['row-count 12']);
    },
  );

  test('the tracts of Connecticut are in the first half of the states', () => {
    expect(plan(hudSubsidizedHouseholds, { year: 2023, area: 'tract' }).from).toEqual([
      'https://www.huduser.gov/portal/datasets/pictures/files/TRACT_AK_MN_2023_2020census.xlsx',
    ]);
  });
});

describe('HUD CHAS', () => {
  const file = plan(hudChas, { year: 2021, tables: ['8'], area: 'town' });
  const HEADER = 'source,sumlevel,geoid,name,st,cnty,cousub,T8_est1,T8_moe1,T8_est10,T8_est76';
  const rows = [
    '2017thru2021,060,06000US0901301080,"Andover town, Tolland County, Connecticut",09,013,01080,1205,90,40,15',
    '2017thru2021,060,06000US7200701000,"A\u00f1asco barrio-pueblo",72,007,01000,900,50,10,5',
  ];
  /** Windows-1252, as HUD writes it. */
  const latin = Uint8Array.from([HEADER, ...rows, ''].join('\n'), (letter) => letter.charCodeAt(0));
  const archive = zipOf({ '060/Table8.csv': latin, '060/Table9.csv': 'x' });

  test('keeps the rows of the state of the table asked for, and the importer reads them', async () => {
    expect(file.from).toEqual(['https://www.huduser.gov/PORTAL/datasets/cp/2017thru2021-060-csv.zip']);
    const bytes = drive(file.pull(), () => archive);
    expect(await checked(file, bytes)).toEqual({ rows: 1, totals: { T8_est1: 1205 } });
    const layout = OFFICIAL_LAYOUTS[0];
    const read = readOfficial(layout, bytes, file.path, new Map([['01080', '0901301080']]), new ProblemLog());
    // Owners and renters with the lowest incomes that pay more than half: 40 + 15.
    expect(read.get('extremelyLowIncomeSeverelyBurdened')?.get('0901301080')).toBe(55);
  });

  test('an archive without the table stops', () => {
    expect(() => drive(file.pull(), () => zipOf({ '060/Table9.csv': 'x' }))).toThrow(
      'holds 0 files of the form',
    );
  });
});

describe('HUD tax credits', () => {
  const file = plan(hudLihtc, {});
  const HEADER =
    'hud_id,project,proj_add,proj_cty,proj_st,proj_zip,latitude,longitude,fips2020,n_units,li_units,yr_pis,yr_alloc';
  const row = (id: number, units: number, restricted: number): string =>
    `CTA${id},Made Up Homes,1 Main St,Hartford,CT,06103,41.76,-72.67,09003502300,${units},${restricted},1999,1998`;
  const archive = (rows: readonly string[]): Uint8Array =>
    zipOf({ 'LIHTCPUB.CSV': [HEADER, ...rows, ''].join('\n') });

  test('a file of far fewer developments than there are stops', async () => {
    expect(await checked(file, archive([row(1, 40, 30)]))).toEqual(['row-count 1']);
  });

  test('a development that comes twice and a point outside the earth stop', async () => {
    expect(await checked(file, archive([row(1, 40, 30), row(1, 40, 30)]))).toContain('row-repeated CTA1');
    const moved = row(1, 40, 30).replace('41.76', '417.6');
    expect(await checked(file, archive([moved]))).toContain('number-range 417.6');
  });
});

test('an archive that is a web page is told as such before anything is unpacked', async () => {
  const file = plan(cartographicBoundaries, { year: 2023, area: 'tract' });
  await expect(checked(file, encode('<!doctype html><title>moved</title>'))).rejects.toMatchObject({
    code: 'zip-form',
  });
});
