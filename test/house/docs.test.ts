import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeProgram } from '#cli/main.ts';
import type { Effects } from '#pipeline/effects.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { LIVE_SOURCES } from '#sources/live/registry.ts';
import { INDICATORS } from '#indicators/registry.ts';
import { listFiles, readSource, ROOT } from './sources.ts';

const LINK = /\]\(([^)\s]+)\)/g;

function headingIds(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

function brokenLinks(path: string): string[] {
  const links = [...readSource(path).matchAll(LINK)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : normalize(join(dirname(path), file));
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !headingIds(readSource(target)).has(anchor);
    })
    .map((link) => `${path} → ${link}`);
}

const quiet = (): undefined => undefined;
const effects: Effects = {
  files: nodeFiles(ROOT),
  clock: { now: () => new Date(0) },
  log: { out: quiet, info: quiet, warn: quiet },
  settings: {},
};

/** The page of commands, as the commands describe themselves. */
function commandsPage(): string {
  const sections = [...makeProgram(effects).commands]
    .sort((a, b) => (a.name() < b.name() ? -1 : 1))
    .map((command) => {
      const options = command.options
        .filter(({ long }) => long !== '--debug')
        .map(({ flags, description }) => `- \`${flags}\`: ${description}`);
      const values = command.registeredArguments.map(
        (argument) => `- \`${argument.name()}\`: ${argument.description}`,
      );
      const usage = `npx evenground ${command.name()} ${command.usage()}`;
      return [
        `## evenground ${command.name()}`,
        '',
        `${command.description()}.`,
        '',
        '```sh',
        usage,
        '```',
        '',
        ...values,
        ...options,
        '',
      ].join('\n');
    });
  return [
    '# Commands',
    '',
    'Run them in the clone; nothing needs to be built before. Every command takes `--help`, and `--debug` to show where a',
    'failure happened. Exit codes and the form of every message: [messages.md](messages.md). Ids of areas are always',
    '`kind:id`, such as `town:0901301080`, `region:09110` or `tracts:09001010101,09001010102`.',
    '',
    '<!-- Written by the commands themselves: npx vitest run test/house/docs -u -->',
    '',
    ...sections,
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** The page of indicators, as their declarations describe them. */
function indicatorsPage(): string {
  const sections = INDICATORS.map((indicator) =>
    [
      `## ${indicator.id}`,
      '',
      `${indicator.label.en}. En español: ${indicator.label.es}.`,
      '',
      `- Domain: ${indicator.domain}`,
      `- Direction: ${indicator.direction.replaceAll('-', ' ')}`,
      `- Unit: ${indicator.unit}`,
      `- Published for: ${indicator.geography}`,
      `- Source: ${indicator.source}, ${indicator.publisher}, ${indicator.period} (${indicator.vintage})`,
      '',
    ].join('\n'),
  );
  const head = [
    '# Indicators',
    '',
    'Each indicator is declared in one file of `src/indicators/`; the levels of an edition follow from its recipe.',
    '',
    '<!-- Written from the declarations: npx vitest run test/house/docs -u -->',
    '',
  ];
  return [...head, ...sections].join('\n');
}

/** The page of sources, as their declarations describe them. */
function sourcesPage(): string {
  const sections = LIVE_SOURCES.map((source) => {
    const options = Object.entries(source.options).map(([name, need]) => `\`${name}\` (${need})`);
    return [
      `## ${source.id}`,
      '',
      `${source.title}. ${source.publisher}; ${source.license}.`,
      '',
      `- Page: <${source.url}>`,
      `- Asks: ${source.hosts.length > 0 ? source.hosts.join(', ') : 'hosts of `downloadHosts` in place.yaml'}`,
      `- Options: ${options.join(', ') || 'none'}`,
      `- Contract written from: ${source.layout}`,
      ...source.exceptions.map((exception) => `- Known: ${exception}`),
      '',
    ].join('\n');
  });
  const head = [
    '# List of sources',
    '',
    'What `evenground fetch` knows. How it works, what it promises and what its messages mean: [sources.md](sources.md).',
    '',
    '<!-- Written from the declarations in src/sources/live: npx vitest run test/house/docs -u -->',
    '',
  ];
  return [...head, ...sections].join('\n');
}

describe('the documents are true', () => {
  const documents = [
    ...listFiles('docs', (path) => path.endsWith('.md')),
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'src/README.md', 'places/README.md'],
  ];

  test('every link inside the repository leads somewhere', () => {
    expect(documents.flatMap(brokenLinks)).toEqual([]);
  });

  test('the page of commands says what the commands say', async () => {
    await expect(commandsPage()).toMatchFileSnapshot('../../docs/guide/commands.md');
  });

  test('the page of sources says what their declarations say', async () => {
    expect(new Set(LIVE_SOURCES.map(({ id }) => id)).size).toBe(LIVE_SOURCES.length);
    await expect(sourcesPage()).toMatchFileSnapshot('../../docs/guide/source-list.md');
  });

  test('every dependency has its line in the decisions, and no other has', () => {
    const { dependencies, devDependencies } = JSON.parse(readSource('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const names = Object.keys({ ...dependencies, ...devDependencies });
    const rows = [...readSource('docs/decisions/dependencies.md').matchAll(/^\| ([@a-z][\w@/.-]*) +\|/gm)];
    const listed = rows.map(([, name = '']) => name).filter((name) => name !== 'package');
    expect([...listed].sort()).toEqual(names.sort());
  });

  test('no file names a folder of the machine it was written on', () => {
    const own = /\.(ts|js|svelte|md|json|ya?ml|html|css)$/;
    const folders = ['src', 'bin', 'docs', 'test', 'places', 'recipes'];
    const files = [
      ...folders.flatMap((folder) => listFiles(folder, (path) => own.test(path))),
      ...documents,
      'package.json',
    ];
    const here = new RegExp(['/work/', '/root/', '/home/', '/Users/'].map((part) => `${part}\\w`).join('|'));
    const faults = files.filter((path) => path !== 'test/house/docs.test.ts' && here.test(readSource(path)));
    expect(faults).toEqual([]);
  });

  test('the page of indicators says what their declarations say', async () => {
    expect(INDICATORS.length).toBeGreaterThan(5);
    await expect(indicatorsPage()).toMatchFileSnapshot('../../docs/method/indicators.md');
  });
});
