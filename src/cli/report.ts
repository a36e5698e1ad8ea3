import { formatProblem, Problem, Problems, problemToJson } from '#core/problem.ts';
import type { Log } from '#pipeline/effects.ts';

/** Problems shown of one run; the total is always given. */
export const SHOWN_PROBLEMS = 1000;

export interface ReportOptions {
  readonly json: boolean;
  readonly debug: boolean;
}

function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof Problems) return error.problems;
  return error instanceof Problem ? [error] : undefined;
}

/** 0 fine, 2 data, 3 configuration, 4 environment: the highest that any problem asks for. */
export function exitCodeOf(problems: readonly Problem[]): number {
  return Math.max(2, ...problems.map((problem) => problem.details.exitCode ?? 2));
}

function reportProblems(problems: readonly Problem[], log: Log, { json }: ReportOptions): number {
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  if (json) {
    const body = { ok: false, total: problems.length, problems: shown.map(problemToJson) };
    log.out(JSON.stringify(body, null, 2));
  } else {
    shown.forEach((problem) => log.warn(formatProblem(problem)));
    if (problems.length > 1) log.warn(`${problems.length} problems, ${shown.length} shown`);
  }
  return exitCodeOf(problems);
}

function reportBug(error: unknown, log: Log, { json, debug }: ReportOptions): number {
  const what = error instanceof Error ? error.message : String(error);
  const problem = new Problem('internal', what || 'an unexpected failure', {
    exitCode: 4,
    remedy: 'this is a fault of the software: run again with --debug and report it',
  });
  const exitCode = reportProblems([problem], log, { json, debug });
  if (debug && error instanceof Error) log.warn(error.stack ?? what);
  return exitCode;
}

/** Shows a failure by the message contract and returns the exit code. */
export function reportFailure(error: unknown, log: Log, options: ReportOptions): number {
  const problems = problemsOf(error);
  if (problems === undefined) return reportBug(error, log, options);
  const exitCode = reportProblems(problems, log, options);
  if (options.debug && error instanceof Error) log.warn(error.stack ?? '');
  return exitCode;
}
