import { Problem } from '#core/problem.ts';
import type { Effects, Files } from '../effects.ts';
import { assembleSite, type SitePart } from './assemble.ts';
import { defaultPlace, openPlaceConfig } from '../place-config.ts';
import { readEdition } from '../read-edition.ts';
import { RENDER_LOCK, withLock } from '../with-lock.ts';
import { runTool } from '../run-tool.ts';
import { listAddressFiles } from './address-files.ts';
import { listEditionFiles } from './edition-files.ts';
import { listBelow, runStep } from './stamp.ts';

const VITE = 'node_modules/vite/bin/vite.js';
const ISLANDS = 'var/build/islands';
const PAGES = 'var/build/kit';
/** Names of the pages of a draft (see `isDrawn`): pages are rendered anew when they change. */
const DRAFT = 'var/build/draft';
const CONFIGS = [
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'vite.islands.config.ts',
  'vite.lean-maplibre.ts',
  'vite.lean-messages.ts',
];

/** What Kit writes for its own script in the browser, which no page of ours loads (`csr = false`). */
const FOR_ITS_OWN_SCRIPT = /\/__data\.json$|\/_app\/(version\.json|immutable\/(entry|nodes|chunks)\/)/;

async function listSources(files: Files, folder: string): Promise<readonly string[]> {
  return (await listBelow(files, folder)).filter((path) => !path.endsWith('.test.ts'));
}

async function renderIslands(effects: Effects): Promise<void> {
  const { files } = effects;
  const islands = await listSources(files, 'src/components/islands');
  if (islands.length === 0) return files.write(`${ISLANDS}/.vite/manifest.json`, '{}\n');
  const args = ['build', '--config', 'vite.islands.config.ts'];
  await runTool(effects, { name: 'the build of the interactive parts', script: VITE, args });
}

async function renderPages(effects: Effects): Promise<void> {
  await effects.files.remove(PAGES);
  await runTool(effects, { name: 'the build of the pages', script: VITE, args: ['build'] });
}

/** Pages, scripts and data, each at its address. */
async function listParts(files: Files): Promise<readonly SitePart[]> {
  const pages = (await listBelow(files, PAGES)).filter((path) => !FOR_ITS_OWN_SCRIPT.test(path));
  const islands = (await listBelow(files, ISLANDS)).filter((path) => !path.includes('/.vite/'));
  if (pages.length === 0) {
    const remedy = 'build the editions of a place first: evenground build --place ID';
    throw new Problem('pages-absent', 'no page was rendered', { exitCode: 4, remedy });
  }
  return [
    ...pages.map((from) => ({ path: from.slice(PAGES.length + 1), from })),
    ...islands.map((from) => ({ path: `islands/${from.slice(ISLANDS.length + 1)}`, from })),
    ...(await listEditionFiles(files)),
    ...(await listAddressFiles(files)),
  ];
}

/**
 * The pages need the edition that each place shows first, and the address "/" the first place; without them the tool
 * that renders would stop in the middle, with words of its own.
 *
 * @param paths files of the built editions by address, the place first
 * @throws Problem 'edition-absent' with the command that builds it
 */
export function requireBuilt(paths: readonly string[], root: string): void {
  const places = new Set([defaultPlace(root), ...paths.map((path) => path.split('/')[0] ?? '')]);
  for (const place of places) readEdition(place, openPlaceConfig(place, root).defaultEdition, root);
}

/**
 * Renders the whole site from the built editions; steps whose inputs are the same are left out.
 *
 * @returns the name to publish
 */
export function renderSite(effects: Effects): Promise<string> {
  return withLock(effects.files, RENDER_LOCK, () => renderAlone(effects));
}

async function renderAlone(effects: Effects): Promise<string> {
  const { files } = effects;
  const parts = await listEditionFiles(files);
  requireBuilt(
    parts.map(({ path }) => path),
    files.resolve('.'),
  );
  const sources = [...CONFIGS, ...(await listSources(files, 'src'))];
  await runStep(effects, {
    name: 'interactive parts',
    inputs: sources,
    stampFile: 'var/build/islands.stamp',
    run: () => renderIslands(effects),
  });
  const editions = parts.map(({ from }) => from);
  const words = await listBelow(files, 'places');
  await files.write(DRAFT, `${process.env['EVENGROUND_DRAFT'] ?? 'whole'}\n`);
  await runStep(effects, {
    name: 'pages',
    inputs: [DRAFT, ...sources, ...words, ...editions, `${ISLANDS}/.vite/manifest.json`],
    stampFile: 'var/build/kit.stamp',
    run: () => renderPages(effects),
  });
  const name = await assembleSite(effects, await listParts(files));
  await files.replace('var/site/rendered', `${name}\n`);
  return name;
}
