import { describe, expect, test } from 'vitest';
import { findState } from '#core/state.ts';
import { arcgisAnswer, ckanAnswer, socrataAnswer } from '../../../test/fixtures/live/paged.ts';
import { checked, drive } from '../../../test/fixtures/live/drive.ts';
import { arcgis } from './arcgis.ts';
import { cdcPlaces } from './cdc-places.ts';
import { ckan } from './ckan.ts';
import { hudVouchers } from './hud-vouchers.ts';
import type { LiveSource, PlannedFile, SourceOptions } from './live-source.ts';
import { socrata } from './socrata.ts';

const CONNECTICUT = findState('CT');

const DECLARED: SourceOptions = {
  file: 'connecticut/housing/list.csv',
  title: 'List of towns',
  columns: [
    { header: 'Town', kind: 'text', filled: true },
    { header: 'Units', kind: 'count' },
  ],
  key: ['Town'],
};

function plan(source: LiveSource, options: SourceOptions): PlannedFile {
  const [file] = source.plan(CONNECTICUT, options);
  if (file === undefined) throw new Error('nothing was planned');
  return file;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('Socrata', () => {
  const COLUMNS = [
    ['Town', 'town'],
    ['Units', 'units'],
  ] as const;
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ town: `Town ${index}`, units: index }));
  const file = plan(socrata, { ...DECLARED, address: 'https://data.example.gov/resource/abcd-1234' });

  test.each([
    [169, 1],
    [1000, 1],
    [1001, 2],
    [2500, 3],
  ])('%i rows come in %i pages, none twice and none left out', (count, pages) => {
    const urls: string[] = [];
    const bytes = drive(file.pull(), ({ url }) => {
      urls.push(url);
      return socrataAnswer(new URL(url), COLUMNS, rows(count));
    });
    expect(urls.filter((url) => url.includes('$limit'))).toHaveLength(pages);
    expect(textOf(bytes).trim().split('\n')).toHaveLength(1 + count);
  });

  test('the headers are those that people see, and a cell that is left out is empty', async () => {
    const bytes = drive(file.pull(), ({ url }) =>
      socrataAnswer(new URL(url), COLUMNS, [
        { town: 'Andover', units: 18 },
        { town: 'Ansonia', units: null },
      ]),
    );
    expect(textOf(bytes)).toBe('Town,Units\nAndover,18\nAnsonia,\n');
    expect(await checked(file, bytes)).toEqual({ rows: 2, totals: { Units: 18 } });
  });

  test('pages that bring fewer rows than the server counts stop', () => {
    const short = ({ url }: { url: string }): string =>
      socrataAnswer(new URL(url), COLUMNS, rows(new URL(url).searchParams.has('$limit') ? 999 : 1500));
    expect(() => drive(file.pull(), short)).toThrow('999 rows came, the publisher counts 1500');
  });
});

