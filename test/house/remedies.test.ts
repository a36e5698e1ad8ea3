import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseSource, roomSources, visitAll } from './sources.ts';

/** Files that hand on the problems of others. */
const PASSING_ON = ['src/core/problem.ts', 'src/pipeline/yaml-file.ts'];

/** Places where a problem that stops a command is made without a word on what the reader can do. */
function withoutRemedy(path: string): string[] {
  const source = parseSource(path);
  const found: string[] = [];
  visitAll(source, (node) => {
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'Problem') return;
    const text = node.getText();
    if (
      /remedy/.test(text) ||
      /severity: '(repair|warn)'/.test(text) ||
      /\.\.\.place\b|, place\)$|problem\.details\)$/.test(text)
    )
      return;
    found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
  });
  return found;
}

test('every problem that stops a command tells what the reader can do', () => {
  const files = roomSources().filter((path) => path.endsWith('.ts') && !PASSING_ON.includes(path));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(withoutRemedy)).toEqual([]);
});
