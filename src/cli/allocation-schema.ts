import type { Command } from 'commander';
import { allocationJsonSchema } from '#analysis/fair-share/method.ts';
import type { Effects } from '#pipeline/effects.ts';

/** `evenground allocation-schema`: the JSON Schema of allocation methods, for editors. */
export function register(program: Command, effects: Effects): void {
  program
    .command('allocation-schema')
    .description('print the JSON Schema of allocation methods')
    .action(() => effects.log.out(allocationJsonSchema().trimEnd()));
}