describe('ArcGIS', () => {
  const file = plan(arcgis, {
    ...DECLARED,
    address: 'https://data.example.gov/arcgis/rest/services/X/FeatureServer/0',
  });
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ OBJECTID: index + 1, Town: `Town ${index}`, Units: 1 }));

  test.each([
    ['exactly the most that the server gives', 1000, 1000, 1],
    ['one more than that', 1001, 1000, 2],
    ['a server that gives fewer than were asked for', 50, 20, 3],
  ])('%s: all rows come', (_, count, most, pages) => {
    const urls: string[] = [];
    const bytes = drive(file.pull(), ({ url }) => {
      urls.push(url);
      return arcgisAnswer(new URL(url), rows(count), most);
    });
    expect(urls.filter((url) => url.includes('resultOffset'))).toHaveLength(pages);
    expect(new Set(textOf(bytes).trim().split('\n')).size).toBe(1 + count);
  });

  test('a server that holds rows back and gives none stops', () => {
    const stuck = ({ url }: { url: string }): string =>
      url.includes('resultOffset')
        ? JSON.stringify({ features: [], exceededTransferLimit: true })
        : arcgisAnswer(new URL(url), rows(5), 5);
    expect(() => drive(file.pull(), stuck)).toThrow('0 rows came, the publisher counts 5');
  });

  test('an error under status 200 is told with the server’s words', () => {
    const broken = (): string => JSON.stringify({ error: { code: 400, message: 'Invalid query' } });
    expect(() => drive(file.pull(), broken)).toThrow('the publisher answers with an error instead of data');
  });

  test('vouchers by tract come sorted, with what HUD holds back as a reason', async () => {
    const vouchers = plan(hudVouchers, {});
    const tracts = [
      {
        OBJECTID: 1,
        GEOID: '09015903100',
        STATE: '09',
        COUNTY: '015',
        TRACT: '903100',
        HCV_PUBLIC: 55,
        HCV_PUBLIC_PCT: 3.52,
      },
      {
        OBJECTID: 2,
        GEOID: '09003471100',
        STATE: '09',
        COUNTY: '003',
        TRACT: '471100',
        HCV_PUBLIC: -4,
        HCV_PUBLIC_PCT: -4,
      },
    ];
    const bytes = drive(vouchers.pull(), ({ url }) => arcgisAnswer(new URL(url), tracts, 2000));
    expect(textOf(bytes).split('\n')[1]).toContain('09003471100');
    expect(await checked(vouchers, bytes)).toEqual({ rows: 2, totals: { HCV_PUBLIC: 55 } });
  });
});

describe('CKAN', () => {
  const address = 'https://data.example.gov/api/3/action/datastore_search?resource_id=5f1c';
  const file = plan(ckan, { ...DECLARED, address });

  test('all pages come, without the numbering of the server', () => {
    const rows = Array.from({ length: 1200 }, (_, index) => ({ Town: `Town ${index}`, Units: index }));
    const bytes = drive(file.pull(), ({ url }) => ckanAnswer(new URL(url), ['Town', 'Units'], rows));
    const lines = textOf(bytes).trim().split('\n');
    expect(lines).toHaveLength(1201);
    expect(lines[1200]).toBe('Town 1199,1199');
  });

  test('an answer without success is told', () => {
    const failed = (): string => JSON.stringify({ success: false, error: { __type: 'Not Found Error' } });
    expect(() => drive(file.pull(), failed)).toThrow('the publisher answers with an error instead of data');
  });
});

describe('CDC PLACES', () => {
  const file = plan(cdcPlaces, { tables: ['ACCESS2', 'DENTAL'] });
  const row = (locationid: string, measureid: string, value: number) => ({
    ...{
      year: 2022,
      stateabbr: 'CT',
      locationid,
      measureid,
      datavaluetypeid: 'CrdPrv',
      data_value_unit: '%',
    },
    ...{ data_value: value, low_confidence_limit: value - 1, high_confidence_limit: value + 1 },
    ...{ totalpopulation: 4000, short_question_text: 'Made up' },
  });
  const fetchRows = (rows: ReturnType<typeof row>[]): Uint8Array =>
    drive(file.pull(), ({ url }) => socrataAnswer(new URL(url), [], rows));

  test('the state and the measures are asked for, and both measures come', async () => {
    expect(decodeURIComponent(file.from[0] ?? '')).toContain(
      "stateabbr='CT' AND measureid in('ACCESS2','DENTAL')",
    );
    const bytes = fetchRows([row('09110400101', 'ACCESS2', 6.5), row('09110400101', 'DENTAL', 74.5)]);
    expect(await checked(file, bytes)).toEqual({ rows: 2, totals: {} });
  });

  test('a measure that is in no row, a share above 100 and an age-adjusted figure stop', async () => {
    expect(await checked(file, fetchRows([row('09110400101', 'ACCESS2', 6.5)]))).toEqual([
      'measure-absent DENTAL',
    ]);
    expect(await checked(file, fetchRows([row('09110400101', 'ACCESS2', 650)]))).toContain(
      'number-range 650',
    );
    const adjusted = { ...row('09110400101', 'DENTAL', 70), datavaluetypeid: 'AgeAdjPrv' };
    expect(await checked(file, fetchRows([adjusted]))).toContain('word-unknown AgeAdjPrv');
  });
});
