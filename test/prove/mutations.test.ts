import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';
import { computeEdition } from '#pipeline/compute-edition.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { EDITS, editTable, type Random, seededRandom } from './edits.ts';

// npm run prove:mutations makes 10,000 edits; npm test a short form with the same seed.
const COUNT = Number.parseInt(process.env.EVENGROUND_MUTATIONS ?? '60', 10);
const PLACE = 'places/rhode-island';
const TABLES = ['tracts-2010', 'counties', 'population-2010', 'group-quarters-2010', 'national-inputs-2018'];
const disk = nodeFiles('.');
const good = await computeEdition(disk, 'rhode-island', '2018-national');

/** All that the tables say of one tract, without what others decide (means, ranks). */
function factsOf({ tracts }: Edition, tract: number): string {
  const raw = Object.entries(tracts.indicators).map(([id, values]) => [id, values.raw[tract] ?? null]);
  const people = Object.values(tracts.population).map((counts) => counts[tract] ?? null);
  const { name, longitude, latitude, landSquareMeters, waterSquareMeters, groupQuarters, county } = tracts;
  const own = [name, longitude, latitude, landSquareMeters, waterSquareMeters, groupQuarters, county];
  return JSON.stringify([raw, people, own.map((values) => values[tract] ?? null)]);
}

const goodFacts = new Map(good.edition.tracts.geoid.map((geoid, i) => [geoid, factsOf(good.edition, i)]));

function changedTracts(edition: Edition): string[] {
  const seen = new Set(edition.tracts.geoid);
  const lost = [...goodFacts.keys()].filter((geoid) => !seen.has(geoid));
  const other = edition.tracts.geoid.filter((geoid, i) => goodFacts.get(geoid) !== factsOf(edition, i));
  return [...lost, ...other];
}

type Outcome = 'rejected' | 'rejected without a place' | 'contained' | 'leaked';

async function outcomeOf(path: string, text: string, touched: ReadonlySet<string>): Promise<Outcome> {
  const bytes = new TextEncoder().encode(text);
  const files = { ...disk, read: (one: string) => (one === path ? Promise.resolve(bytes) : disk.read(one)) };
  try {
    const { edition } = await computeEdition(files, 'rhode-island', '2018-national');
    return changedTracts(edition).every((geoid) => touched.has(geoid)) ? 'contained' : 'leaked';
  } catch (error) {
    const problems = error instanceof Problems ? error.problems : error instanceof Problem ? [error] : [];
    if (problems.length === 0) throw error;
    const placed = problems.every(({ details }) => details.file !== undefined || details.value !== undefined);
    return placed ? 'rejected' : 'rejected without a place';
  }
}

interface Tally {
  readonly byEdit: Map<string, Record<Outcome, number>>;
  readonly leaks: string[];
}

/** @param spoil what a planted fault does to the edited text */
async function prove(count: number, random: Random, spoil = (text: string): string => text): Promise<Tally> {
  const tally: Tally = { byEdit: new Map(), leaks: [] };
  for (let turn = 0; turn < count; turn += 1) {
    const edit = EDITS[turn % EDITS.length];
    const table = TABLES[Math.floor(random() * TABLES.length)] ?? '';
    if (edit === undefined) continue;
    const path = `${PLACE}/tables/${table}.csv`;
    const { text, touched, what } = editTable(readFileSync(path, 'utf8'), edit, random);
    const outcome = await outcomeOf(path, spoil(text), touched);
    const row = tally.byEdit.get(edit) ?? {
      rejected: 0,
      'rejected without a place': 0,
      contained: 0,
      leaked: 0,
    };
    row[outcome] += 1;
    tally.byEdit.set(edit, row);
    if (outcome === 'leaked' || outcome === 'rejected without a place')
      tally.leaks.push(`${table}: ${edit}: ${what}: ${outcome}`);
  }
  return tally;
}

/** Of the edits that a build must not let through, the share that it refused. */
function caughtShare({ byEdit }: Tally): number {
  const rows = [...byEdit.values()];
  const rejected = rows.reduce((sum, row) => sum + row.rejected, 0);
  const slipped = rows.reduce((sum, row) => sum + row.leaked + row['rejected without a place'], 0);
  return rejected / (rejected + slipped);
}

test(`${COUNT} seeded edits: each is refused with a place, or changes only what its own rows may change`, async () => {
  const tally = await prove(COUNT, seededRandom(20261125));
  for (const [edit, row] of tally.byEdit) process.stdout.write(`${edit.padEnd(16)} ${JSON.stringify(row)}\n`);
  for (const leak of tally.leaks) process.stdout.write(`not caught: ${leak}\n`);
  process.stdout.write(`caught ${(caughtShare(tally) * 100).toFixed(2)} % of the harmful edits\n`);
  expect(caughtShare(tally)).toBeGreaterThanOrEqual(0.99);
}, 7_200_000);

/** A reader that gives two tracts the figures of each other, whatever was edited; totals stay as they are. */
function mixUp(text: string): string {
  const rows = text.split('\n').map((row) => row.split(','));
  const [one, two] = ['44001030200', '44001030300'].map((geoid) => rows.findIndex(([id]) => id === geoid));
  if (one === undefined || two === undefined || one < 0 || two < 0) return text;
  const [first = [], second = []] = [rows[one], rows[two]];
  const mixed = rows
    .with(one, [first[0] ?? '', ...second.slice(1)])
    .with(two, [second[0] ?? '', ...first.slice(1)]);
  return mixed.map((row) => row.join(',')).join('\n');
}

test('a planted fault, a reader that mixes up two other tracts, is found', async () => {
  const tally = await prove(36, seededRandom(7), mixUp);
  expect(tally.leaks.length).toBeGreaterThan(0);
  expect(caughtShare(tally)).toBeLessThan(0.99);
}, 120_000);
