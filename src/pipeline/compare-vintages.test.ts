import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareVintages } from '#analysis/compare-vintages.ts';
import { LEVELS } from '#core/level.ts';
import { bridgeParts } from '#tables/bridge.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { textsOf } from '#tables/columns.ts';
import { computeEdition } from './compute-edition.ts';
import { nodeFiles } from './node-files.ts';

const PLACE = 'places/connecticut/tables';
const { edition: older } = await computeEdition(nodeFiles('.'), 'connecticut', '2014-corrected');
const { edition: newer } = await computeEdition(nodeFiles('.'), 'connecticut', '2023');
const bridge = readNormalizedTable(
  'tract-bridge-2010-2020',
  readFileSync(`${PLACE}/tract-bridge-2010-2020.csv`),
);
const comparison = compareVintages(older, newer, bridgeParts(bridge));

test('method, data and boundaries of each move sum to the move', () => {
  const moved = comparison.changes.flatMap(({ from, to, parts }) =>
    from === null || to === null ? [] : [{ move: LEVELS.indexOf(to) - LEVELS.indexOf(from), parts }],
  );
  expect(moved.length).toBeGreaterThan(100);
  for (const { move, parts } of moved) {
    if (parts === null) continue;
    expect(parts.method + parts.data + parts.boundaries).toBe(move);
  }
  for (const { from, to, parts } of comparison.towns)
    expect(from + parts.method + parts.data + parts.boundaries).toBeCloseTo(to, 9);
});

test('boundaries move no tract that kept its lines, and some that did not', () => {
  const byLines = comparison.changes.filter(({ parts }) => parts !== null && parts.boundaries !== 0);
  expect(byLines.length).toBeGreaterThan(0);
  expect(byLines.filter(({ isSameTract }) => isSameTract)).toEqual([]);
});

test('the level before of an unchanged tract is the level that it had, by the crosswalk of codes', () => {
  const tracts = readNormalizedTable('tracts-2020', readFileSync(`${PLACE}/tracts-2020.csv`));
  const former = textsOf(tracts, 'formerGeoid');
  const formerOf = new Map(textsOf(tracts, 'geoid').map((geoid, row) => [geoid, former[row] ?? '']));
  const levelOf = new Map(older.tracts.geoid.map((geoid, tract) => [geoid, older.tracts.level[tract]]));
  let compared = 0;
  for (const { geoid, from, isSameTract } of comparison.changes) {
    const before = levelOf.get(formerOf.get(geoid) ?? '');
    if (!isSameTract || before === undefined) continue;
    expect([geoid, from]).toEqual([geoid, before]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(50);
});

test('six questions are asked by both editions, and an edition compared with itself has no change', () => {
  expect(comparison.shared).toHaveLength(6);
  const whole = newer.tracts.geoid.map((geoid) => ({ from: geoid, to: geoid, share: 1 }));
  expect(compareVintages(newer, newer, whole).changes).toEqual([]);
});
