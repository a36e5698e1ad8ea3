import type { Command } from 'commander';
import { type Group, GROUPS, isGroup } from '#core/group.ts';
import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { dotCaption, editionDots } from '#artifacts/dots/edition-dots.ts';
import { dotGeojson } from '#artifacts/dots/dot-geojson.ts';
import { dotTiles } from '#artifacts/dots/tiles/dot-tiles.ts';
import { requirePublicUnit } from '#artifacts/dots/unit.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { readEdition } from '#pipeline/read-edition.ts';

interface DotsOptions {
  readonly place?: string;
  readonly edition: string;
  readonly group: string;
  readonly per: string;
  readonly out: string;
  readonly json?: true;
}

function requireGroup(text: string): Group {
  if (isGroup(text)) return text;
  throw new Problem('dot-group', 'is not a group', {
    value: text,
    exitCode: 3,
    remedy: `give one of ${GROUPS.join(', ')}`,
  });
}

function requireFormat(out: string): 'geojson' | 'pmtiles' {
  if (out.endsWith('.geojson')) return 'geojson';
  if (out.endsWith('.pmtiles')) return 'pmtiles';
  throw new Problem('dot-format', 'ends in neither .geojson nor .pmtiles', {
    value: out,
    exitCode: 3,
    remedy: 'name the file after the format you want',
  });
}

async function writeDots(options: DotsOptions, effects: Effects): Promise<void> {
  const group = requireGroup(options.group);
  const unit = requirePublicUnit(parseWhole(options.per), options.per);
  const format = requireFormat(options.out);
  const root = effects.files.resolve('.');
  const place = options.place ?? defaultPlace(root);
  const { edition, topology } = readEdition(place, options.edition, root);
  const dots = editionDots(edition, topology, group, unit);
  const caption = dotCaption(edition, topology, group, unit);
  await effects.files.replace(
    options.out,
    format === 'geojson' ? dotGeojson(dots, caption) : dotTiles(dots, caption),
  );
  const result = {
    ok: true,
    file: options.out,
    dots: dots.x.length,
    people: dots.x.length * unit,
    ...caption,
  };
  if (options.json) effects.log.out(JSON.stringify(result));
  else effects.log.out(`${dots.x.length} dots of ${unit} in ${options.out}`);
}

/** `evenground dots`: a research export of the map's dots, its caption inside the file. */
export function register(program: Command, effects: Effects): void {
  program
    .command('dots')
    .description('write the dots of a group to a GeoJSON or PMTiles file, for research')
    .requiredOption('--edition <id>', 'edition, such as 2014-published')
    .requiredOption('--group <group>', `one of ${GROUPS.join(', ')}`)
    .requiredOption('--per <people>', 'people a dot stands for, at least 10')
    .requiredOption('--out <file>', 'file to write, ending in .geojson or .pmtiles')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--json', 'print the result as JSON')
    .action((options: DotsOptions) => writeDots(options, effects));
}
