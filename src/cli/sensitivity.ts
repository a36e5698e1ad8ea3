import type { Command } from 'commander';
import { csvText } from '#artifacts/run-csv.ts';
import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { compareAlternatives } from '#opportunity/alternatives.ts';
import { leaveOneOut, simulateWeights, weightIndices } from '#opportunity/sensitivity.ts';
import { sensitivityBase } from '#opportunity/sensitivity-base.ts';
import type { Effects } from '#pipeline/effects.ts';
import { scoreTable, type ScoredTable } from '#pipeline/score-table.ts';

interface Options {
  readonly table?: string;
  readonly key?: string;
  readonly draws: string;
  readonly seed: string;
  readonly sobol: string;
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

function study(scored: ScoredTable, options: Options) {
  const base = sensitivityBase(scored.run);
  const [draws, seed, count] = [
    whole(options.draws, '--draws'),
    whole(options.seed, '--seed'),
    whole(options.sobol, '--sobol'),
  ];
  const simulation = simulateWeights(base, Math.max(1, draws), seed);
  const sobol = count === 0 ? undefined : weightIndices(base, count, seed);
  return {
    recipe: scored.run.recipe.id,
    rows: scored.run.rowCount,
    levels: base.classCount,
    alternatives: compareAlternatives(scored.run, scored.table),
    leaveOneOut: leaveOneOut(base),
    weights: simulation,
    sobol: sobol && { ...sobol, ids: base.ids },
  };
}

type Study = ReturnType<typeof study>;

function lines({ recipe, rows, levels, alternatives, leaveOneOut: left, weights, sobol }: Study): string[] {
  const stable = weights.stability.reduce((count, share) => count + (share >= 0.95 ? 1 : 0), 0);
  return [
    `${recipe}: ${rows} rows, ${levels} levels`,
    'other methods: rows that change level',
    ...alternatives.map(({ name, changed }) => `  ${name}: ${changed}`),
    'left out: rows that change level, mean and largest shift of rank',
    ...left.map(
      ({ kind, left: id, changed, meanRankShift, largestRankShift }) =>
        `  ${kind} ${id}: ${changed}, ${meanRankShift.toFixed(1)}, ${largestRankShift}`,
    ),
    `weights drawn ${weights.draws} times (±${weights.spread * 100}%, seed ${weights.seed}): on average ${weights.changed.mean.toFixed(1)} rows change level (${weights.changed.min} to ${weights.changed.max}); ${stable} rows keep theirs in at least 95% of the draws`,
    ...(sobol ? ['weights that move the ranks (first order, total order)'] : []),
    ...(sobol
      ? sobol.ids.map((id, i) => `  ${id}: ${sobol.first[i]?.toFixed(3)}, ${sobol.total[i]?.toFixed(3)}`)
      : []),
  ];
}

function stabilityCsv({ weights }: Study, keys: readonly string[]): string {
  const rows = keys.map((key, row) => [
    csvText(key),
    weights.stability[row],
    weights.rankLow[row] ?? '',
    weights.rankHigh[row] ?? '',
  ]);
  return [['key', 'share of draws with the same level', 'rank 5%', 'rank 95%'], ...rows]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

function asJson(result: Study): string {
  const { stability, rankLow, rankHigh, ...weights } = result.weights;
  return JSON.stringify({
    ...result,
    weights: { ...weights, stability: [...stability], rankLow: [...rankLow], rankHigh: [...rankHigh] },
  });
}

/** `evenground sensitivity`: how much the levels depend on choices of method. */
export function register(program: Command, effects: Effects): void {
  program
    .command('sensitivity')
    .description('leave one out, other methods, Monte Carlo on weights, Sobol indices')
    .argument('<recipe>', 'recipe file')
    .option('--table <file>', 'CSV (default: the table that the recipe names)')
    .option('--key <column>', 'column that names the rows')
    .option('--draws <number>', 'draws of the weights', '10000')
    .option('--seed <number>', 'seed of the draws', '1')
    .option('--sobol <number>', 'base sample of the Sobol indices, a power of two; 0 leaves them out', '256')
    .option('--out <file>', 'write stability and rank interval of every row to this CSV')
    .option('--json', 'print one JSON object')
    .action(async (recipe: string, options: Options) => {
      const scored = await scoreTable(effects, recipe, options.table, options.key);
      const result = study(scored, options);
      if (options.out !== undefined)
        await effects.files.write(options.out, stabilityCsv(result, scored.keys));
      effects.log.out(options.json === true ? asJson(result) : lines(result).join('\n'));
    });
}
