import { expect, test } from 'vitest';
import type { Allocation } from '#analysis/fair-share/allocate.ts';
import { allocationsCsv } from './allocation-files.ts';

test('a row of the file has the bands and phases of its method, and a town with a formula for a name is text', () => {
  const allocation: Allocation = {
    ...{ method: 'm', state: 'unverified', standIns: [], regions: [] },
    towns: [
      {
        ...{
          name: '=1+2',
          region: 'r',
          factors: [],
          share: 0.5,
          uncapped: 7,
          cap: null,
          unrounded: 7,
          units: 7,
        },
        bands: [{ id: 'low', units: 7 }],
        phases: [
          { id: '2028', units: 4 },
          { id: '2029', units: 3 },
        ],
        reasons: [],
      },
    ],
  };
  const [header, row] = allocationsCsv([{ allocation, title: 'M', source: 'me', note: 'changed' }]).split(
    '\n',
  );
  expect(header?.endsWith(',income_bands,phases,source,note')).toBe(true);
  // A row that is copied out of a scenario still says that it is one.
  expect(row?.endsWith(',low=7,2028=4; 2029=3,me,changed')).toBe(true);
  // A spreadsheet would compute a cell that begins with =.
  expect(row).not.toContain(',=1+2');
});
