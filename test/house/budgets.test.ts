import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { listFiles, parseSource, readSource, roomSources, visitAll } from './sources.ts';

const FILE_LINES = 300;
const SVELTE_LINES = 200;
const FUNCTION_LINES = 60;

/** Larger than the budget, by name and reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

interface MeasuredFunction {
  readonly name: string;
  readonly lines: number;
}

function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) ? parent.name.getText() : '(unnamed)';
}

/** Functions with a name of their own; a callback is measured with the function around it. */
function measureFunctions(path: string): readonly MeasuredFunction[] {
  const source = parseSource(path);
  const found: MeasuredFunction[] = [];
  visitAll(source, (node) => {
    const isNamed =
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      (ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent));
    if (!isNamed) return;
    const { line: first } = source.getLineAndCharacterOfPosition(node.getStart(source));
    const { line: last } = source.getLineAndCharacterOfPosition(node.end);
    found.push({ name: `${path} ${nameOf(node)}`, lines: last - first + 1 });
  });
  return found;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function overBudget(name: string, lines: number, budget: number): string[] {
  return lines <= budget || name in EXCEPTIONS ? [] : [`${name}: ${lines} lines, budget ${budget}`];
}

describe('sizes stay readable', () => {
  const sources = roomSources();
  const functions = sources.flatMap(measureFunctions);
  const lengths = functions.map(({ lines }) => lines).sort((a, b) => a - b);

  test(`a file has at most ${FILE_LINES} lines, a Svelte file at most ${SVELTE_LINES}`, () => {
    const faults = sources.flatMap((path) =>
      overBudget(path, lineCount(readSource(path)), path.endsWith('.svelte') ? SVELTE_LINES : FILE_LINES),
    );
    expect(faults).toEqual([]);
  });

  test(`a function has at most ${FUNCTION_LINES} lines`, () => {
    expect(functions.length).toBeGreaterThan(100);
    expect(functions.flatMap(({ name, lines }) => overBudget(name, lines, FUNCTION_LINES))).toEqual([]);
  });

  test('half of all functions have at most 12 lines, 95 of 100 at most 40', () => {
    expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(12);
    expect(quantile(lengths, 0.95)).toBeLessThanOrEqual(40);
  });
});

test('who switches a rule of the linter off says why, on the same line', () => {
  const files = ['src', 'test', 'bin'].flatMap((folder) =>
    listFiles(folder, (path) => /\.(ts|js|svelte)$/.test(path)),
  );
  const silent = files.flatMap((path) =>
    readSource(path)
      .split('\n')
      .filter(
        (line) =>
          /(\/\/|<!--|\/\*) eslint-disable/.test(line) && !/ -- \S+ \S+/.test(line.replace(/-->$/, '')),
      )
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(silent).toEqual([]);
});
