import type { Command } from 'commander';
import type { Effects } from '#pipeline/effects.ts';
import { renderSite } from '#pipeline/site/render.ts';

/** `evenground render`: pages and files of the site, beside the served one. */
export function register(program: Command, effects: Effects): void {
  program
    .command('render')
    .description('render the site from the built editions, without publishing it')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: true }) => {
      const site = await renderSite(effects);
      effects.log.out(json ? JSON.stringify({ ok: true, site }) : site);
    });
}
