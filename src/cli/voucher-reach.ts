import { type Command, Option } from 'commander';
import { BEDROOMS, townPlaces, tractPlaces } from '#analysis/vouchers/model.ts';
import { withinStandard } from '#analysis/vouchers/within-standard.ts';
import { parseWhole } from '#core/number.ts';
import type { Effects } from '#pipeline/effects.ts';
import { loadedRents } from '#pipeline/vouchers/loaded-vouchers.ts';
import { openVouchers } from '#pipeline/vouchers/open-vouchers.ts';

interface Options {
  readonly place: string;
  readonly bedrooms: string;
  readonly json?: boolean;
}

const KINDS = ['town', 'tract'] as const;

function voucherReach({ place, bedrooms: text, json }: Options, { log }: Effects): void {
  const { model, edition } = openVouchers(place);
  const bedrooms = BEDROOMS.find((one) => one === parseWhole(text)) ?? 2;
  const results = KINDS.map((kind) => {
    const loaded = loadedRents(place, kind);
    const places = kind === 'town' ? townPlaces(model) : tractPlaces(model);
    return {
      kind,
      loaded: loaded !== undefined,
      rents: loaded?.provenance ?? null,
      rows: loaded === undefined ? [] : withinStandard(model, places, bedrooms, loaded.rentOf),
    };
  });
  const facts = { fiscalYear: model.fiscalYear, edition: edition.id, bedrooms };
  if (json === true) {
    log.out(JSON.stringify({ format: 'evenground-voucher-reach/1', ...facts, results }, null, 2));
    return;
  }
  log.out(`typical rent within the rents of fiscal year ${model.fiscalYear}, ${bedrooms} bedrooms, by level`);
  for (const { kind, loaded, rows } of results) {
    if (!loaded)
      log.out(`${kind}: not loaded (evenground import-rents FILE --place ${place} --kind ${kind})`);
    for (const { level, places, known, underArea, underSmallArea } of rows)
      log.out(
        `${kind} ${level ?? 'no level'}: ${places} places, ${known} with a rent, ${underArea} under the rent of the area, ${underSmallArea} under rents of ZIP codes`,
      );
  }
}

/** `evenground voucher-reach --place PLACE [--bedrooms N] [--json]`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('voucher-reach')
    .description('how many towns and tracts of each level have a typical rent that a voucher reaches')
    .requiredOption('--place <id>', 'folder in places/, such as connecticut')
    .addOption(new Option('--bedrooms <number>', 'size of home').choices(BEDROOMS.map(String)).default('2'))
    .option('--json', 'print as JSON')
    .action((options: Options) => voucherReach(options, effects));
}
