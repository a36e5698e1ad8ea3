import type { Command } from 'commander';
import { csvText } from '#artifacts/run-csv.ts';
import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { SobolIndices } from '#core/stats/sobol-indices.ts';
import { compareAlternatives } from '#opportunity/alternatives.ts';
import type { DrawSummary } from '#opportunity/draw-tally.ts';
import { leaveEachOut } from '#opportunity/leave-out.ts';
import { methodIndices } from '#opportunity/method-indices.ts';
import { simulateMargins } from '#opportunity/margins.ts';
import { simulateWeights, weightIndices } from '#opportunity/sensitivity.ts';
import { baseAgreement, sensitivityBase } from '#opportunity/sensitivity-base.ts';
import type { Effects } from '#pipeline/effects.ts';
import { scoreTable, type ScoredTable } from '#pipeline/score-table.ts';
import { refuseOverwrite } from './refuse-overwrite.ts';

interface Options {
  readonly table?: string;
  readonly key?: string;
  readonly draws: string;
  readonly seed: string;
  readonly sobol: string;
  readonly margins: string;
  readonly out?: string;
  readonly json?: boolean;
}

function whole(text: string, option: string): number {
  const value = parseWhole(text);
  if (value !== undefined && value >= 0) return value;
  throw new Problem('option-number', 'is not a whole number', {
    columnName: option,
    value: text,
    exitCode: 3,
    remedy: `write for example ${option} 10000`,
  });
}

/** Ranks that the simulations keep, two bytes each. */
const MOST_RANKS = 1e9;
const MOST_DRAWS = 1e6;
const MOST_SAMPLES = 2 ** 20;

/** A number of draws for which there is memory and a lifetime. */
function drawsOf(text: string, option: string, rows: number): number {
  const draws = whole(text, option);
  if (draws === 0 && option === '--draws') {
    throw new Problem('option-number', 'leaves nothing to draw', {
      columnName: option,
      value: text,
      exitCode: 3,
      remedy: 'write for example --draws 10000',
    });
  }
  const most = Math.min(MOST_DRAWS, Math.floor(MOST_RANKS / Math.max(1, rows)));
  if (draws <= most) return draws;
  throw new Problem('option-number', 'is more draws than fit into memory', {
    columnName: option,
    value: text,
    exitCode: 3,
    remedy: `write at most ${option} ${most} for ${rows} rows`,
  });
}

/** Size of a base sample: 0 or a power of two, without which a Sobol sequence is not balanced. */
function samplesOf(text: string): number {
  const count = whole(text, '--sobol');
  if (count === 0 || (count <= MOST_SAMPLES && Number.isInteger(Math.log2(count)))) return count;
  throw new Problem('option-number', `is no power of two up to ${MOST_SAMPLES}`, {
    columnName: '--sobol',
    value: text,
    exitCode: 3,
    remedy: 'write for example --sobol 1024, or 0 to leave the indices out',
  });
}

function study(scored: ScoredTable, options: Options) {
  const { rowCount } = scored.run;
  const [draws, seed, count, marginDraws] = [
    drawsOf(options.draws, '--draws', rowCount),
    whole(options.seed, '--seed'),
    samplesOf(options.sobol),
    drawsOf(options.margins, '--margins', rowCount),
  ];
  const base = sensitivityBase(scored.run);
  const simulation = simulateWeights(base, draws, seed);
  const hasMargins = scored.run.recipe.indicators.some(({ margin }) => margin !== undefined);
  const margins =
    marginDraws > 0 && hasMargins ? simulateMargins(scored.run, scored.table, marginDraws, seed) : undefined;
  const sobol = count === 0 ? undefined : weightIndices(base, count, seed);
  const method = count === 0 ? undefined : methodIndices(scored.run, scored.table, base, count, seed);
  return {
    recipe: scored.run.recipe.id,
    rows: scored.run.rowCount,
    levels: base.classCount,
    alternatives: compareAlternatives(scored.run, scored.table),
    leaveOneOut: leaveEachOut(scored.run, scored.table),
    weights: simulation,
    agreement: baseAgreement(scored.run, base),
    margins,
    sobol: sobol && { ...sobol, ids: base.ids },
    method,
  };
}

type Study = ReturnType<typeof study>;

/** How many rows change level, and how many keep theirs nearly always. */
function drawLine({ changed, stability, rankLow }: DrawSummary): string {
  // Rows without a score have no rank, and no level to keep.
  const stable = stability.filter((share, row) => share >= 0.95 && rankLow[row] !== 0).length;
  return `on average ${changed.mean.toFixed(1)} rows change level (${changed.min} to ${changed.max}); ${stable} rows keep theirs in at least 95% of the draws`;
}

function marginLines({ margins }: Study): string[] {
  if (margins === undefined) return ['margins of error: no indicator of the recipe names one'];
  const { draws, seed, indicators, withoutMargin } = margins;
  return [
    `values of ${indicators.length} indicators drawn within their margins of error ${draws} times (seed ${seed}; ${withoutMargin} values without a margin): ${drawLine(margins)}`,
  ];
}

