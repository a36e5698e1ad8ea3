import { expect, test } from 'vitest';
import { compareEditions } from '#analysis/compare-editions.ts';
import { findArea } from '#analysis/find-area.ts';
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
  // specs/opportunity-index.md §2 names four; Danbury 2111 (a prison, 15 households) follows from the same rule
  const lost = changes.filter(({ reason }) => reason === 'lost-level').map(({ geoid }) => geoid);
  expect(lost).toEqual(['09001211100', '09003500700', '09003980000', '09011980000', '09013538100']);
  for (const geoid of lost) expect(corrected.tracts.noLevel[tract(geoid)]).toBe('droppedByRule');
});

test('every other change is a rank that moved at the edge of a class', () => {
  const others = changes.filter(({ reason }) => reason !== 'lost-level' && reason !== 'coverage-differs');
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
