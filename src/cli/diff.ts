import type { Command } from 'commander';
import { compareEditions, type EditionComparison } from '#analysis/compare-editions.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { readEdition } from '#pipeline/read-edition.ts';

interface DiffOptions {
  readonly place?: string;
  readonly json?: boolean;
}

function print(comparison: EditionComparison, effects: Effects): void {
  const { from, to, tractCount, changes, moves } = comparison;
  effects.log.out(`${from} → ${to}: ${changes.length} of ${tractCount} tracts have another level`);
  for (const [move, count] of Object.entries(moves))
    effects.log.out(`  ${String(count).padStart(4)}  ${move}`);
  for (const change of changes) {
    const score = (value: number | null): string => (value === null ? '–' : value.toFixed(4));
    effects.log.out(
      `${change.geoid} ${change.from ?? 'none'} → ${change.to ?? 'none'}  ${score(change.fromScore)} → ${score(change.toScore)}  ${change.reason}${change.indicators.length === 0 ? '' : `: ${change.indicators.join(', ')}`}`,
    );
  }
}

/** `evenground diff A B`: tracts whose level differs between two editions, and why. */
export function register(program: Command, effects: Effects): void {
  program
    .command('diff')
    .description('list the tracts whose level differs between two built editions, and why')
    .argument('<from>', 'edition, such as 2014-published')
    .argument('<to>', 'edition, such as 2014-corrected')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--json', 'print as JSON')
    .action((from: string, to: string, { place, json }: DiffOptions) => {
      const root = effects.files.resolve('.');
      const at = place ?? defaultPlace(root);
      const comparison = compareEditions(
        readEdition(at, from, root).edition,
        readEdition(at, to, root).edition,
      );
      if (json === true) effects.log.out(JSON.stringify(comparison, null, 2));
      else print(comparison, effects);
    });
}
