import type { Command } from 'commander';
import type { Effects } from '#pipeline/effects.ts';
import { lastRendered } from '#pipeline/site/last-rendered.ts';
import { type Pointer, pruneSites, publishSite, requireSite, rollBackSite } from '#pipeline/site/pointer.ts';
import { approveSite, reviewSite } from '#pipeline/site/review.ts';

function show({ log }: Effects, { current, previous }: Pointer, json: true | undefined): void {
  if (json) log.out(JSON.stringify({ ok: true, site: current, previous }));
  else log.out(`published ${current}${previous[0] === undefined ? '' : `; before it ${previous[0]}`}`);
}

interface JsonOption {
  readonly json?: true;
}

interface PublishOptions extends JsonOption {
  readonly approve?: string;
}

/** `evenground publish` and `evenground rollback`: which rendered site is served. */
export function register(program: Command, effects: Effects): void {
  const { files } = effects;
  program
    .command('publish')
    .description('serve a rendered site from now on')
    .argument('[site]', 'name that "evenground render" printed; the newest when left out')
    .option('--approve <signature>', '"name, reason": needed when more than 1 % of tracts or people move')
    .option('--json', 'print the result as JSON')
    .action(async (site: string | undefined, { json, approve }: PublishOptions) => {
      const name = site ?? (await lastRendered(files));
      await requireSite(files, name);
      const approval = approve ?? effects.settings['EVENGROUND_APPROVE'];
      await approveSite(effects, await reviewSite(files, name), approval);
      const pointer = await publishSite(files, name);
      await pruneSites(files, [await lastRendered(files).catch(() => pointer.current)]);
      show(effects, pointer, json);
    });
  program
    .command('rollback')
    .description('serve the site that was served before')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: JsonOption) => show(effects, await rollBackSite(files), json));
}
