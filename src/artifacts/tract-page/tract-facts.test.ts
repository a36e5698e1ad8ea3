import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEdition } from '#pipeline/read-edition.ts';
import { tractMapSvg } from '../svg-map/tract-map.ts';
import { tractFactsCsv } from './tract-facts-csv.ts';
import { tractFacts } from './tract-facts.ts';

const isBuilt = existsSync('var/editions/connecticut/2014-published/current');
const open = (edition: string) => readEdition('connecticut', edition);
/** Tract 5023 of Hartford. */
const HARTFORD = '09003502300';

test.skipIf(!isBuilt)('the parts of a tract sum to its score (needs the built edition)', () => {
  const { edition, topology } = open('2014-published');
  const facts = tractFacts(edition, topology, HARTFORD);
  const parts = facts.indicators.map(({ contribution }) =>
    typeof contribution === 'number' ? contribution : 0,
  );
  expect(facts).toMatchObject({ name: '5023', townName: 'Hartford', level: 'very-low', position: 1 });
  expect(facts.indicators).toHaveLength(12);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(facts.score), 9);
});

test.skipIf(!isBuilt)('a tract lies in one town, region and county (needs the built edition)', () => {
  const { edition, topology } = open('2014-published');
  const { areas } = tractFacts(edition, topology, HARTFORD);
  const whole = areas.filter(({ id }) => /^(town|region|county):/.test(id));
  // Hartford, Capitol planning region, Hartford County: the Census's own codes.
  expect(whole.map(({ id }) => id)).toEqual(['region:09110', 'county:09003', 'town:0900337070']);
  for (const kind of ['house', 'senate', 'school-district']) {
    const shares = areas.filter(({ id }) => id.startsWith(`${kind}:`)).map(({ share }) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  }
});

test.skipIf(!isBuilt)('neighbors are neighbors of each other (needs the built edition)', () => {
  const { edition, topology } = open('2014-published');
  const { neighbors } = tractFacts(edition, topology, HARTFORD);
  expect(neighbors.length).toBeGreaterThan(2);
  for (const { geoid } of neighbors) {
    const back = tractFacts(edition, topology, geoid).neighbors.map((one) => one.geoid);
    expect(back).toContain(HARTFORD);
  }
});

test.skipIf(!isBuilt)('27 tracts are flagged for group quarters (needs the built edition)', () => {
  const { edition, topology } = open('2014-published');
  const flagged = edition.tracts.geoid.filter(
    (geoid) => tractFacts(edition, topology, geoid).groupQuarters.isFlagged,
  );
  // USDA Food Access Research Atlas 2019 on Census 2010: 27 tracts of Connecticut reach a quarter.
  expect(flagged).toHaveLength(27);
});

test.skipIf(!isBuilt)('each line of the CSV twin has source and vintage (needs the built edition)', () => {
  const { edition, topology } = open('2014-corrected');
  const [header = '', ...lines] = tractFactsCsv(tractFacts(edition, topology, HARTFORD))
    .trim()
    .split('\n');
  expect(header).toBe('section,item,measure,value,missing,unit,source,period,vintage');
  for (const line of lines) {
    expect(line).toMatch(/,[^,]*(\d{4} |towns)[^,]*"?$/);
    expect(line).not.toContain(',,,,');
  }
});

test.skipIf(!isBuilt)(
  'the map of a tract outlines it, names it and keeps small (needs the built edition)',
  () => {
    const { edition, topology } = open('2014-published');
    const tract = edition.tracts.geoid.indexOf(HARTFORD);
    const svg = tractMapSvg(edition, topology, tract, { label: 'a', tractTitle: () => 'b' });
    expect(svg.match(/class="map-selected"/g)).toHaveLength(1);
    expect(svg).toContain(`data-geoid="${HARTFORD}"`);
    expect(svg).toContain('>5023</text>');
    expect(svg.length).toBeLessThan(40_000);
  },
);
