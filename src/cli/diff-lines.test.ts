import { expect, test } from 'vitest';
import type { LevelChanges } from '#artifacts/level-changes.ts';
import { levelChangeLines } from './diff-lines.ts';

test('a tract that moved is named with its town, and the word for the cause is explained once', () => {
  const change = {
    ...{ from: 'high', to: 'moderate', fromScore: 0.2298, toScore: 0.229, reason: 'ranks-moved' },
    ...{ town: '0900387000', fromAvailable: 12, toAvailable: 12, indicators: [] },
  } as const;
  const changes = {
    ...{ from: { id: '2014-published' }, to: { id: '2014-corrected' }, tractCount: 833 },
    moves: { 'high → moderate': 2 },
    changes: [
      { ...change, geoid: '09003473502', name: '4735.02', townName: 'Windsor' },
      { ...change, geoid: '09009151100', name: '1511', townName: null },
    ],
  } as unknown as LevelChanges;
  const lines = [...levelChangeLines(changes)];
  expect(lines[2]).toBe(
    '09003473502 high → moderate  0.2298 → 0.2290  ranks-moved  (tract 4735.02, Windsor)',
  );
  expect(lines[3]).toMatch(/\(tract 1511\)$/);
  expect(lines.filter((line) => line.startsWith('ranks-moved: '))).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('set-aside: '))).toBe(false);
});
