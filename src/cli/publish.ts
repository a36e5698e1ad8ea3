import type { Command } from 'commander';
import { Problem } from '#core/problem.ts';
import type { Effects, Files } from '#pipeline/effects.ts';
import { type Pointer, pruneSites, publishSite, rollBackSite } from '#pipeline/site/pointer.ts';

async function lastRendered(files: Files): Promise<string> {
  if ((await files.facts('var/site/rendered')) !== undefined) {
    return (await files.readText('var/site/rendered')).trim();
  }
  const remedy = 'run "evenground render" first';
  throw new Problem('site-absent', 'no site was rendered yet', { exitCode: 3, remedy });
}

function show({ log }: Effects, { current, previous }: Pointer, json: true | undefined): void {
  if (json) log.out(JSON.stringify({ ok: true, site: current, previous }));
  else log.out(`published ${current}${previous[0] === undefined ? '' : `; before it ${previous[0]}`}`);
}

interface JsonOption {
  readonly json?: true;
}

/** `evenground publish` and `evenground rollback`: which rendered site is served. */
export function register(program: Command, effects: Effects): void {
  const { files } = effects;
  program
    .command('publish')
    .description('serve a rendered site from now on')
    .argument('[site]', 'name that "evenground render" printed; the newest when left out')
    .option('--json', 'print the result as JSON')
    .action(async (site: string | undefined, { json }: JsonOption) => {
      const pointer = await publishSite(files, site ?? (await lastRendered(files)));
      await pruneSites(files, [await lastRendered(files).catch(() => pointer.current)]);
      show(effects, pointer, json);
    });
  program
    .command('rollback')
    .description('serve the site that was served before')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: JsonOption) => show(effects, await rollBackSite(files), json));
}
