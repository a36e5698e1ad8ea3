import type { Network } from './net/network.ts';

/** Names of one folder, in code-unit order. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What can be known of a file without opening it. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  readonly modifiedMs: number;
}

/** A file that grows piece by piece. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Flushes and closes. */
  close(): Promise<void>;
}

/** The disk. Paths are absolute or relative to the project's root; every failure is a Problem with exit code 3 or 4. */
export interface Files {
  /** The absolute path of a path of the project. */
  resolve(path: string): string;
  facts(path: string): Promise<FileFacts | undefined>;
  /** The absolute path that links lead to; undefined when they lead nowhere, or nothing is there. */
  follow(path: string): Promise<string | undefined>;
  read(path: string): Promise<Uint8Array>;
  readText(path: string): Promise<string>;
  /** Entries of a folder; an absent folder has none. */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** Writes the whole file, making the folders above it. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** Writes beside, flushes, then renames over: a reader sees the old file or the new one. */
  replace(path: string, content: string | Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Opens a file to write on after its first bytes; what lay behind them is cut off. */
  grow(path: string, after: number): Promise<FileSink>;
  remove(path: string): Promise<void>;
  /**
   * Takes a lock for this process and gives what returns it; the lock of a process that has ended is taken over.
   *
   * @param what what the lock is for, as its Problem says it
   */
  lock(path: string, what: string): Promise<() => Promise<void>>;
  /** Flushes every file and folder below a folder to the disk. */
  flush(path: string): Promise<void>;
}

/** What the person at the terminal sees; results go to `out`, everything else to the other stream. */
export interface Log {
  out(text: string): void;
  info(text: string): void;
  warn(text: string): void;
}

export interface Clock {
  now(): Date;
}

/** Everything the edges may do to the world, as one argument. */
export interface Effects {
  readonly files: Files;
  /** Folder that the person stands in: what they type is relative to it; without it, to the project. */
  readonly here?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where nothing may be asked: a build needs none. */
  readonly network?: Network;
  /** Settings from the environment, such as EVENGROUND_RAW. */
  readonly settings: Readonly<Record<string, string | undefined>>;
}
