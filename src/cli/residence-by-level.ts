import type { Command } from 'commander';
import { GROUPS } from '#core/group.ts';
import { isMissing, type Cell } from '#core/missing.ts';
import { findArea } from '#analysis/find-area.ts';
import { residenceInTwoLines, type TwoLines } from '#analysis/group-quarters.ts';
import { RESIDENCE_COLUMNS, type Residence } from '#analysis/residence-by-level.ts';
import { plainTwoLines } from '#artifacts/residence-files.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { readEdition } from '#pipeline/read-edition.ts';

interface ResidenceOptions {
  readonly place?: string;
  readonly edition: string;
  readonly area?: string;
  readonly json?: boolean;
}

function percent(share: Cell): string {
  return (isMissing(share) ? '–' : `${(share * 100).toFixed(2)} %`).padStart(11);
}

function printTable(residence: Residence, effects: Effects): void {
  const columns = [...RESIDENCE_COLUMNS, 'lower'].map((column) => column.padStart(11));
  effects.log.out(['group'.padEnd(14), 'count'.padStart(9), ...columns].join(' '));
  for (const group of GROUPS) {
    const { count, byLevel, lowerOpportunity } = residence.groups[group];
    const shares = [...RESIDENCE_COLUMNS.map((column) => byLevel[column]), lowerOpportunity].map(percent);
    effects.log.out([group.padEnd(14), String(count).padStart(9), ...shares].join(' '));
  }
}

function print(
  { residence, groupQuartersTracts, withoutGroupQuarters }: TwoLines,
  name: string,
  effects: Effects,
): void {
  effects.log.out(
    `${name} (${residence.area}), edition ${residence.edition}: ${residence.population} people`,
  );
  printTable(residence, effects);
  if (withoutGroupQuarters === undefined) return;
  const tracts = groupQuartersTracts === 1 ? '1 tract' : `${groupQuartersTracts} tracts`;
  effects.log.out(
    `\nBeside it, the same without ${tracts} where a quarter or more of the people live in group quarters ` +
      `(prisons, dormitories, barracks): ${withoutGroupQuarters.population} people`,
  );
  printTable(withoutGroupQuarters, effects);
}

/** `evenground residence-by-level`: of each group, the share that lives in tracts of each level. */
export function register(program: Command, effects: Effects): void {
  program
    .command('residence-by-level')
    .description('print who lives in very low to very high opportunity tracts of an area')
    .requiredOption('--edition <id>', 'edition, such as 2014-published')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--area <kind:id>', 'area, such as town:0901301080 or tracts:GEOID,GEOID (default: the state)')
    .option('--json', 'print as JSON')
    .action(({ place, edition: id, area, json }: ResidenceOptions) => {
      const root = effects.files.resolve('.');
      const { edition } = readEdition(place ?? defaultPlace(root), id, root);
      const found = findArea(edition, area ?? edition.areas[0]?.id ?? '');
      const lines = residenceInTwoLines(edition, found.id, found.tracts);
      if (json === true) effects.log.out(JSON.stringify(plainTwoLines(lines), null, 2));
      else print(lines, found.name, effects);
    });
}
