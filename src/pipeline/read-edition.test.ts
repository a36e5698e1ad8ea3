import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readEdition } from './read-edition.ts';

const root = mkdtempSync(join(tmpdir(), 'evenground-read-'));
mkdirSync(join(root, 'var/editions/nutmeg/2014-published'), { recursive: true });
mkdirSync(join(root, 'secret/2014-published'), { recursive: true });
writeFileSync(join(root, 'secret/2014-published/current'), 'x');
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ['nutmeg', '2014-publishd', 'did you mean "2014-published"?'],
  ['nutmeg', '1999', 'built here: 2014-published'],
  ['nutmegg', '2014-published', 'did you mean "nutmeg"?'],
  ['nutmeg', '../../../secret/2014-published', 'evenground build'],
  ['../../secret', '2014-published', 'evenground build'],
])('an edition "%s %s" that is not built is told with what was meant', (place, id, remedy) => {
  const read = (): unknown => readEdition(place, id, root);
  expect(read).toThrow('has not been built');
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ code: 'edition-absent', details: { exitCode: 3 } });
    expect((error as { details: { remedy: string } }).details.remedy).toContain(remedy);
  }
});
