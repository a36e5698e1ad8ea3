import type { Command } from 'commander';
import {
  type ChangeRow,
  type GapRow,
  type InvestmentProfile,
  investmentProfile,
} from '#analysis/investment/profile.ts';
import { isMissing } from '#core/missing.ts';
import type { Effects } from '#pipeline/effects.ts';
import { areaWithPeers, openInvestment } from '#pipeline/investment-data.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import type { InvestmentModel } from '#analysis/investment/model.ts';

interface Options {
  readonly place?: string;
  readonly area: string;
  readonly json?: boolean;
}

function gapLine({ indicator, value, peers, gap, touched }: GapRow, model: InvestmentModel): string {
  const shown = (cell: GapRow['value']): string =>
    isMissing(cell) ? cell.missing : cell.toFixed(indicator.unit === 'share' ? 3 : 1);
  const label = model.counts[indicator.id]?.label.en ?? '';
  const people =
    touched === undefined
      ? `; ${model.noCount[indicator.id]?.en ?? 'no count of people is loaded'}`
      : `; ${Math.round(touched.value)} ± ${Math.round(touched.moe)} ${label}`;
  return `  ${indicator.label.en}: ${shown(value)}, peers ${shown(peers)}, ${gap.toFixed(2)} deviations${people} (${indicator.publisher}, ${indicator.period})`;
}

function changeLine({ id, before, now, isClear }: ChangeRow): string {
  const digits = id === 'medianIncome' ? 0 : 3;
  const shown = (one: ChangeRow['before']): string =>
    'missing' in one ? one.missing : `${one.value.toFixed(digits)} ± ${one.moe.toFixed(digits)}`;
  const word = isClear === null ? '' : isClear ? ': a clear change' : ': within the margins';
  return `  ${id}: ${shown(before)} → ${shown(now)}${word}`;
}

function* linesOf(model: InvestmentModel, profile: InvestmentProfile): Generator<string> {
  yield 'weakest against peers';
  for (const row of profile.weakest) {
    yield gapLine(row, model);
    const menu = model.menu.find(({ domain }) => domain === row.indicator.domain);
    if (menu !== undefined) {
      yield `    answers: ${menu.kinds.en.join(', ')} (${menu.source}; ${menu.state})`;
      if (menu.note !== undefined) yield `    ${menu.note.en}`;
    }
  }
  const always = model.menu.find(({ domain }) => domain === 'any');
  if (always !== undefined)
    yield `  for any area: ${always.kinds.en.join(', ')} (${always.source}; ${always.state})`;
  yield 'assets';
  if (profile.assets.length === 0) yield '  no indicator lies above the peers';
  for (const row of profile.assets) yield gapLine(row, model);
  if (profile.stations.length > 0)
    yield `  stations within a mile of a tract's middle: ${profile.stations.join(', ')}`;
  if (model.assetsNote !== undefined) yield `  ${model.assetsNote.en}`;
  yield 'government-funded homes';
  for (const { id, least, most, suppressedTracts } of profile.homes) {
    const source = model.homes.find((line) => line.id === id);
    const top = Math.round(most) > Math.round(least) ? `, at most ${Math.round(most)}` : '';
    const held = suppressedTracts > 0 ? `, ${suppressedTracts} tracts suppressed` : '';
    yield `  ${source?.label.en ?? id}: ${Math.round(least)}${top}${held} (${source?.publisher ?? ''}, ${source?.period ?? ''})`;
  }
  yield `displacement caution, ${model.before?.period ?? 'not loaded'} → ${model.now.period} (dollars of each period; rents: not loaded)`;
  for (const row of profile.changes) yield changeLine(row);
  yield model.both.en;
}

function investment({ place = defaultPlace(), area: id, json }: Options, { log }: Effects): void {
  const { model, edition } = openInvestment(place);
  const { area, peers } = areaWithPeers(edition, id);
  const profile = investmentProfile(model, area.tracts, peers.tracts, area.id);
  if (json === true) {
    const plain = (row: GapRow) => {
      const { id: indicator, publisher, period } = row.indicator;
      return { ...row, indicator, publisher, period };
    };
    const { weakest, assets, homes, ...rest } = profile;
    const sourced = homes.map((line) => {
      const { publisher, period } = model.homes.find((one) => one.id === line.id) ?? {};
      return { ...line, publisher, period };
    });
    const lists = { weakest: weakest.map(plain), assets: assets.map(plain), homes: sourced };
    const survey = {
      source: model.now.source,
      before: model.before?.period ?? null,
      now: model.now.period,
    };
    const head = {
      format: 'evenground-investment/1',
      edition: model.edition,
      area: area.id,
      peers: peers.id,
    };
    log.out(JSON.stringify({ ...head, ...lists, ...rest, survey, both: model.both }, null, 2));
    return;
  }
  log.out(
    `${area.name}, ${Math.round(profile.people)} people, against ${peers.name}, edition ${model.edition}`,
  );
  for (const line of linesOf(model, profile)) log.out(line);
}

/** `evenground investment --area town:hartford [--json]`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('investment')
    .description('what an area lacks and has against its peers, homes there, and who may be pushed out')
    .requiredOption(
      '--area <id>',
      'kind:name, such as town:NAME, region:NAME, tract:GEOID or tracts:GEOID,GEOID',
    )
    .option('--place <id>', 'folder in places/; without it, the first place')
    .option('--json', 'print as JSON')
    .action((options: Options) => investment(options, effects));
}
