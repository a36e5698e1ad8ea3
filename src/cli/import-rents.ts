import { type Command, Option } from 'commander';
import { formatProblem, Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { Effects } from '#pipeline/effects.ts';
import { grossRentsCsv, voucherTowns, writeLoadedVouchers } from '#pipeline/vouchers/loaded-vouchers.ts';
import { readGrossRents } from '#sources/acs-gross-rent.ts';

interface Options {
  readonly place: string;
  readonly kind: 'town' | 'tract';
  readonly period: string;
}

async function importRents(file: string, { place, kind, period }: Options, { files, log }: Effects) {
  const problems = new ProblemLog();
  const all = readGrossRents(await files.read(file), file, voucherTowns(place).byCode, problems);
  problems.problems.forEach((problem) => log.info(formatProblem(problem)));
  const rents = all.filter(({ id }) => id.startsWith(`${kind}:`));
  if (rents.length === 0)
    throw new Problem('rents-absent', `holds no rent of a ${kind}`, {
      file,
      exitCode: 3,
      remedy: 'fetch table B25064 for the state, or name the other kind of area with --kind',
    });
  const source = 'U.S. Census Bureau, American Community Survey, table B25064 or B25063';
  await writeLoadedVouchers(files, place, `gross-rents-${kind}`, grossRentsCsv(rents), { source, period });
  log.out(`${kind}: ${rents.length} typical rents`);
}

/** `evenground import-rents FILE.csv --place PLACE --kind tract --period YEARS`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import-rents')
    .description('load typical rents (ACS table B25064, or the classes of B25063) of tracts or towns')
    .argument('<file>', 'CSV file as data.census.gov or the Census API saves it')
    .requiredOption('--place <id>', 'folder in places/, such as connecticut')
    .addOption(
      new Option('--kind <kind>', 'areas of the file').choices(['town', 'tract']).makeOptionMandatory(),
    )
    .requiredOption('--period <years>', 'years of the survey, such as 2019–2023')
    .action((file: string, options: Options) => importRents(file, options, effects));
}
