import { CHANGE_REASONS, type ChangeReason } from '#analysis/compare-editions.ts';
import { MOVE_CAUSES, type MoveParts } from '#analysis/compare-vintages.ts';
import type { EditionChange } from '#analysis/edition-change.ts';
import type { LevelChanges } from '#artifacts/level-changes.ts';
import type { VintageChanges } from '#artifacts/vintage-changes.ts';
import type { Level } from '#core/level.ts';

const levelName = (level: Level | null): string => level ?? 'none';

/** What each reason says, for the lines below the list. */
const REASONS: Readonly<Record<ChangeReason, string>> = {
  'set-aside': 'a rule leaves the tract out before anything is averaged, such as too few households',
  'too-few-indicators': 'too few of its indicators have a value',
  'lost-level': 'it has no level in the later edition',
  'gained-level': 'it had no level in the earlier edition',
  'inputs-differ': 'inputs of its own differ',
  'coverage-differs': 'more or fewer of its indicators have a value',
  'ranks-moved':
    'nothing of its own changed; averages and ranks of all tracts did, and it lies close to an edge',
};

const townText = (townName: string | null): string => (townName === null ? '' : `, ${townName}`);

/** Two editions on the same tracts, for a person at the terminal. */
export function* levelChangeLines({ from, to, tractCount, changes, moves }: LevelChanges): Generator<string> {
  yield `${from.id} → ${to.id}: ${changes.length} of ${tractCount} tracts have another level`;
  for (const [move, count] of Object.entries(moves)) yield `  ${String(count).padStart(4)}  ${move}`;
  const score = (value: number | null): string => (value === null ? '–' : value.toFixed(4));
  for (const change of changes) {
    const inputs = change.indicators.length === 0 ? '' : `: ${change.indicators.join(', ')}`;
    yield `${change.geoid} ${levelName(change.from)} → ${levelName(change.to)}  ${score(change.fromScore)} → ${score(change.toScore)}  ${change.reason}${inputs}  (tract ${change.name}${townText(change.townName)})`;
  }
  const met = CHANGE_REASONS.filter((reason) => changes.some((change) => change.reason === reason));
  for (const reason of met) yield `${reason}: ${REASONS[reason]}`;
}

/** What a newer build of an edition changes for readers. */
export function* editionChangeLines(change: EditionChange): Generator<string> {
  const { edition, tractCount, tracts, causes, areas, totals, addedTracts, lostTracts } = change;
  yield `${edition}: ${tracts.length} of ${tractCount} tracts have another level`;
  for (const [cause, count] of Object.entries(causes)) yield `  ${String(count).padStart(4)}  ${cause}`;
  if (addedTracts.length + lostTracts.length > 0)
    yield `  ${lostTracts.length} tracts lost, ${addedTracts.length} new`;
  for (const { geoid, from, to, reason } of tracts)
    yield `  ${geoid} ${levelName(from)} → ${levelName(to)}  ${reason}`;
  for (const { name, before, after } of areas)
    yield `  ${name}: tracts by level ${before.join(' ')} → ${after.join(' ')}`;
  for (const { column, before, after } of totals) yield `  total of ${column}: ${before} → ${after}`;
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (/^[0.]*$/.test(text)) return text.padStart(decimals + 4);
  return `${value > 0 ? '+' : '−'}${text}`.padStart(decimals + 4);
}

const partsText = (parts: MoveParts | null, decimals: number): string =>
  MOVE_CAUSES.map((cause) => (parts === null ? '–' : signed(parts[cause], decimals)).padStart(11)).join('');

const tractsText = (count: number): string => (count === 0 ? '' : `${count} tract${count === 1 ? '' : 's'}`);

const CAUSES_HEAD = MOVE_CAUSES.map((cause) => cause.padStart(11)).join('');

function* summaryLines(changes: VintageChanges): Generator<string> {
  const { from, to, tractCount, sameTractCount, shared } = changes;
  yield `${from.id} → ${to.id}: ${changes.changes.length} of ${tractCount} tracts have another level`;
  yield `  ${changes.upCount} up, ${changes.downCount} down, ${changes.gainedCount} gained a level, ${changes.lostCount} lost it`;
  yield `  for ${changes.withinMarginCount} of them sampling error alone could give the level of before`;
  yield `  ${from.tractVintage} → ${to.tractVintage} by ${changes.bridge}; ${sameTractCount} tracts have the lines of before,`;
  yield '  for the others the level before is that of the older tracts they were made of, by people';
  yield `  ${shared.length} questions are asked by both: ${shared.map((one) => one.to.en).join('; ')}`;
  yield 'Tracts by what moved them:';
  for (const [cause, count] of Object.entries(changes.causes))
    yield `  ${String(count).padStart(4)}  ${cause}`;
  yield `  ${String(changes.cancelledCount).padStart(4)}  keep their level, because causes cancel`;
}

/** Two editions on the tracts of two censuses, for a person at the terminal. */
export function* vintageChangeLines(changes: VintageChanges): Generator<string> {
  yield* summaryLines(changes);
  yield '';
  yield `${'Levels up (+) or down (−), tract by tract'.padEnd(66)}${CAUSES_HEAD}`;
  for (const { geoid, name, townName, from, to, parts, couldBe, isSameTract } of changes.changes) {
    const move = `${levelName(from)} → ${levelName(to)}`;
    const marks = [
      ...(couldBe === null ? [] : [`could be ${couldBe}`]),
      ...(isSameTract ? [] : ['new lines']),
    ];
    const place = `${geoid} ${`${name} ${townName ?? ''}`.trim().padEnd(29)}`;
    yield `${place.padEnd(42)}${move.padEnd(24)}${partsText(parts, 0)}  ${marks.join(', ')}`.trimEnd();
  }
  if (changes.towns.length === 0) return;
  yield '';
  yield `${'Mean level of the people of each town, 1 (very low) to 5 (very high)'.padEnd(66)}${CAUSES_HEAD}`;
  for (const { name, from, to, parts, changedTractCount } of changes.towns) {
    const move = `${from.toFixed(2)} → ${to.toFixed(2)}`;
    yield `${name.padEnd(42)}${move.padEnd(24)}${partsText(parts, 2)}  ${tractsText(changedTractCount)}`.trimEnd();
  }
  yield `${changes.movedTownCount} of ${changes.towns.length} towns move to another level when the mean is rounded`;
}
