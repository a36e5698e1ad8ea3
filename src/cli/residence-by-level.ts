import type { Command } from 'commander';
import { findArea } from '#analysis/find-area.ts';
import { residenceInTwoLines } from '#analysis/group-quarters.ts';
import { plainTwoLines, residenceOrigin } from '#artifacts/residence-files.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { readEdition } from '#pipeline/read-edition.ts';
import { residenceLines } from './residence-lines.ts';

interface ResidenceOptions {
  readonly place?: string;
  readonly edition: string;
  readonly area?: string;
  readonly json?: boolean;
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
      const plain = { ...plainTwoLines(lines), ...residenceOrigin(edition) };
      if (json === true) effects.log.out(JSON.stringify(plain, null, 2));
      else for (const line of residenceLines(lines, found, edition)) effects.log.out(line);
    });
}
