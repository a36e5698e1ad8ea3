import type { Command } from 'commander';
import type { ComparisonResult } from '#opportunity/run/compare.ts';
import type { Effects } from '#pipeline/effects.ts';
import { reproduce, type Reproduction } from '#pipeline/reproduce.ts';

/** One line per compared column, then the rows that differ most. */
export function comparisonLines(results: readonly ComparisonResult[]): string[] {
  return results.flatMap((result) => {
    const { output, column, matched, rows, largest, met, atLeast, note, worst } = result;
    const mark = met ? 'ok  ' : 'LESS';
    const wanted = atLeast < rows ? ` (at least ${atLeast})` : '';
    const why = note === undefined ? '' : ` – ${note}`;
    const head = `  ${mark} ${output} = ${column}: ${matched}/${rows}${wanted}, largest difference ${largest.toPrecision(3)}${why}`;
    return [
      head,
      ...worst.map(
        ({ key, ours, published }) => `         ${key}: ${ours || '–'} here, ${published || '–'} published`,
      ),
    ];
  });
}

function caseLines({ case: name, rows, met, comparisons }: Reproduction): string[] {
  return [
    `${name} (${rows} rows): ${met ? 'reproduced' : 'NOT reproduced'}`,
    ...comparisonLines(comparisons),
  ];
}

/** `evenground reproduce`: published indices from their recipes, column by column. */
export function register(program: Command, effects: Effects): void {
  program
    .command('reproduce')
    .description('compute published indices from their recipes and compare every column')
    .argument('[case...]', 'cases to run (default: all)')
    .option('--json', 'print one JSON object')
    .action(async (cases: string[], options: { json?: boolean }) => {
      const results = await reproduce(effects, cases);
      const met = results.every((result) => result.met);
      if (options.json === true) effects.log.out(JSON.stringify({ ok: met, cases: results }));
      else effects.log.out(results.flatMap(caseLines).join('\n'));
      if (!met) process.exitCode = 2;
    });
}
