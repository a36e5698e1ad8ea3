import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import { checkPlaceFiles } from './check-place.ts';
import { computeEdition } from './compute-edition.ts';
import { nodeFiles } from './node-files.ts';
import { defaultPlace, listPlaces, openPlaceConfig, parsePlaceConfig } from './place-config.ts';
import { agenciesPath, parseAgencies } from './read-agencies.ts';

const GOOD = readFileSync('places/connecticut/place.yaml', 'utf8');
const clock = { now: () => new Date('2026-11-25T00:00:00Z') };
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project whose only place is a copy of ours under another name, with some texts of its place.yaml replaced. */
function otherPlace(id: string, replaced: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'evenground-place-'));
  folders.push(root);
  cpSync('places/connecticut', join(root, 'places', id), { recursive: true });
  const text = Object.entries({ 'id: connecticut': `id: ${id}`, ...replaced }).reduce(
    (yaml, [from, to]) => yaml.replace(from, to),
    GOOD,
  );
  writeFileSync(join(root, 'places', id, 'place.yaml'), text);
  return root;
}

function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Problems) return error.problems;
    if (error instanceof Problem) return [error];
    throw error;
  }
  return [];
}

async function laterProblems(work: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work;
  } catch (error) {
    return problemsOf(() => {
      throw error;
    });
  }
  return [];
}

test.each([
  ['stateFips: 09', 'stateFips', 'write it in quotes'],
  ["stateFips: '03'", 'stateFips', 'places/README.md'],
  ['stateFips: "9"', 'stateFips', 'places/README.md'],
])('a state written as %s is told with line, column and remedy', (line, name, remedy) => {
  const [problem, ...others] = problemsOf(() =>
    parsePlaceConfig(GOOD.replace("stateFips: '09'", line), 'connecticut'),
  );
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    code: 'place-form',
    details: { file: 'places/connecticut/place.yaml', line: 6, column: 1, columnName: name, exitCode: 3 },
  });
  expect(problem?.details.remedy).toContain(remedy);
});

test('every mistake of the file is told in one run', () => {
  const broken = GOOD.replace('phone: 860-610-6040', 'phone: call us')
    .replace('https://www.ctoca.org/', 'http://www.ctoca.org/')
    .replace('languages: [en, es]', 'languages: [es, fr]')
    .replace('defaultEdition:', 'defaultEditon:');
  const problems = problemsOf(() => parsePlaceConfig(broken, 'connecticut'));
  expect(problems.map(({ code, details }) => `${code} ${details.line} ${details.columnName}`)).toEqual([
    'place-form 1 defaultEdition',
    'place-form 19 languages › 1',
    'place-form 22 contact › phone',
    'place-form 23 contact › url',
    'place-unknown-key 18 ',
  ]);
});

test('a place under another name builds by its own file', async () => {
  const root = otherPlace('nutmeg', { 'name: { en: Connecticut': 'name: { en: The Nutmeg State' });
  expect([listPlaces(root), defaultPlace(root)]).toEqual([['nutmeg'], 'nutmeg']);
  expect(openPlaceConfig('nutmeg', root).municipality.es.many).toBe('municipios');
  const { edition } = await computeEdition(nodeFiles(root), 'nutmeg', '2014-corrected');
  expect(edition.place).toBe('nutmeg');
  expect(edition.areas[0]).toMatchObject({ id: 'state:09', name: 'The Nutmeg State' });
});

test('tables of another state than the one the file names stop the build', async () => {
  const root = otherPlace('nutmeg', { "stateFips: '09'": "stateFips: '44'" });
  const problems = await laterProblems(computeEdition(nodeFiles(root), 'nutmeg', '2014-published'));
  expect(problems.map(({ code, details }) => [code, details.file])).toEqual([
    ['state-other', 'places/nutmeg/tables/tracts-2010.csv'],
    ['state-other', 'places/nutmeg/tables/towns.csv'],
    ['state-other', 'places/nutmeg/tables/counties.csv'],
  ]);
});

test('the default edition must be one of the place, and words and agencies must be whole', async () => {
  const root = otherPlace('nutmeg', { "'2014-published'": "'2014-publishd'" });
  writeFileSync(join(root, 'places/nutmeg/copy/es.yaml'), 'organization: [1, 2]\n');
  const agencies = readFileSync('places/connecticut/agencies.yaml', 'utf8');
  writeFileSync(
    join(root, 'places/nutmeg/agencies.yaml'),
    agencies.replace('recorded_on: 2026-11-23', 'recorded_on: 2026-02-30'),
  );
  const problems = await laterProblems(checkPlaceFiles(nodeFiles(root), 'nutmeg', clock));
  expect(problems.map(({ code }) => code)).toEqual([
    'place-edition',
    ...Array.from({ length: 4 }, () => 'copy-form'),
    'agencies-form',
  ]);
  expect(problems[0]?.details.remedy).toBe('did you mean "2014-published"?');
});

test('rows about agencies that are older than twelve months are warned of', async () => {
  expect(await checkPlaceFiles(nodeFiles('.'), 'connecticut', clock)).toEqual([]);
  const later = { now: () => new Date('2027-11-23T12:00:00Z') };
  const [warning] = await checkPlaceFiles(nodeFiles('.'), 'connecticut', later);
  expect(warning).toMatchObject({ code: 'agencies-old', severity: 'warn' });
});

test('the limit that runs out first stands first', () => {
  // Facts of the agencies: Waterbury 30 days, CHRO 180 days (safe date), HUD 1 year, court 2 years.
  const file = agenciesPath('connecticut');
  const { limits } = parseAgencies(readFileSync(file, 'utf8'), file);
  expect(limits.map(({ time }) => /^\d+ \w+/.exec(time.en)?.[0])).toEqual([
    '30 days',
    '180 days',
    '1 year',
    '2 years',
  ]);
});
