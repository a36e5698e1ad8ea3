import type { MissingReason } from '#core/missing.ts';

/**
 * What the texts of a column are.
 * count: whole number ≥ 0 · share: 0…1 · percent: 0…100 · geoids: digits of a fixed length · word: one of `words`.
 */
export type ColumnKind =
  | 'text'
  | 'word'
  | 'number'
  | 'count'
  | 'share'
  | 'percent'
  | 'tract-geoid'
  | 'town-geoid'
  | 'county-geoid'
  | 'zip';

/** One column: what a publisher calls it, what we call it, and which texts it may hold. */
export interface ColumnSchema {
  /** Our name. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** The publisher's name, when it is not ours. */
  readonly header?: string;
  /** Other names the publisher has used. */
  readonly aliases?: readonly string[];
  /** Column number from 1, where the publisher repeats a name. */
  readonly position?: number;
  /** The file may come without the column. */
  readonly optional?: boolean;
  /** Holds the margins of error of another column. Without it the file is read, with a warning. */
  readonly marginOf?: string;
  /** No cell may be empty. */
  readonly filled?: boolean;
  /** Least and greatest possible number (shares and percents have theirs). */
  readonly range?: readonly [number, number];
  /** Texts that stand for a missing value. */
  readonly sentinels?: Readonly<Record<string, MissingReason>>;
  /** "1,234" means 1234. */
  readonly thousands?: boolean;
  /** "12%" means 12. */
  readonly percentSign?: boolean;
  /** "$1,200" means 1200. */
  readonly dollarSign?: boolean;
  /** Text to take away before the digits of an id, such as an apostrophe. */
  readonly prefix?: string;
  /** Every id of the column lost its leading zero (known of this publisher). */
  readonly lostZero?: boolean;
  /** Possible texts of a 'word' column. */
  readonly words?: readonly string[];
}

/** A file of one publisher, or one of our own normalized tables. */
export interface TableSchema {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
  /** Columns whose texts together name a row; a repeated key stops. */
  readonly key?: readonly string[];
  /** Whether columns that the schema does not name may be there (default: no). */
  readonly extraColumns?: 'ignore' | 'refuse';
  /** Rows with no value at all are kept (default), or listed as a warning and skipped. */
  readonly emptyRows?: 'keep' | 'skip';
}
