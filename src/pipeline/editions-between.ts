import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LevelChanges, levelChanges } from '#artifacts/level-changes.ts';
import { type VintageChanges, vintageChanges } from '#artifacts/vintage-changes.ts';
import { Problem } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';
import { type BridgePart, bridgeParts } from '#tables/bridge.ts';
import { schemaOf } from '#tables/normalized.ts';
import { readTableOrThrow } from '#tables/read-table.ts';

/** Two editions beside each other: on the same tracts, or on those of two censuses. */
export type Changes = LevelChanges | VintageChanges;

interface Bridge {
  readonly table: string;
  readonly parts: readonly BridgePart[];
}

const known = new Map<string, Bridge>();

/** The bridge that the newer edition was built with. */
function bridgeOf(to: Edition, root: string): Bridge | undefined {
  const table = to.sources.find((source) => source.table.includes('/tract-bridge-'))?.table;
  if (table === undefined) return undefined;
  const path = join('places', to.place, table);
  const cached = known.get(join(root, path));
  if (cached !== undefined) return cached;
  const name = table.replace(/^tables\//, '').replace(/\.csv$/, '');
  const parts = bridgeParts(readTableOrThrow(schemaOf(name), readFileSync(join(root, path)), path));
  known.set(join(root, path), { table, parts });
  return { table, parts };
}

/** The bridge from one edition to the other, if there is one: it begins at tracts of the first. */
function bridgeBetween(from: Edition, to: Edition, root: string): Bridge | undefined {
  const bridge = bridgeOf(to, root);
  const own = new Set(from.tracts.geoid);
  return bridge?.parts.some((part) => own.has(part.from)) === true ? bridge : undefined;
}

/** Whether levels of the second edition can be set beside those of the first. */
export function canCompare(from: Edition, to: Edition, root = '.'): boolean {
  return from.tractVintage === to.tractVintage || bridgeBetween(from, to, root) !== undefined;
}

/**
 * Tracts and towns whose level differs in a second edition, and why: the page, its twins and `diff` all say this.
 *
 * @param root folder that holds `places/`
 * @throws Problem 'bridge-absent' when the tracts are of two censuses and no bridge leads from the first to the second
 */
export function changesBetween(from: Edition, to: Edition, root = '.'): Changes {
  if (from.tractVintage === to.tractVintage) return levelChanges(from, to);
  const bridge = bridgeBetween(from, to, root);
  if (bridge !== undefined) return vintageChanges(from, to, bridge);
  throw new Problem('bridge-absent', `lies on other tracts than ${from.id}, and names no bridge to them`, {
    value: to.id,
    exitCode: 3,
    remedy: 'name the newer edition second; its file must have the key "bridge"',
  });
}
