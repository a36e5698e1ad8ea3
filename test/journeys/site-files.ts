import { readFileSync } from 'node:fs';

interface Site {
  readonly files: Record<string, { readonly headers: string }>;
}

/** Folder of the published site. */
export function siteFolder(): string {
  const { current } = JSON.parse(readFileSync('var/site/current', 'utf8')) as { current: string };
  return `var/site/${current}`;
}

/** Paths of all files of the published site. */
export function siteFiles(): readonly string[] {
  const site = JSON.parse(readFileSync(`${siteFolder()}/site.json`, 'utf8')) as Site;
  return Object.keys(site.files);
}

/** One address of each kind of page of the published site, in both languages and all editions. */
export function samplePages(): readonly string[] {
  const kinds = new Map<string, string>();
  for (const path of siteFiles()) {
    if (!path.endsWith('index.html')) continue;
    const kind = path.replace(
      /(town|region|county|house|senate|school-district|tract|fair-share)\/[^/]+\//,
      '$1/*/',
    );
    if (!kinds.has(kind)) kinds.set(kind, `/${path.replace(/index\.html$/, '')}`);
  }
  return [...kinds.values()];
}
