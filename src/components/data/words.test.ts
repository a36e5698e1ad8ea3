import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES } from '#core/localized.ts';
import { readEditionFiles } from '#pipeline/pages/data-page.ts';
import { translator } from '../i18n.ts';
import { fileWords } from './words.ts';

const FOLDER = 'var/editions/connecticut/2014-published';
const isBuilt = existsSync(`${FOLDER}/current`);

test.skipIf(!isBuilt)('the page says what every file of an edition is (needs the built edition)', () => {
  const files = readEditionFiles(`${FOLDER}/${readFileSync(`${FOLDER}/current`, 'utf8').trim()}`);
  expect(files.length).toBeGreaterThan(15);
  for (const lang of LANGUAGES)
    expect(files.filter(({ path }) => fileWords(translator(lang), path) === '')).toEqual([]);
});
