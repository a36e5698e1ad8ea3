import { Problem, Problems } from './problem.ts';

/** How many problems of one run are kept and shown; the rest are counted. */
export const SHOWN_PROBLEMS = 1000;

/**
 * Gathers the problems of one run, so that the reader sees all of them at once.
 *
 * @example new ProblemLog().total // => 0
 */
export class ProblemLog {
  readonly #kept: Problem[] = [];
  #total = 0;
  #stops = 0;

  /** Problems in the order in which they were met, at most SHOWN_PROBLEMS; stopping ones always come in. */
  get problems(): readonly Problem[] {
    return this.#kept;
  }

  get total(): number {
    return this.#total;
  }

  get stops(): number {
    return this.#stops;
  }

  add(problem: Problem): void {
    this.#total += 1;
    if (problem.severity === 'stop') this.#stops += 1;
    if (this.#kept.length < SHOWN_PROBLEMS) this.#kept.push(problem);
    else if (problem.severity === 'stop') this.#replaceMilder(problem);
  }

  #replaceMilder(problem: Problem): void {
    const milder = this.#kept.findLastIndex((kept) => kept.severity !== 'stop');
    if (milder === -1) return;
    this.#kept.splice(milder, 1);
    this.#kept.push(problem);
  }

  /**
   * Runs a step; a Problem it throws is kept and the run goes on, so that later files are looked at too.
   *
   * @returns undefined when the step failed
   */
  attempt<Result>(step: () => Result): Result | undefined {
    try {
      return step();
    } catch (error) {
      this.keep(error);
      return undefined;
    }
  }

  /** Keeps a thrown Problem or Problems; anything else is our own mistake and is thrown on. */
  keep(error: unknown): void {
    if (error instanceof Problems) error.problems.forEach((problem) => this.add(problem));
    else if (error instanceof Problem) this.add(error);
    else throw error;
  }

  /** Throws what was gathered when one of the problems stops the run. */
  throwIfStopped(): void {
    if (this.#stops > 0) throw new Problems(this.#kept, this.#total);
  }
}
