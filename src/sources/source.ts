import type { ProblemLog } from '#core/problem-log.ts';

/** Where figures come from: printed with every table made of them. */
export interface Provenance {
  readonly title: string;
  readonly publisher: string;
  /** Survey or school period, such as "2008–2012". */
  readonly period: string;
  /** Vintage of the geography. */
  readonly vintage: string;
  readonly license: string;
  readonly url: string;
}

/** One file of one publisher: where it lies in the raw folder, whose it is and how it is read. */
export interface Source<Parsed> extends Provenance {
  /** Path in the raw folder. */
  readonly file: string;
  /** Reads the whole file; what is wrong with it goes to the log. */
  readonly parse: (bytes: Uint8Array, log: ProblemLog) => Parsed | Promise<Parsed>;
}

/** License of works of the federal government. */
export const PUBLIC_DOMAIN = 'public domain (US Government work)';
/** License of figures that the state publishes. */
export const STATE_FIGURES = 'public figures of the State of Connecticut; no license stated';
