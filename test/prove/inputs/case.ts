import type { Severity } from '#core/problem.ts';
import type { Source } from '#sources/source.ts';

/** Groups of the catalogue of bad inputs; X are kinds that it does not name. */
export const GROUPS = {
  F: 'file',
  S: 'header',
  R: 'row',
  V: 'value',
  J: 'vintage and join',
  G: 'geometry',
  C: 'configuration',
  H: 'download',
  X: 'not in the catalogue',
} as const;

/** Folder with a project, its publishers' files and its published site; what a case plants is taken back after it. */
export interface World {
  readonly root: string;
  /** Writes a file, or takes it away. */
  plant(path: string, content: string | Uint8Array | undefined): void;
  /** Plants a changed text of a file; a change that changes nothing is a mistake of the case. */
  edit(path: string, change: (text: string) => string): void;
  text(path: string): string;
}

/** What a run did and said. */
export interface Met {
  readonly exitCode: number;
  /** What a person at the terminal sees of problems, one a line. */
  readonly lines: readonly string[];
  /** What `--json` prints, or the result. */
  readonly out: string;
  /** Files of places/ and var/ that are new, other or gone, with their new text. */
  readonly changed: ReadonlyMap<string, string>;
  /** Of the processor; of the clock where the run has a process of its own. */
  readonly milliseconds: number;
  /** Of runs in a process of their own. */
  readonly peakMegabytes?: number;
}

/** What the catalogue wants. */
export interface Expected {
  /** 'fine': nothing is said, and the outputs are as they were. */
  readonly severity: Severity | 'fine';
  readonly code?: string;
  /** "file:line:column" as the message begins it. */
  readonly place?: string;
  readonly columnName?: string;
  readonly value?: string;
  /** What the message must say, the remedy with it. */
  readonly says?: RegExp;
  readonly exitCode?: 2 | 3 | 4;
  /** Anything else; gives what is wrong. */
  readonly also?: (met: Met, world: World) => string | undefined;
}

/** A command line of ours, or the reader of one publisher's file. */
export type Run =
  | readonly string[]
  | { readonly source: Source<unknown> }
  | ((world: World, run: (args: readonly string[]) => Promise<Met>) => Promise<Met>);

/** One bad input: how it is planted, what is run, what must come of it. */
export interface InputCase {
  /** Letter of the group and number, with a word where one number has several forms. */
  readonly id: string;
  readonly what: string;
  readonly plant: (world: World) => void;
  readonly run: Run;
  readonly expect: Expected;
  /** Takes long or much room: it runs in a process of its own, and only in `npm run prove:inputs`. */
  readonly heavy?: true;
}
