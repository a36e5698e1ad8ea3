import { expect, test } from 'vitest';
import { compareEditions } from '#analysis/compare-editions.ts';
import { findArea } from '#analysis/find-area.ts';
import type { Edition } from '#opportunity/edition.ts';
import { residenceByLevel } from '#analysis/residence-by-level.ts';
import { computeEdition } from './compute-edition.ts';
import { nodeFiles } from './node-files.ts';

const { edition: published } = await computeEdition(nodeFiles('.'), 'connecticut', '2014-published');
const { edition: corrected } = await computeEdition(nodeFiles('.'), 'connecticut', '2014-corrected');
const { changes } = compareEditions(published, corrected);
const tract = (geoid: string): number => corrected.tracts.geoid.indexOf(geoid);

test('the joined inputs re-derive those of the file, but for tract 1428 and the uninhabited tract of Windsor Locks', () => {
  const units = corrected.notes.find(({ code }) => code === 'rejoin')?.units ?? [];
  const geoids = new Set(units.map((unit) => unit.slice(0, 11)));
  expect([...geoids]).toEqual(['09009142800', '09003980000']);
  expect(units).toHaveLength(6);
});

test('tract 1428 gains the four inputs of New Haven and moves from high to low', () => {
  expect(corrected.tracts.available[tract('09009142800')]).toBe(12);
  expect(changes.find(({ geoid }) => geoid === '09009142800')).toMatchObject({
    from: 'high',
    to: 'low',
    reason: 'coverage-differs',
    fromAvailable: 8,
  });
});

test('no level without people, households or enough indicators', () => {
  // specs/opportunity-index.md §2: no residents in Windsor Locks 9800, 3 households in Groton 9800, 6 and 5 of 12
  // indicators in Hartford 5007 and Somers 5381 (both are prisons without households, so the first rule holds already);
  // Danbury 2111 (a prison, 15 households) follows from the same rule
  const lost = changes.filter(({ to }) => to === null);
  expect(lost.map(({ geoid, reason, toAvailable }) => [geoid, reason, toAvailable])).toEqual([
    ['09001211100', 'set-aside', 12],
    ['09003500700', 'set-aside', 6],
    ['09003980000', 'set-aside', 4],
    ['09011980000', 'set-aside', 12],
    ['09013538100', 'set-aside', 5],
  ]);
  for (const { geoid } of lost) expect(corrected.tracts.noLevel[tract(geoid)]).toBe('droppedByRule');
});

test('a tract with standardized values but no score has too few indicators; one that is in no file just lost its level', () => {
  const at = published.tracts.geoid.indexOf('09003502300');
  const without = (reason: 'droppedByRule' | 'notInFile'): Edition => ({
    ...published,
    tracts: {
      ...published.tracts,
      level: published.tracts.level.with(at, null),
      noLevel: published.tracts.noLevel.with(at, reason),
    },
  });
  expect(compareEditions(published, without('droppedByRule')).changes[0]?.reason).toBe('too-few-indicators');
  expect(compareEditions(published, without('notInFile')).changes[0]?.reason).toBe('lost-level');
  expect(compareEditions(without('notInFile'), published).changes[0]?.reason).toBe('gained-level');
});

test('every other change is a rank that moved at the edge of a class', () => {
  const others = changes.filter(({ to, reason }) => to !== null && reason !== 'coverage-differs');
  expect(others).toHaveLength(10);
  for (const { reason, indicators } of others) expect([reason, indicators]).toEqual(['ranks-moved', []]);
});

test('people in tracts without a level are shown, not dropped', () => {
  const state = findArea(corrected, 'state:09');
  const { population, groups } = residenceByLevel(corrected, state.id, state.tracts);
  expect(population).toBe(3574097);
  const share = groups.peopleOfColor.byLevel.notEnoughData;
  expect(typeof share === 'number' ? share : 0).toBeGreaterThan(0);
});
