import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';

/** What a body must be: it is told by its first bytes, and the publisher's content type must not gainsay it. */
export type BodyForm = 'json' | 'csv' | 'zip' | 'gzip';

/** A key that the user may have; it goes to the publisher and into no message, file or cache. */
export interface UserKey {
  /** Parameter of the address. */
  readonly parameter: string;
  /** Setting that holds it, such as CENSUS_API_KEY. */
  readonly setting: string;
  /** Where one gets a key. */
  readonly signUp: string;
}

/** One request to a publisher. */
export interface Ask {
  readonly url: string;
  readonly form: BodyForm;
  /** More than this is not taken. */
  readonly maxBytes: number;
  readonly key?: UserKey;
}

/**
 * The work of fetching one file: it yields what to ask, is handed the bytes that came, and returns the file.
 * It does nothing itself, so that it runs the same against the publisher, a test or the cache.
 */
export type Pull = Generator<Ask, Uint8Array, Uint8Array>;

/** Row count and control totals of a file, as the lock keeps them. */
export interface RowLedger {
  readonly rows: number;
  readonly totals: Readonly<Record<string, number>>;
}

/** One file that a source can give for a state. */
export interface PlannedFile {
  /** Path in the raw folder; where an importer reads the file, it is the path that the importer asks for. */
  readonly path: string;
  readonly what: string;
  /** First addresses that are asked; the further pages of a paged answer follow from them. */
  readonly from: readonly string[];
  /** Whether more addresses follow. */
  readonly paged: boolean;
  /** What was measured of such a file, or reckoned from its rows. */
  readonly aboutBytes: number;
  /** What reads the file today; '' when nothing does yet. */
  readonly readBy: string;
  readonly pull: () => Pull;
  /** The contract: columns, types, ranges, rows. What is wrong goes to the log. */
  readonly check: (bytes: Uint8Array, log: ProblemLog) => RowLedger | Promise<RowLedger>;
}

/** A column that place.yaml declares of a data set of its state. */
export interface DeclaredColumn {
  readonly header: string;
  readonly kind:
    'text' | 'number' | 'count' | 'share' | 'percent' | 'tract-geoid' | 'town-geoid' | 'county-geoid';
  readonly filled?: boolean | undefined;
}

/** What place.yaml says of one source. Each source takes some of them. */
export interface SourceOptions {
  /** Last year of a survey, year of boundaries or fiscal year. */
  readonly year?: number | undefined;
  /** Names of tables. */
  readonly tables?: readonly string[] | undefined;
  readonly area?: 'tract' | 'town' | 'county' | undefined;
  /** Name that the publisher gave a file this year. */
  readonly document?: string | undefined;
  /** Address of a data set of the state. */
  readonly address?: string | undefined;
  /** Where the file goes, below the raw folder. */
  readonly file?: string | undefined;
  readonly title?: string | undefined;
  readonly columns?: readonly DeclaredColumn[] | undefined;
  /** Columns that together name a row. */
  readonly key?: readonly string[] | undefined;
  /** Least and greatest number of rows. */
  readonly rows?: readonly [number, number] | undefined;
}

/** A publisher's data set that can be fetched: one file of this folder and one line of its registry. */
export interface LiveSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly license: string;
  /** Page for people. */
  readonly url: string;
  /** Where the layout is described that the contract was written from. */
  readonly layout: string;
  /** Hosts that may be asked; those of a state's own data come from place.yaml. */
  readonly hosts: readonly string[];
  /** Options it must be given, and may be given. */
  readonly options: Readonly<Partial<Record<keyof SourceOptions, 'needed' | 'optional'>>>;
  /** Known oddities of the publisher's files, told in every report. */
  readonly exceptions: readonly string[];
  readonly plan: (state: State, options: SourceOptions) => readonly PlannedFile[];
}
