import { createServer } from 'node:net';
import type { Expected, InputCase } from './case.ts';
import { AT, CHECK, changed, planted, stop } from './plant.ts';

const config = (code: string, more: Partial<Expected> = {}): Expected => stop(code, { exitCode: 3, ...more });

const inPlace = (
  id: string,
  what: string,
  change: readonly [string | RegExp, string],
  expect: Expected,
): InputCase => planted(id, what, AT.place, change, CHECK, expect);

const inEdition = (
  id: string,
  what: string,
  change: readonly [string | RegExp, string],
  expect: Expected,
): InputCase => planted(id, what, AT.edition, change, CHECK, expect);

const inRecipe = (
  id: string,
  what: string,
  change: readonly [string | RegExp, string],
  expect: Expected,
): InputCase => planted(id, what, AT.recipe, change, CHECK, expect);

const url = (scheme: string): InputCase =>
  inPlace(
    `C10-${scheme}`,
    `an address that begins with ${scheme}:`,
    [
      'languages:',
      `contact: { lines: [x], phone: '860-000-0000', url: '${scheme}://x.org/', urlText: x }\nlanguages:`,
    ],
    config('place-form', {
      place: undefined as never,
      value: `${scheme}://x.org/`,
      says: /place\.yaml:\d+:\d+.*https/,
    }),
  );

/** C: what configuration can be. */
export const CONFIGURATION_CASES: readonly InputCase[] = [
  inPlace('C01', 'YAML that cannot be read', ['id: rhode-island', "id: 'rhode-island"], {
    ...config('place-yaml', { says: /place\.yaml:\d+:\d+/ }),
  }),
  inEdition('C01-edition', 'an edition with a broken list', ['indicators:\n', 'indicators: [\n'], {
    ...config('edition-yaml', { says: /2018-national\.yaml:\d+:\d+/ }),
  }),
  inPlace('C02', 'an unknown key in place.yaml', ['defaultEdition:', 'defaultEditon:'], {
    ...config('place-unknown-key', { value: 'defaultEditon', says: /did you mean "defaultEdition"/ }),
  }),
  inEdition('C02-edition', 'an unknown key in an edition', ['outlierZ:', 'outlierzz:'], {
    ...config('edition-unknown-key', { value: 'outlierzz', says: /did you mean "outlierZ"/ }),
  }),
  inRecipe('C02-recipe', 'an unknown key in a recipe', ['indicatorSteps:', 'indicatorStep:'], {
    ...config('recipe-unknown-key', { value: 'indicatorStep', says: /did you mean "indicatorSteps"/ }),
  }),
  inPlace('C03', 'the key __proto__', ['languages:', '__proto__: { polluted: yes }\nlanguages:'], {
    ...config('place-unknown-key', {
      value: '__proto__',
      also: () => ('polluted' in {} ? 'every object was changed' : undefined),
    }),
  }),
  inEdition(
    'C05',
    'an indicator twice',
    ['  - food-store-2019\n', '  - food-store-2019\n  - food-store-2019\n'],
    {
      ...config('edition-form', { says: /2018-national\.yaml:\d+:\d+.*twice/ }),
    },
  ),
  inRecipe(
    'C05-recipe',
    'an indicator twice in a recipe',
    ['id: insured-2018,', 'id: occupied-homes-2018,'],
    {
      ...config('recipe-duplicate', { says: /occupied-homes-2018/ }),
    },
  ),
  inRecipe(
    'C06',
    'no word on whether higher is better',
    ['domain: health, direction: higher-is-better,', 'domain: health,'],
    {
      ...config('recipe-form', { says: /national-2018\.yaml:\d+:\d+ .*direction/ }),
    },
  ),
  inRecipe(
    'C07',
    'five levels and three cuts',
    ['rankCuts: { rounding: nearest, ties: min }', 'cuts: { at: [-1, 0, 1] }'],
    config('recipe-level-count', { says: /has 3 cuts, 5 classes need 4/ }),
  ),
  inEdition('C09', 'a path out of the project', ['tables/national-inputs-2018.csv', '../../../etc/passwd'], {
    ...config('edition-form', { value: '../../../etc/passwd', says: /2018-national\.yaml:\d+:\d+/ }),
  }),
  ...['file', 'ftp', 'http'].map(url),
  inPlace('C11', 'a state that there is not', ["stateFips: '44'", "stateFips: '99'"], {
    ...config('place-form', { value: '99', says: /place\.yaml:\d+:\d+/ }),
  }),
  inPlace('C11-unquoted', 'a code of a state without quotes', ["stateFips: '44'", 'stateFips: 44'], {
    ...config('place-form', { value: '44', says: /in quotes/ }),
  }),
  inPlace(
    'C14',
    'a text made to keep our own patterns busy',
    [
      'languages:',
      `contact: { lines: [x], phone: '${'0-'.repeat(100_000)}x', url: 'https://x.org/', urlText: x }\nlanguages:`,
    ],
    config('place-form', { says: /digits and hyphens/ }),
  ),
  {
    id: 'C15',
    what: 'a port that is taken',
    plant: () => undefined,
    run: async (world, run) => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const met = await run(['serve', '--port', String(port)]);
      await new Promise((done) => server.close(done));
      return { ...met, lines: met.lines.map((line) => line.replace(String(port), 'PORT')) };
    },
    expect: config('port-taken', {
      value: '127.0.0.1:PORT',
      also: ({ lines }) => (lines.length === 1 ? undefined : `${lines.length} lines`),
    }),
  },
  planted(
    'C-alias',
    'an alias that grows a thousandfold',
    AT.place,
    (text) => {
      const bomb = 'a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n'.concat(
        ...[1, 2, 3, 4].map(
          (n) =>
            `a${n}: &a${n} [${Array(10)
              .fill(`*a${n - 1}`)
              .join()}]\n`,
        ),
      );
      return changed(text, ['languages:', `${bomb}languages:`]);
    },
    CHECK,
    config('place-yaml', { says: /place\.yaml/ }),
  ),
];
