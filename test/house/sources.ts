import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The folder that holds the project; vitest runs there. */
export const ROOT = process.cwd();

export interface Room {
  readonly number: number;
  readonly name: string;
}

/** The rooms, read from the numbered list of src/README.md. */
export function readRooms(): readonly Room[] {
  const text = readFileSync(join(ROOT, 'src/README.md'), 'utf8');
  return [...text.matchAll(/^(\d+)\. ([a-z]+) — /gm)].map(([, number = '', name = '']) => ({
    number: Number(number),
    name,
  }));
}

/** Paths of all files below a folder, from the root, in code-unit order. */
export function listFiles(folder: string, keep: (path: string) => boolean): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(path, keep);
      return keep(path) ? [path] : [];
    });
}

/** Text of a file of the project. */
export function readSource(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The room that a path such as src/core/level.ts lies in. */
export function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  const name = /^src\/([a-z]+)(?:\/|-)/.exec(path)?.[1];
  return rooms.find((room) => room.name === name);
}

/** Sources of the rooms: TypeScript and Svelte, without tests. */
export function roomSources(): readonly string[] {
  return listFiles('src', (path) => /\.(ts|svelte)$/.test(path) && !/\.test\.ts$/.test(path));
}

/** The script parts of a Svelte file, or the whole of a TypeScript file. */
export function scriptOf(path: string): string {
  const text = readSource(path);
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '').join('\n');
}

/** Everything a file imports, type imports and dynamic imports too. */
export function importsOf(path: string): readonly string[] {
  return ts.preProcessFile(scriptOf(path), true, true).importedFiles.map((file) => file.fileName);
}

/** Syntax tree of a file. */
export function parseSource(path: string): ts.SourceFile {
  return ts.createSourceFile(path, scriptOf(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

/** Calls `visit` for every node below. */
export function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => visitAll(child, visit));
}

/** Modules that a file imports only types from: nothing of them reaches the browser. */
export function typeImportsOf(path: string): ReadonlySet<string> {
  const types = new Set<string>();
  const values = new Set<string>();
  visitAll(parseSource(path), (node) => {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return;
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    (isType ? types : values).add(node.moduleSpecifier.text);
  });
  return new Set([...types].filter((specifier) => !values.has(specifier)));
}
