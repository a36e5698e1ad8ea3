import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import {
  importsOf,
  parseSource,
  readRooms,
  roomOf,
  roomSources,
  typeImportsOf,
  visitAll,
  type Room,
} from './sources.ts';

/** Packages that the pure rooms (1–8) may use: they do no I/O of their own in the parts we import. */
const PURE_PACKAGES = [
  'csv-parse',
  'd3-array',
  'd3-geo',
  'earcut',
  'exceljs',
  'fflate',
  'flatbush',
  'geojson',
  'intl-messageformat',
  'pmtiles',
  'polyclip-ts',
  'shapefile',
  'topojson-client',
  'topojson-server',
  'topojson-simplify',
  'topojson-specification',
  'uqr',
  'yaml',
  'zod',
];

const FORBIDDEN_GLOBALS = [
  'console',
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'performance',
  'localStorage',
];
const FORBIDDEN_MEMBERS = ['Date.now', 'Math.random', 'crypto.getRandomValues', 'crypto.randomUUID'];
const FORBIDDEN_METHODS = ['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'];

const rooms = readRooms();
const isPure = (room: Room): boolean => room.number <= 8;

/** Room that an import leads to; undefined for a package or a file outside the rooms. */
function targetRoom(path: string, specifier: string): Room | undefined {
  if (specifier.startsWith('#')) return rooms.find((room) => specifier.startsWith(`#${room.name}/`));
  return specifier.startsWith('.') ? roomOf(join(dirname(path), specifier), rooms) : undefined;
}

/** Why a room may not import another; undefined when it may. */
export function forbiddenBecause(from: Room, to: Room): string | undefined {
  if (from.name === to.name) return undefined;
  if (to.name === 'cli' || to.name === 'routes') return `nothing imports ${to.name}`;
  if (to.number > from.number) return `${to.number} ${to.name} comes after ${from.number} ${from.name}`;
  if (to.name === 'components' && from.name !== 'routes') return 'only routes import components';
  if (from.name === 'store' && to.name === 'pipeline') return 'pipeline and store do not know each other';
  if (from.name === 'desk' && to.name === 'artifacts') return 'desk does not import artifacts';
  if (from.name === 'components' && to.number > 8) return 'components run in the browser: rooms 1–8 only';
  return undefined;
}

function orderFaults(path: string): string[] {
  const from = roomOf(path, rooms);
  if (from === undefined) return [`${path} lies in no room of src/README.md`];
  const types = typeImportsOf(path);
  return importsOf(path).flatMap((specifier) => {
    const to = targetRoom(path, specifier);
    if (to === undefined) return [];
    const crossesByPath = specifier.startsWith('.') && to.name !== from.name;
    if (crossesByPath) return [`${path} → ${specifier}: write #${to.name}/… across rooms`];
    // A component may name the shape of what its page hands it.
    if (from.name === 'components' && to.name === 'pipeline' && types.has(specifier)) return [];
    const because = forbiddenBecause(from, to);
    return because === undefined ? [] : [`${path} → ${specifier}: ${because}`];
  });
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function moduleFaults(path: string): string[] {
  return importsOf(path)
    .filter((specifier) => !/^[.#]/.test(specifier))
    .filter((specifier) => !PURE_PACKAGES.includes(packageOf(specifier)))
    .map((specifier) => `${path} → ${specifier}`);
}

function isFreeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  const isName =
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node;
  return !isName && !ts.isParameter(parent) && !ts.isBindingElement(parent);
}

function globalFaults(path: string): string[] {
  const faults: string[] = [];
  const source = parseSource(path);
  visitAll(source, (node) => {
    const line = source.getLineAndCharacterOfPosition(node.pos).line + 1;
    const add = (what: string): unknown => faults.push(`${path}:${line} ${what}`);
    if (ts.isIdentifier(node) && FORBIDDEN_GLOBALS.includes(node.text) && isFreeName(node)) add(node.text);
    if (ts.isPropertyAccessExpression(node)) {
      const member = node.getText(source);
      if (FORBIDDEN_MEMBERS.includes(member)) add(member);
      if (FORBIDDEN_METHODS.includes(node.name.text)) add(node.name.text);
    }
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && !node.arguments?.length) {
      add('new Date()');
    }
  });
  return faults;
}

describe('the house', () => {
  const sources = roomSources();
  const pure = sources.filter((path) => {
    const room = roomOf(path, rooms);
    return room !== undefined && isPure(room);
  });

  test('has the thirteen rooms that src/README.md lists', () => {
    expect(rooms.map((room) => room.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(pure.length).toBeGreaterThan(5);
  });

  test('lets a room import only rooms with a smaller number', () => {
    expect(sources.flatMap(orderFaults)).toEqual([]);
  });

  test('knows which imports are wrong', () => {
    const room = (name: string): Room => rooms.find((one) => one.name === name) ?? { number: 0, name };
    expect(forbiddenBecause(room('core'), room('tables'))).toMatch(/comes after/);
    expect(forbiddenBecause(room('routes'), room('cli'))).toMatch(/nothing imports/);
    expect(forbiddenBecause(room('store'), room('pipeline'))).toMatch(/do not know/);
    expect(forbiddenBecause(room('tables'), room('core'))).toBeUndefined();
  });

  test('keeps rooms 1–8 free of Node, the network and unlisted packages', () => {
    expect(pure.flatMap(moduleFaults)).toEqual([]);
  });

  test('keeps rooms 1–8 free of clock, chance, locale and console', () => {
    expect(pure.flatMap(globalFaults)).toEqual([]);
  });
});
