import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { requireBuilt } from './render.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A project with places and no built edition. */
function makeProject(...places: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'evenground-render-'));
  folders.push(root);
  for (const place of places) cpSync(`places/${place}/place.yaml`, join(root, 'places', place, 'place.yaml'));
  return root;
}

test('a site is not rendered before the edition that its first place shows was built', () => {
  expect(() => {
    requireBuilt([], makeProject('rhode-island'));
  }).toThrow(
    expect.objectContaining({
      code: 'edition-absent',
      details: expect.objectContaining({ value: 'rhode-island 2018-national', exitCode: 3 }) as object,
    }),
  );
});
