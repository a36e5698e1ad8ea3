import { expect, test } from 'vitest';
import { findEditionFile, listEditions } from './edition-config.ts';
import { nodeFiles } from './node-files.ts';

test('a mistyped place or edition is told with the one that was meant', async () => {
  await expect(listEditions(nodeFiles('.'), 'conecticut')).rejects.toMatchObject({
    code: 'place-unknown',
    details: { value: 'conecticut', remedy: 'did you mean "connecticut"?', exitCode: 3 },
  });
  await expect(findEditionFile(nodeFiles('.'), 'connecticut', '2014-publshed')).rejects.toMatchObject({
    code: 'edition-unknown',
    details: { remedy: 'did you mean "2014-published"?' },
  });
});

test('a place that climbs out of its folder is no place', async () => {
  await expect(listEditions(nodeFiles('.'), '../places/connecticut')).rejects.toMatchObject({
    code: 'place-unknown',
  });
});