function agreementLine({ agreement: { same, levelled } }: Study): string[] {
  if (levelled === 0 || same === levelled) return [];
  return [
    `weights are studied on the weighted mean of the normalized indicators, which gives ${same} of ${levelled} rows the level of the recipe`,
  ];
}

/** First and total order of each input, a line each. */
function indexLines(
  title: string,
  indices: (SobolIndices & { ids: readonly string[] }) | undefined,
): string[] {
  if (indices === undefined) return [];
  const { ids, first, total } = indices;
  return [
    `${title} (first order, total order)`,
    ...ids.map((id, i) => `  ${id}: ${first[i]?.toFixed(3)}, ${total[i]?.toFixed(3)}`),
  ];
}

function lines(result: Study): string[] {
  const { recipe, rows, levels, alternatives, leaveOneOut: left, weights, sobol, method } = result;
  return [
    `${recipe}: ${rows} rows, ${levels} levels`,
    'other methods: rows that change level',
    ...alternatives.map(({ name, changed, why }) => `  ${name}: ${changed ?? `not computed, ${why}`}`),
    'left out: rows that change level, mean and largest shift of rank',
    ...left.map(
      ({ kind, left: id, changed, meanRankShift, largestRankShift }) =>
        `  ${kind} ${id}: ${changed}, ${meanRankShift.toFixed(1)}, ${largestRankShift}`,
    ),
    ...agreementLine(result),
    `weights drawn ${weights.draws} times (±${weights.spread * 100}%, seed ${weights.seed}): ${drawLine(weights)}`,
    ...marginLines(result),
    ...indexLines('weights that move the ranks', sobol),
    ...indexLines(
      `choices of method that move the ranks: normalization (${method?.normalizations.join(', ') ?? ''}), arithmetic or geometric mean, weights`,
      method,
    ),
  ];
}

const MARGIN_HEADER = [
  'share of draws within margins with the same level',
  'rank 5% within margins',
  'rank 95% within margins',
];

/** What draws say of one row; nothing where it has no score. */
function drawnCells(draws: DrawSummary, row: number, isScored: boolean): (number | string)[] {
  const ranks = [draws.rankLow[row], draws.rankHigh[row]].map((rank) => (isScored && rank) || '');
  return [isScored ? (draws.stability[row] ?? '') : '', ...ranks];
}

function stabilityCsv({ weights, margins }: Study, { keys, run }: ScoredTable): string {
  const drawnHeader = margins === undefined ? [] : MARGIN_HEADER;
  const rows = keys.map((key, row) => [
    csvText(key),
    ...[weights, ...(margins === undefined ? [] : [margins])].flatMap((draws) =>
      drawnCells(draws, row, run.score.reasons[row] === 0),
    ),
  ]);
  return [['key', 'share of draws with the same level', 'rank 5%', 'rank 95%', ...drawnHeader], ...rows]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

/** Typed arrays as lists, which JSON can hold; null where a row has no score. */
function plain<T extends DrawSummary>(draws: T, { run: { score } }: ScoredTable) {
  const ofScored = (values: ArrayLike<number>): (number | null)[] =>
    Array.from(values, (value, row) => (score.reasons[row] === 0 ? value : null));
  const { stability, rankLow, rankHigh } = draws;
  return {
    ...draws,
    stability: ofScored(stability),
    rankLow: ofScored(rankLow),
    rankHigh: ofScored(rankHigh),
  };
}

function asJson(result: Study, scored: ScoredTable): string {
  return JSON.stringify({
    ...result,
    weights: plain(result.weights, scored),
    ...(result.margins === undefined ? {} : { margins: plain(result.margins, scored) }),
  });
}

/** `evenground sensitivity`: how much the levels depend on choices of method. */
export function register(program: Command, effects: Effects): void {
  program
    .command('sensitivity')
    .description('leave one out, other methods, Monte Carlo on weights and margins, Sobol indices')
    .argument('<recipe>', 'recipe file')
    .option('--table <file>', 'CSV (default: the table that the recipe names)')
    .option('--key <column>', 'column that names the rows')
    .option('--draws <number>', 'draws of the weights', '10000')
    .option('--seed <number>', 'seed of the draws', '1')
    .option('--sobol <number>', 'base sample of the Sobol indices, a power of two; 0 leaves them out', '1024')
    .option('--margins <number>', 'draws within the margins of error; 0 leaves them out', '1000')
    .option('--out <file>', 'write stability and rank interval of every row to this CSV')
    .option('--json', 'print one JSON object')
    .action(async (recipe: string, options: Options) => {
      const scored = await scoreTable(effects, recipe, options.table, options.key);
      refuseOverwrite(effects, options.out, [recipe, options.table ?? scored.run.recipe.table]);
      const result = study(scored, options);
      if (options.out !== undefined) await effects.files.write(options.out, stabilityCsv(result, scored));
      effects.log.out(options.json === true ? asJson(result, scored) : lines(result).join('\n'));
    });
}
