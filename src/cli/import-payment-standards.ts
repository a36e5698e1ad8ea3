import type { Command } from 'commander';
import { readStandards } from '#analysis/vouchers/standards-file.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { Effects } from '#pipeline/effects.ts';
import { voucherTowns, writeLoadedVouchers } from '#pipeline/vouchers/loaded-vouchers.ts';

interface Options {
  readonly place: string;
  readonly source: string;
  readonly period: string;
}

async function importStandards(file: string, options: Options, { files, log }: Effects): Promise<void> {
  const { place, source, period } = options;
  const bytes = await files.read(file);
  const standards = readStandards(bytes, file, voucherTowns(place).byName, new ProblemLog());
  const content = new TextDecoder().decode(bytes);
  await writeLoadedVouchers(files, place, 'payment-standards', content, { source, period });
  for (const { id, name, rents } of standards) log.out(`${id}: ${name}, ${Object.keys(rents).length} scopes`);
}

/** `evenground import-payment-standards FILE.csv --place PLACE --source TEXT --period YEARS`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import-payment-standards')
    .description(
      'load the payment standards of housing authorities; the voucher page then shows exact amounts',
    )
    .argument('<file>', 'CSV file with authority, name, from, scope and bedrooms0 to bedrooms4')
    .requiredOption('--place <id>', 'folder in places/, such as connecticut')
    .requiredOption('--source <text>', 'who published them, and where')
    .requiredOption('--period <text>', 'the year they are of')
    .action((file: string, options: Options) => importStandards(file, options, effects));
}
