import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problems } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { lowIncomeHomes, readLihtc } from './hud-lihtc.ts';
import { readPicture } from './hud-picture.ts';

// Rows made up in the layouts of HUD's own files; every value below is read off them by eye.
const fixture = (name: string): Uint8Array => readFileSync(`test/fixtures/hud/${name}`);

test('the tax-credit database gives homes, year, credit and for whom; what it lacks is missing, never zero', () => {
  const log = new ProblemLog();
  const projects = readLihtc(fixture('LIHTCPUB.CSV'), 'LIHTCPUB.CSV', 'CT', log);
  expect(log.problems).toEqual([]);
  expect(projects.map(({ name, tract, residents, credit }) => [name, tract, residents, credit])).toEqual([
    ['FIRST STREET HOMES', '09003502300', ['family'], '9%'],
    ['SECOND, THE', '09001030100', ['elderly'], '4%'],
    ['NO TRACT', undefined, [], undefined],
  ]);
  expect(projects.map(({ yearInService }) => yearInService)).toEqual([
    1999,
    { missing: 'notInFile' },
    { missing: 'notInFile' },
  ]);
  // The second gives only all homes, the third none.
  expect(projects.map(lowIncomeHomes)).toEqual([38, 55, { missing: 'notInFile' }]);
});

test('Picture of Subsidized Households gives homes by program; −4 is suppressed and −5 not collected', () => {
  const log = new ProblemLog();
  const rows = readPicture(fixture('picture-tract.csv'), 'picture-tract.csv', '09', log);
  expect(log.problems).toEqual([]);
  expect(rows).toEqual([
    { tract: '09003502300', program: 'Public Housing', units: 100 },
    { tract: '09003502300', program: 'Housing Choice Vouchers', units: { missing: 'suppressed' } },
    { tract: '09001030100', program: 'Housing Choice Vouchers', units: { missing: 'notCollected' } },
  ]);
});

test('a file of counties is refused with what to choose', () => {
  const counties = new TextDecoder().decode(fixture('picture-tract.csv')).replaceAll(',9,', ',7,');
  const read = () => readPicture(new TextEncoder().encode(counties), 'c.csv', '09', new ProblemLog());
  expect(read).toThrow(expect.objectContaining({ code: 'picture-level' }));
});

test('a file of another layout is met with its missing columns, never with a fault of ours', () => {
  const other = new TextEncoder().encode('HUD_ID,PROJECT,PROJ_ST\n1,x,CT\n');
  expect(() => readPicture(other, 'x.csv', '09', new ProblemLog())).toThrow(Problems);
  expect(() => readLihtc(other, 'x.csv', 'CT', new ProblemLog())).toThrow(Problems);
});
