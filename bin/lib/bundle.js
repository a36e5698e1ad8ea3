// Bundles TypeScript entries for Node (Node 20 does not run TypeScript) into var/, only when a source changed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, sourceStamp } from './house.js';

const isProgramSource = (path) => /\.(ts|js|json|ya?ml)$/.test(path) && !path.endsWith('.test.ts');

/**
 * @param {string} name folder below var/
 * @param {Record<string, string>} entries output name → source path
 * @param {string[]} folders sources the bundle depends on
 */
export async function bundle(name, entries, folders) {
  const target = join(ROOT, 'var', name);
  const stamp = sourceStamp([...folders, 'package-lock.json', 'bin'], isProgramSource);
  const stampFile = join(target, 'stamp');
  const locate = (entry) => pathToFileURL(join(target, `${entry}.js`)).href;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return locate;
  const { build } = await import('vite');
  const aside = `${target}.aside-${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    tsconfig: 'bin/tsconfig.json',
    logLevel: 'error',
    ssr: { noExternal: [/^#/] },
    build: {
      ssr: true,
      outDir: aside,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  writeFileSync(join(aside, 'stamp'), stamp);
  writeFileSync(join(aside, 'package.json'), '{"type":"module"}\n');
  mkdirSync(dirname(target), { recursive: true });
  const old = `${target}.old-${process.pid}`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(aside, target);
  rmSync(old, { recursive: true, force: true });
  return locate;
}

/** The command line as a function of its arguments and the project's folder. */
export async function loadCommandLine() {
  const locate = await bundle('cli', { main: 'src/cli/main.ts' }, ['src']);
  const { main } = await import(locate('main'));
  return main;
}
