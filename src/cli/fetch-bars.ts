import { Presets, SingleBar } from 'cli-progress';
import type { Log } from '#pipeline/effects.ts';
import type { FetchProgress } from '#pipeline/fetch/fetch-place.ts';

/** Longest part of a path that a line of a terminal has room for. */
const SHOWN_PATH = 44;

function shorten(path: string): string {
  return path.length > SHOWN_PATH ? `…${path.slice(1 - SHOWN_PATH)}` : path.padEnd(SHOWN_PATH);
}

const kilobytes = (bytes: number): number => Math.round(bytes / 1000);

/** A bar for each file at a terminal, a line for each elsewhere, nothing without a log. */
export function fetchBars(log: Log | undefined): FetchProgress {
  if (log === undefined) return { begin: () => undefined, advance: () => undefined, end: () => undefined };
  if (process.stderr.isTTY !== true)
    return { begin: (path) => log.info(`fetching ${path}`), advance: () => undefined, end: () => undefined };
  const format = '{path} {bar} {percentage}% | {value}/{total} kB';
  let bar: SingleBar | undefined;
  return {
    begin(path, aboutBytes) {
      bar = new SingleBar({ format, hideCursor: true, stopOnComplete: false }, Presets.shades_classic);
      bar.start(Math.max(1, kilobytes(aboutBytes)), 0, { path: shorten(path) });
    },
    advance(bytes, total) {
      if (bar === undefined) return;
      const done = kilobytes(bytes);
      bar.setTotal(Math.max(1, done, kilobytes(total ?? bar.getTotal() * 1000)));
      bar.update(done);
    },
    end() {
      bar?.stop();
      bar = undefined;
    },
  };
}
