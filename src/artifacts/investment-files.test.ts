import { expect, test } from 'vitest';
import { missing } from '#core/missing.ts';
import { investmentCsv, investmentJson, type NamedProfile } from './investment-files.ts';

const indicator = {
  ...{
    id: 'income',
    domain: 'economic',
    label: { en: 'Income', es: 'Ingreso' },
    unit: 'dollars',
    decimals: 0,
  },
  ...{ publisher: '=Census, Bureau', period: '2019–2023', isMedian: true, raw: [], z: [] },
} as unknown as NamedProfile['profile']['weakest'][number]['indicator'];

const profiles: readonly NamedProfile[] = [
  {
    ...{ id: 'town:1', name: 'Here', peers: 'region:2' },
    profile: {
      people: 100.4,
      weakest: [
        { indicator, value: missing('notApplicable'), peers: 2.00004, gap: -0.5, touched: undefined },
      ],
      assets: [],
    },
  },
];

const about = { counts: {}, noCount: { income: { en: 'No count: a median.', es: '' } } };

test('a row a gap: numbers of four decimals, missing values empty, a publisher that no spreadsheet runs', () => {
  expect(investmentCsv(profiles, about).split('\n')[1]).toBe(
    `town:1,Here,region:2,100,weakest,1,income,,2,-0.5,,,No count: a median.,"'=Census, Bureau",2019–2023`,
  );
});

test('the JSON keeps the reason of a missing value', () => {
  expect(investmentJson('2023', profiles, about)).toContain('"value":{"missing":"notApplicable"}');
});
