import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import { nearestName } from '#core/nearest-name.ts';
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

function listFolder(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Most often a slip of the finger; else the edition was not built yet. */
function remedyFor(place: string, id: string, root: string): string {
  const places = listFolder(join(root, EDITIONS));
  const wrongPlace = places.length > 0 && !places.includes(place);
  const built = wrongPlace ? places : listFolder(join(root, EDITIONS, isName(place) ? place : ''));
  const near = nearestName(wrongPlace ? place : id, built);
  const meant = near === undefined ? '' : `did you mean "${near}"? if not, `;
  const there = built.length === 0 ? 'nothing yet' : built.join(', ');
  return `${meant}run "evenground build --place PLACE" first, for an edition of places/PLACE/editions; built here: ${there}`;
}

const isName = (text: string): boolean => /^[a-z0-9-]+$/.test(text);

function currentFolder(place: string, id: string, root: string): string {
  const home = join(root, EDITIONS, place, id);
  const pointer = join(home, 'current');
  if (isName(place) && isName(id) && existsSync(pointer))
    return join(home, readFileSync(pointer, 'utf8').trim());
  throw new Problem('edition-absent', 'has not been built', {
    value: `${place} ${id}`,
    exitCode: 3,
    remedy: remedyFor(place, id, root),
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
