import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import { Problem } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';

/** A built edition as pages and commands read it. */
export interface BuiltEdition {
  readonly edition: Edition;
  /** Shapes for drawing: objects `tracts` and `towns`, and `water` where the place has it. */
  readonly topology: Topology;
  /** Folder of the edition's files, below the root. */
  readonly folder: string;
}

const EDITIONS = 'var/editions';
const known = new Map<string, BuiltEdition>();

function currentFolder(place: string, id: string, root: string): string {
  const home = join(root, EDITIONS, place, id);
  const pointer = join(home, 'current');
  if (/^[a-z0-9-]+$/.test(id) && existsSync(pointer)) return join(home, readFileSync(pointer, 'utf8').trim());
  throw new Problem('edition-absent', 'has not been built', {
    value: `${place} ${id}`,
    exitCode: 3,
    remedy: `run "evenground build --place ${place}"; is "${id}" one of places/${place}/editions?`,
  });
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/**
 * Reads a built edition of a place, once a process.
 *
 * @param root folder that holds `var/`
 * @throws Problem 'edition-absent' before the first build
 */
export function readEdition(place: string, id: string, root = '.'): BuiltEdition {
  const folder = currentFolder(place, id, root);
  const cached = known.get(folder);
  if (cached !== undefined) return cached;
  const built: BuiltEdition = {
    edition: readJson(folder, 'edition.json') as Edition,
    topology: readJson(folder, 'map.topojson') as Topology,
    folder,
  };
  known.set(folder, built);
  return built;
}
