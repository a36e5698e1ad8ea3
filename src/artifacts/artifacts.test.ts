import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { computeEdition } from '#pipeline/compute-edition.ts';
import { editionContents } from '#pipeline/edition-files.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { sha256 } from '#pipeline/sha256.ts';
import { csvText, neutralizeFormula } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { xlsxBytes } from './xlsx.ts';

const { edition, topology } = await computeEdition(nodeFiles('.'), 'connecticut', '2014-published');
const contents = editionContents(edition, topology);
const text = (path: string): string => new TextDecoder().decode(contents.get(path));

test('no file holds NaN, Infinity, undefined or NA', () => {
  for (const path of [
    'tracts.csv',
    'residence-by-level.csv',
    'dictionary.csv',
    'edition.json',
    'tracts.geojson',
  ]) {
    expect(text(path)).not.toMatch(/\b(NaN|Infinity|undefined|NA)\b/);
  }
  expect(text('tracts.csv')).not.toMatch(/\bnull\b/);
});

test('every column of tracts.csv has its row in the dictionary, in the same order', () => {
  const columns = text('tracts.csv').split('\n')[0]?.split(',');
  const rows = text('dictionary.csv').trim().split('\n').slice(1);
  expect(rows.map((row) => row.split(',')[0])).toEqual(columns);
  expect(text('tracts.csv').trim().split('\n')).toHaveLength(834);
});

test('every row of the residence table ends with its edition and the source and years of its people', () => {
  const [head, ...rows] = text('residence-by-level.csv').trim().split('\n');
  expect(head).toMatch(/,edition,source,period$/);
  expect(rows.filter((row) => !row.endsWith(',2014-published,Census 2010 SF1 P5,2010'))).toEqual([]);
  expect(JSON.parse(text('residence-by-level.json'))).toMatchObject({
    populationSource: 'Census 2010 SF1 P5',
    populationPeriod: '2010',
    tractVintage: '2010 tracts',
  });
});

test('the Spanish citation names the boundaries in Spanish', () => {
  const [, spanish] = text('CITATION.txt').trim().split('\n\n');
  expect(spanish).toContain('límites: zonas censales de 2010.');
});

test('the contributions of a tract in tracts.csv sum to its score', () => {
  for (let tract = 0; tract < edition.tracts.geoid.length; tract += 50) {
    const parts = edition.indicators.map(({ id }) => edition.tracts.indicators[id]?.contribution[tract] ?? 0);
    expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(edition.tracts.score[tract] ?? 0, 10);
  }
});

test('GeoJSON and TopoJSON carry the 829 tracts with land', () => {
  const geo = JSON.parse(text('tracts.geojson')) as { features: { properties: { geoid: string } }[] };
  expect(geo.features).toHaveLength(829);
  expect(text('tracts.topojson')).toContain('"level":"very-low"');
});

test('the data package names every file with its size and hash', () => {
  const { resources } = JSON.parse(text('datapackage.json')) as {
    resources: { path: string; hash: string; bytes: number }[];
  };
  expect(resources.map(({ path }) => path).sort()).toEqual(
    [...contents.keys()].filter((path) => path !== 'datapackage.json').sort(),
  );
  for (const { path, hash, bytes } of resources) {
    const content = contents.get(path) ?? new Uint8Array();
    expect([hash, bytes]).toEqual([`sha256:${sha256(content)}`, content.length]);
  }
});

test('the spreadsheet holds ids as text, numbers as numbers and no formula', () => {
  const files = unzipSync(contents.get('edition.xlsx') ?? new Uint8Array());
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<is><t xml:space="preserve">09001010101</t></is>');
  expect(sheet).not.toContain('<f>');
  expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="Who lives where"');
});

test('the same values give the same spreadsheet, byte for byte', () => {
  const sheets = [
    {
      name: 'a',
      rows: [
        ['x', 1, null],
        ['=1+1', 0.5, { missing: 'suppressed' as const }],
      ],
    },
  ];
  expect(sha256(xlsxBytes(sheets))).toBe(sha256(xlsxBytes(sheets)));
  expect(strFromU8(unzipSync(xlsxBytes(sheets))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain(
    "'=1+1",
  );
});

test('a label that looks like a formula stays a label', () => {
  expect(neutralizeFormula('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
  expect(csvText(['town'], [['+1'], [-0.5], [{ missing: 'suppressed' }]])).toBe("town\n'+1\n-0.5\n\n");
  expect(() => jsonText({ a: Number.NaN })).toThrow('not a finite number');
});
