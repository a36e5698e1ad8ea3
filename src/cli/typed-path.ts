import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';

/** Options that are written, not read. */
const WRITTEN = new Set(['out', 'stages']);
/** How the commands name what is a path in their usage: "<file>" and so on. */
const PATHS = /^(files?|folder|dir|recipe|method)$/;

/**
 * The path that a person means: relative to the folder they stand in. What is to be read and lies only in the
 * project, such as recipes/hdi-2016.yaml, is found there as well.
 */
export function typedPath(path: string, here: string, root: string, isWritten: boolean): string {
  if (isAbsolute(path)) return path;
  const own = resolve(here, path);
  if (!isWritten && !existsSync(own) && existsSync(join(root, path))) return path;
  return relative(root, here) === '' ? path : own;
}

type Taken = (path: string) => string;

function takerFor(name: string, isWritten: boolean, here: string, root: string): Taken | undefined {
  if (PATHS.test(name)) return (path) => typedPath(path, here, root, isWritten);
  // "<number|file>": a number is no path, whatever lies in the folder.
  if (name !== 'number|file') return undefined;
  return (text) => (/^[\d.,]+$/.test(text) ? text : typedPath(text, here, root, isWritten));
}

/** Lets every command take its paths as the person typed them. */
export function takeTypedPaths(command: Command, here: string, root: string): void {
  for (const option of command.options) {
    const [, name = ''] = /[<[]([\w|]+)/.exec(option.flags) ?? [];
    const take = takerFor(name, WRITTEN.has(option.attributeName()), here, root);
    if (take === undefined || option.parseArg !== undefined) continue;
    option.argParser((path: string, before: unknown) => {
      if (!option.variadic) return take(path);
      return [...(Array.isArray(before) ? (before as string[]) : []), take(path)];
    });
  }
  for (const argument of command.registeredArguments) {
    const take = takerFor(argument.name(), false, here, root);
    if (take !== undefined && argument.parseArg === undefined) argument.argParser(take);
  }
}
