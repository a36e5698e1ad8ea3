import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import type { RowLedger } from '#sources/live/live-source.ts';
import type { Approval } from '../approval.ts';
import type { Files } from '../effects.ts';

const lockedSchema = z.strictObject({
  source: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  rows: z.int().min(0),
  totals: z.record(z.string(), z.number()),
  /** First day it was taken, ISO. */
  at: z.string(),
  approved: z.strictObject({ name: z.string(), reason: z.string() }).optional(),
});

const lockSchema = z.strictObject({
  format: z.literal('evenground-fetch-lock/1'),
  files: z.record(z.string(), lockedSchema),
});

/** What was taken of a publisher the last time: another hash, or other counts, must be signed. */
export type Locked = z.infer<typeof lockedSchema>;

/** Path of the lock; it belongs into the repository of the place. */
export function lockPath(place: string): string {
  return `places/${place}/fetch-lock.json`;
}

/**
 * The lock of a place by file; empty before the first fetch.
 *
 * @throws Problem 'lock-form'
 */
export async function readLock(files: Files, place: string): Promise<ReadonlyMap<string, Locked>> {
  const path = lockPath(place);
  if ((await files.facts(path)) === undefined) return new Map();
  try {
    return new Map(Object.entries(lockSchema.parse(JSON.parse(await files.readText(path))).files));
  } catch {
    throw new Problem('lock-form', 'is no lock of fetched files', {
      file: path,
      exitCode: 3,
      remedy: 'restore it from the repository; without it nobody knows what was taken before',
    });
  }
}

/** Writes the lock, files in code-unit order. */
export async function writeLock(
  files: Files,
  place: string,
  locked: ReadonlyMap<string, Locked>,
): Promise<void> {
  const sorted = [...locked].sort(([a], [b]) => (a < b ? -1 : 1));
  const lock = { format: 'evenground-fetch-lock/1', files: Object.fromEntries(sorted) };
  await files.replace(lockPath(place), `${JSON.stringify(lock, null, 2)}\n`);
}

function moved(before: number, after: number): string {
  return before === after ? String(before) : `${before} → ${after}`;
}

function countsOf(locked: Locked, ledger: RowLedger): string {
  const totals = [...new Set([...Object.keys(locked.totals), ...Object.keys(ledger.totals)])].map(
    (name) => `${name} ${moved(locked.totals[name] ?? 0, ledger.totals[name] ?? 0)}`,
  );
  return [`rows ${moved(locked.rows, ledger.rows)}`, ...totals].join(', ');
}

/**
 * Compares a file with the lock. Other bytes than those taken before are let through with a signature only.
 *
 * @throws Problem 'lock-differs' with both hashes and both counts
 */
export function checkLock(
  path: string,
  locked: Locked | undefined,
  found: { readonly sha256: string; readonly ledger: RowLedger },
  approval: Approval | undefined,
): void {
  if (locked === undefined || locked.sha256 === found.sha256 || approval !== undefined) return;
  throw new Problem(
    'lock-differs',
    `is not the file that was taken before: SHA-256 ${locked.sha256} then, ${found.sha256} now; ${countsOf(locked, found.ledger)}`,
    {
      file: path,
      value: found.sha256,
      done: 'not saved; the file taken before stays',
      remedy:
        'read what the publisher changed; if the new file is meant, fetch with --approve "name, reason"',
    },
  );
}
