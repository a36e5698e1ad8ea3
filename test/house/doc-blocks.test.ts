import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSource, readRooms, readSource, roomOf, roomSources } from './sources.ts';

const rooms = readRooms();

const pureSources = roomSources().filter((path) => {
  const room = roomOf(path, rooms);
  return room !== undefined && room.number <= 8 && path.endsWith('.ts');
});

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** Functions, classes and values need words; a type says what it is by its name and its fields. */
function needsWords(node: ts.Statement): boolean {
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isVariableStatement(node);
}

function undocumented(path: string): string[] {
  const source = parseSource(path);
  return source.statements
    .filter((node) => isExported(node) && needsWords(node) && ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => `${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
}

interface Example {
  readonly path: string;
  readonly expression: string;
  readonly wanted: string;
}

const EXAMPLE = /^\s*\*\s*@example (.+?) \/\/ => (.+?)\s*(?:\*\/)?$/gm;

function examplesOf(path: string): readonly Example[] {
  return [...readSource(path).matchAll(EXAMPLE)].map(([, expression = '', wanted = '']) => ({
    path,
    expression,
    wanted,
  }));
}

const MODULES = import.meta.glob(
  '../../src/{core,tables,sources,indicators,opportunity,analysis,artifacts,desk}/**/*.ts',
);

const exportsByPath = new Map<string, Record<string, unknown>>();

/** Exports of all pure rooms; where a name stands in two modules, the example's own module wins. */
function scopeOf(path: string): Record<string, unknown> {
  return Object.assign({}, ...exportsByPath.values(), exportsByPath.get(path)) as Record<string, unknown>;
}

/** The same value with its numbers cut to twelve digits, as the examples print them. */
function shownDigits(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(shownDigits);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shownDigits(part)]));
}

function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  const names = Object.keys(scope).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default');
  // The example is read as the reader would type it, with the exports of its module in scope.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own documentation is what is run
  const compute = new Function(...names, `"use strict"; return (${expression});`) as (
    ...args: unknown[]
  ) => unknown;
  return compute(...names.map((name) => scope[name]));
}

describe('rooms 1–8 explain themselves', () => {
  test('every exported function, class and value has a doc block', () => {
    expect(pureSources.flatMap(undocumented)).toEqual([]);
  });

  beforeAll(async () => {
    for (const path of pureSources) {
      const load = MODULES[`../../${path}`];
      if (load !== undefined) exportsByPath.set(path, (await load()) as Record<string, unknown>);
    }
  });

  const examples = pureSources.flatMap(examplesOf);

  test('there are examples', () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  test.each(examples)('$path: $expression', ({ path, expression, wanted }) => {
    const scope = scopeOf(path);
    expect(shownDigits(evaluate(expression, scope))).toEqual(shownDigits(evaluate(wanted, scope)));
  });
});
