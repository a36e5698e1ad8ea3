import { acsTenure2023 } from '#sources/acs-tracts-2023.ts';
import { cmt2013 } from '#sources/cmt-2013.ts';
import type { InputCase, World } from './case.ts';
import { RAW } from './mini-state.ts';
import { AT, fine, IMPORT, planted, repair, sameTables, stop, warn } from './plant.ts';

const header = `${RAW.survey}:1`;

/** The columns of a table of plain commas in another order. */
function reordered(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : [...line.split(',').slice(1), line.split(',')[0]].join(',')))
    .join('\n');
}

function emptied(text: string): string {
  const rows = text.split('\n');
  return rows
    .map((row, at) => (at === 0 || row === '' ? row : row.split(',').with(5, '').join(',')))
    .join('\n');
}

const TENURE = 'level,geoid,name,B25003_001,B25003_001_moe,B25003_002,B25003_002_moe\n';

const reserved = (name: string): InputCase =>
  planted(
    `S10-${name}`,
    `a column named ${name}`,
    AT.survey,
    ['"dep_index"', `"${name}"`],
    IMPORT,
    stop('column-reserved', {
      place: `${header}:8`,
      value: name,
      also: () => (Object.keys(Object.prototype).length === 0 ? undefined : 'every object was changed'),
    }),
  );

/** S: what the first row can be. */
export const HEADER_CASES: readonly InputCase[] = [
  planted(
    'S01',
    'a needed column under a mistyped name',
    AT.survey,
    ['"fraction_poverty"', '"fraction_povrty"'],
    IMPORT,
    stop('column-missing', { place: header, columnName: 'fraction_poverty', says: /"fraction_povrty"/ }),
  ),
  planted(
    'S02',
    'a blank behind the name of a column',
    AT.survey,
    ['"fraction_poverty"', '"fraction_poverty "'],
    IMPORT,
    repair('header-blanks', {
      place: `${header}:6`,
      columnName: 'fraction_poverty',
      value: 'fraction_poverty ',
    }),
  ),
  {
    id: 'S02-real',
    what: 'the header of the school file, "Total Reading " with a blank',
    plant: (world: World) =>
      world.plant(
        `raw/${cmt2013.file}`,
        'Group,Year,Total Mathematics Number Tested,Total Mathematics Avg Scale Score,Total Reading ,Total Reading Average Scale Score\nAndover,2013,40,255.5,-,*\n',
      ),
    run: { source: cmt2013 },
    expect: repair('header-blanks', {
      place: `${cmt2013.file}:1:5`,
      columnName: 'Total Reading',
      also: ({ out }) => (out.includes('Andover,2013,40,255.5,suppressed,suppressed') ? undefined : out),
    }),
  },
  planted(
    'S03',
    'a column twice',
    AT.survey,
    ['"dep_index"', '"fraction_poverty"'],
    IMPORT,
    stop('column-repeated', { place: `${header}:8`, columnName: 'fraction_poverty' }),
  ),
  planted(
    'S05',
    'other capitals',
    AT.survey,
    ['"fraction_poverty"', '"Fraction_Poverty"'],
    IMPORT,
    repair('header-case', {
      place: `${header}:6`,
      columnName: 'fraction_poverty',
      value: 'Fraction_Poverty',
    }),
  ),
  planted('S06', 'another order of the columns', AT.survey, reordered, IMPORT, fine(sameTables)),
  planted(
    'S07-nbsp',
    'a non-breaking space in a name',
    AT.survey,
    ['"fraction_poverty"', '"\u00a0fraction_poverty"'],
    IMPORT,
    repair('header-blanks', { place: `${header}:6`, value: '\u00a0fraction_poverty' }),
  ),
  planted(
    'S07-zero-width',
    'a zero-width space in a name',
    AT.survey,
    ['"fraction_poverty"', '"fraction\u200b_poverty"'],
    IMPORT,
    repair('header-blanks', { place: `${header}:6`, value: 'fraction\u200b_poverty' }),
  ),
  planted(
    'S09',
    'a column without any value',
    AT.survey,
    emptied,
    IMPORT,
    stop('column-empty', { place: header, columnName: 'fraction_poverty' }),
  ),
  ...['__proto__', 'constructor', 'toString'].map(reserved),
  {
    id: 'S11',
    what: 'an estimate without its margin of error',
    plant: (world: World) =>
      world.plant(
        `raw/${acsTenure2023.file}`,
        `${TENURE.replace(',B25003_002_moe', '')}tract,09110400101,x,900,80,500\n`,
      ),
    run: { source: acsTenure2023 },
    expect: warn('margin-absent', { place: `${acsTenure2023.file}:1`, columnName: 'B25003_002_moe' }),
  },
];
