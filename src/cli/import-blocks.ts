import { type Command, Option } from 'commander';
import { DISTRICT_KINDS, type DistrictKind } from '#opportunity/assemble-inputs.ts';
import type { Effects } from '#pipeline/effects.ts';
import { importBlocks } from '#pipeline/import-blocks.ts';

interface Options {
  readonly place: string;
  readonly kind: DistrictKind;
  readonly census: string;
  readonly tracts?: string;
  readonly districts: string;
  readonly people: string;
  readonly relationship?: string;
}

async function run({ census, tracts = census, ...options }: Options, effects: Effects): Promise<void> {
  const { path, counts, otherThanLand } = await importBlocks({ ...options, census, tracts, effects });
  const people = counts.rows.reduce((sum, [, , count]) => sum + count, 0);
  const held = new Set(counts.rows.map(([tract]) => tract)).size;
  effects.log.out(`${path}: ${Math.round(people)} people of ${held} tracts, counted in ${census}`);
  effects.log.out(`by land, ${(100 * otherThanLand).toFixed(2)} % of them would lie in another district`);
  effects.log.out(
    `build the editions of the ${tracts} tracts again: these districts are then shared by people`,
  );
}

/** `evenground import-blocks`: the people of census blocks share tracts among districts. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import-blocks')
    .description('share tracts among districts by the people of census blocks, not by land')
    .requiredOption('--place <id>', 'folder in places/, such as connecticut')
    .addOption(new Option('--kind <kind>', 'kind of districts').choices(DISTRICT_KINDS).makeOptionMandatory())
    .addOption(
      new Option('--census <year>', 'year of the blocks and of their count')
        .choices(['2010', '2020'])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--tracts <year>', 'tracts to share, when they are not those of the blocks').choices([
        '2010',
        '2020',
      ]),
    )
    .requiredOption(
      '--districts <file>',
      'block equivalency (GEOID,SLDLST) or assignment (BLOCKID|DISTRICT) file of the state',
    )
    .requiredOption('--people <file>', 'CSV of table P1 for all blocks of the state (GEO_ID, P1_001N)')
    .option(
      '--relationship <file>',
      'TAB2010_TAB2020 of the state, to carry blocks of 2020 to tracts of 2010',
    )
    .action((options: Options) => run(options, effects));
}
