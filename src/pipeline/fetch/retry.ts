import { Problem } from '#core/problem.ts';

/** How often and how patiently a request is tried again. */
export interface Patience {
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const PATIENCE: Patience = { attempts: 5, firstWaitMs: 2_000, longestWaitMs: 300_000 };

/** A failure that may pass, with the wait that the publisher asked for. */
export class PassingFailure extends Error {
  readonly problem: Problem;
  readonly waitMs: number | undefined;

  constructor(problem: Problem, waitMs?: number) {
    super(problem.message);
    this.problem = problem;
    this.waitMs = waitMs;
  }
}

/**
 * Milliseconds that a Retry-After header asks for: seconds, or a date. Undefined when it says nothing.
 *
 * @param now the present
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number.parseInt(header, 10) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

function tooLong(problem: Problem, waitMs: number): Problem {
  return new Problem('http-wait', `the publisher asks to wait ${Math.ceil(waitMs / 1000)} seconds`, {
    ...problem.details,
    remedy: 'run the command again after that time; what has come so far is kept',
  });
}

/** Tries work again while its failures may pass, twice as patient each time, or as patient as the publisher asks. */
export async function withRetries<Result>(
  work: (attempt: number) => Promise<Result>,
  wait: (ms: number) => Promise<void>,
  patience: Patience = PATIENCE,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      const { problem } = error;
      if (attempt >= patience.attempts)
        throw new Problem(problem.code, `${problem.message} (${attempt} attempts)`, problem.details);
      const waitMs = error.waitMs ?? patience.firstWaitMs * 2 ** (attempt - 1);
      if (waitMs > patience.longestWaitMs) throw tooLong(problem, waitMs);
      await wait(waitMs);
    }
  }
}
