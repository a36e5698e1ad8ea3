import type { Command } from 'commander';
import { formatProblem, problemToJson } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { importAddresses } from '#pipeline/import-addresses.ts';

interface ImportAddressesOptions {
  readonly place: string;
  readonly from: readonly string[];
  readonly json?: boolean;
}

/** `evenground import-addresses`: the Census Bureau's address ranges → the index of the search box. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import-addresses')
    .description("let a place's search box find addresses: turn TIGER/Line ADDRFEAT files into its index")
    .requiredOption('--place <id>', 'place to write, such as connecticut')
    .requiredOption(
      '--from <files...>',
      'zipped shapefiles of all its counties, such as tl_2023_09003_addrfeat.zip',
    )
    .option('--json', 'print the report as JSON')
    .action(async ({ place, from, json }: ImportAddressesOptions) => {
      const { index, folder, problems } = await importAddresses({ place, from, effects });
      if (json === true) {
        effects.log.out(JSON.stringify({ folder, index, problems: problems.map(problemToJson) }, null, 2));
        return;
      }
      for (const problem of problems) effects.log.info(formatProblem(problem));
      const { rangeCount, streetCount, shards, period } = index;
      effects.log.out(
        `${folder}: ${rangeCount} ranges of ${streetCount} streets in ${shards.length} parts, ${period || 'year unknown'}`,
      );
      effects.log.out('render and publish the site: its search box then says "Address"');
    });
}
