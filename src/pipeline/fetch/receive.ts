import { Problem } from '#core/problem.ts';
import type { BodyForm } from '#sources/live/live-source.ts';
import type { Clock, FileSink } from '../effects.ts';
import { PASSING_PROBLEMS } from '../net/network-problem.ts';
import type { NetworkAnswer } from '../net/network.ts';
import { checkStart } from './body-form.ts';
import { PassingFailure } from './retry.ts';

/** How much and how slowly a body may come. */
export interface BodyLimits {
  /** A body that has taken this long must have come at the least rate. */
  readonly slowAfterMs: number;
  readonly leastBytesPerSecond: number;
}

export const BODY_LIMITS: BodyLimits = { slowAfterMs: 60_000, leastBytesPerSecond: 2_000 };

export interface Receiving {
  readonly answer: NetworkAnswer;
  /** Address for messages. */
  readonly from: string;
  readonly form: BodyForm;
  readonly maxBytes: number;
  /** Bytes that are in the sink already. */
  readonly start: number;
  /** Length of the whole file, when the publisher said it. */
  readonly total: number | undefined;
  readonly sink: FileSink;
  readonly clock: Clock;
  readonly limits?: BodyLimits | undefined;
  readonly onProgress: (bytes: number, total: number | undefined) => void;
}

function tooLarge({ from, maxBytes }: Receiving): Problem {
  return new Problem(
    'download-large',
    `is larger than ${maxBytes} bytes, the most that this source may send`,
    {
      file: from,
      done: 'nothing of it was kept',
      remedy: 'check the address; if the file has grown, report it so that the limit is raised',
    },
  );
}

function truncated({ from, total }: Receiving, got: number): Problem {
  return new Problem('download-truncated', `ended after ${got} of ${total ?? '?'} bytes`, {
    file: from,
    exitCode: 4,
    done: 'nothing was changed; what has come is kept for the next attempt',
    remedy: 'run the command again',
  });
}

function tooSlow({ from }: Receiving, bytes: number, seconds: number): Problem {
  return new Problem('download-slow', `only ${bytes} bytes came in ${Math.round(seconds)} seconds`, {
    file: from,
    exitCode: 4,
    done: 'nothing was changed; what has come is kept for the next attempt',
    remedy: 'run the command again later',
  });
}

/** Judges each piece as it comes: how much, how fast, and by its first bytes what it is. */
async function take(receiving: Receiving, count: { bytes: number }): Promise<void> {
  const { answer, clock, limits = BODY_LIMITS, sink, start } = receiving;
  const began = clock.now().getTime();
  for await (const piece of answer.body) {
    if (start + count.bytes === 0) checkStart(receiving.form, piece, receiving.from);
    const came = count.bytes + piece.length;
    if (start + came > receiving.maxBytes) throw tooLarge(receiving);
    await sink.write(piece);
    count.bytes = came;
    receiving.onProgress(start + came, receiving.total);
    const seconds = (clock.now().getTime() - began) / 1000;
    if (seconds * 1000 > limits.slowAfterMs && came / seconds < limits.leastBytesPerSecond)
      throw new PassingFailure(tooSlow(receiving, came, seconds));
  }
}

/**
 * Writes a body to a sink.
 *
 * @returns bytes in the sink
 * @throws PassingFailure when it breaks off, Problem when it must not be taken
 */
export async function receive(receiving: Receiving): Promise<number> {
  const { answer, maxBytes, start, total } = receiving;
  const count = { bytes: 0 };
  try {
    if (total !== undefined && total > maxBytes) throw tooLarge(receiving);
    await take(receiving, count);
  } catch (error) {
    answer.close();
    if (error instanceof Problem && PASSING_PROBLEMS.has(error.code)) throw new PassingFailure(error);
    throw error;
  }
  const bytes = start + count.bytes;
  if (total !== undefined && bytes !== total) throw new PassingFailure(truncated(receiving, bytes));
  if (bytes === 0)
    throw new Problem('download-empty', 'the publisher sends an empty file', {
      file: receiving.from,
      remedy: 'look at the address in a browser; try again later',
    });
  return bytes;
}
