import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { takeTypedPaths, typedPath } from './typed-path.ts';

const root = mkdtempSync(join(tmpdir(), 'evenground-root-'));
const here = mkdtempSync(join(tmpdir(), 'evenground-here-'));
mkdirSync(join(root, 'recipes'));
writeFileSync(join(root, 'recipes/a.yaml'), '');
writeFileSync(join(here, 'mine.csv'), '');
afterAll(() => [root, here].forEach((folder) => rmSync(folder, { recursive: true })));

test.each([
  ['mine.csv', false, join(here, 'mine.csv')],
  ['recipes/a.yaml', false, 'recipes/a.yaml'],
  ['recipes/a.yaml', true, join(here, 'recipes/a.yaml')],
  ['nowhere.csv', false, join(here, 'nowhere.csv')],
  ['/tmp/x.csv', false, '/tmp/x.csv'],
])('"%s", written %s, is %s', (path, isWritten, meant) => {
  expect(typedPath(path, here, root, isWritten)).toBe(meant);
});

test('in the project itself a path stays as it was typed', () => {
  expect(typedPath('recipes/a.yaml', root, root, false)).toBe('recipes/a.yaml');
  expect(typedPath('new.csv', root, root, true)).toBe('new.csv');
});

test('a command takes paths from where the person stands, other words as they are', async () => {
  const seen: unknown[] = [];
  const command = new Command('x')
    .argument('<file>', 'a file')
    .option('--out <file>', 'a file')
    .option('--place <id>', 'no path')
    .option('--need <number|file>', 'either')
    .option('--from <files...>', 'several')
    .action((file: string, options: object) => void seen.push(file, options));
  takeTypedPaths(command, here, root);
  await command.parseAsync(
    ['mine.csv', '--out', 'o.csv', '--place', 'mine.csv', '--need', '12', '--from', 'a', 'b'],
    { from: 'user' },
  );
  expect(seen).toEqual([
    join(here, 'mine.csv'),
    { out: join(here, 'o.csv'), place: 'mine.csv', need: '12', from: [join(here, 'a'), join(here, 'b')] },
  ]);
});
