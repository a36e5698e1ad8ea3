import type { Command } from 'commander';
import { findArea } from '#analysis/find-area.ts';
import type { BalanceModel } from '#analysis/balance/model.ts';
import { RESIDENCE_COLUMNS } from '#analysis/residence-by-level.ts';
import { balanceCsv, type NamedBalance, plainBalance } from '#artifacts/balance-files.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import { openBalanceWith } from '#pipeline/balance-data.ts';
import { readHudLines } from '#pipeline/balance-hud-files.ts';
import { nameBalance, readPublishedFigures } from '#pipeline/balance-report.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { readEdition } from '#pipeline/read-edition.ts';

interface Options {
  readonly place?: string;
  readonly edition: string;
  readonly area?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly lihtc?: string;
  readonly picture?: string;
}

const percent = (share: Cell): string => (isMissing(share) ? '–' : (share * 100).toFixed(1)).padStart(6);

function row(name: string, total: number, shares: readonly Cell[], rest: string): string {
  const count = Math.round(total).toLocaleString('en-US').padStart(14);
  return `${name.padEnd(26)}${count} ${shares.map(percent).join(' ')}  ${rest}`.trimEnd();
}

function* linesOf(model: BalanceModel, { name, balance, published }: NamedBalance): Generator<string> {
  yield `${name} (${balance.area}), edition ${model.edition}, ${model.tractVintage}`;
  if (model.isCarried)
    yield 'Figures of 2010 tracts divided over the newer ones by inhabited land: estimates.';
  const columns = RESIDENCE_COLUMNS.map((column) => column.slice(0, 6).padStart(6)).join(' ');
  yield `${'percent of the whole'.padEnd(26)}${'whole'.padStart(14)} ${columns}`;
  for (const line of balance.lines) {
    const figures = model.lines.find(({ id }) => id === line.id);
    const most = Math.round(line.most) > Math.round(line.total) ? `, at most ${Math.round(line.most)}` : '';
    const held = line.suppressedTracts > 0 ? `, ${line.suppressedTracts} tracts suppressed` : '';
    const lost = line.uncountedRecords > 0 ? `, ${line.uncountedRecords} records without homes` : '';
    yield row(
      line.id,
      line.total,
      RESIDENCE_COLUMNS.map((column) => line.shares[column]),
      `${figures?.column ?? ''} by ${figures?.join ?? ''}, ${line.records} records in ${line.tracts} tracts${most}${held}${lost}`,
    );
  }
  for (const { id, period } of model.bases)
    yield row(
      id,
      balance.bases[id].total,
      RESIDENCE_COLUMNS.map((column) => balance.bases[id].shares[column]),
      period,
    );
  for (const { line, ours, figure } of published)
    yield `published ${figure.value} % (${figure.vintage}, ${figure.sourcePage}): ${figure.definition}; ours from ${line}: ${percent(ours).trim()} %`;
}

async function printBalance(options: Options, effects: Effects): Promise<void> {
  const root = effects.files.resolve('.');
  const place = options.place ?? defaultPlace(root);
  const { edition } = readEdition(place, options.edition, root);
  const found = findArea(edition, options.area ?? edition.areas[0]?.id ?? '');
  const model = openBalanceWith(
    place,
    options.edition,
    root,
    await readHudLines(effects.files, place, options),
  );
  const named = nameBalance(model, found, readPublishedFigures(place, root));
  if (options.json === true) effects.log.out(JSON.stringify(plainBalance(model, named), null, 2));
  else if (options.csv === true) effects.log.out(balanceCsv(model, [named]).trimEnd());
  else for (const line of linesOf(model, named)) effects.log.out(line);
}

/** `evenground balance`: homes and vouchers of public programs by opportunity level. */
export function register(program: Command, effects: Effects): void {
  program
    .command('balance')
    .description('print where government-funded homes and vouchers are, by program and opportunity level')
    .requiredOption('--edition <id>', 'edition, such as 2014-published')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--area <kind:id>', 'area, such as town:0900337070 or region:09110 (default: the state)')
    .option('--lihtc <file>', "HUD's tax-credit database (LIHTCPUB.CSV): one more line from it")
    .option(
      '--picture <file>',
      'tract file of Picture of Subsidized Households, saved as CSV: a line a program',
    )
    .option('--csv', 'print as CSV')
    .option('--json', 'print as JSON')
    .action((options: Options) => printBalance(options, effects));
}
