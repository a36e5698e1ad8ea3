import type { Command } from 'commander';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { importCases } from '#pipeline/import-cases.ts';

/** `evenground import-cases`: makes the committed tables of the published indices from their raw files. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import-cases')
    .description('make recipes/tables/*.csv from the raw files of the published indices')
    .argument('[case...]', 'only these cases')
    .option('--from <dir>', 'folder of raw files (default: EVENGROUND_RAW)')
    .action(async (cases: string[], options: { from?: string }) => {
      const from = options.from ?? effects.settings['EVENGROUND_RAW'];
      if (from === undefined) {
        throw new Problem('raw-folder', 'is not set', {
          columnName: 'EVENGROUND_RAW',
          exitCode: 3,
          remedy: 'give --from DIR or set EVENGROUND_RAW to the folder with the raw files',
        });
      }
      await importCases(from, effects, cases);
    });
}
