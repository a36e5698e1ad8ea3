import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultEditionOf, editionChoices, type EditionChoice, openEdition } from './open-editions.ts';
import { readEdition } from '../read-edition.ts';
import type { Edition } from '#opportunity/edition.ts';

const manifestSchema = z.looseObject({
  files: z.array(z.looseObject({ path: z.string(), sha256: z.string(), bytes: z.number().optional() })),
});

/** One file of an edition with its hash. */
export interface EditionFile {
  readonly path: string;
  readonly sha256: string;
}

/** What the data page shows of the edition of its address. */
export interface DataPage {
  readonly edition: Pick<Edition, 'id' | 'label' | 'description' | 'sources' | 'indicators' | 'tractVintage'>;
  readonly files: readonly EditionFile[];
  /** Name of the edition folder: changes with any byte of the data. */
  readonly version: string;
  readonly choices: readonly EditionChoice[];
  /** Kinds of areas with pages and twins, with one example each. */
  readonly kinds: readonly { readonly kind: string; readonly count: number; readonly example: string }[];
}

function kindsOf({ areas }: Edition): DataPage['kinds'] {
  const kinds = [...new Set(areas.map(({ id }) => id.split(':')[0] ?? ''))].filter(
    (kind) => kind !== 'state',
  );
  return kinds.map((kind) => {
    const own = areas.filter(({ id }) => id.startsWith(`${kind}:`));
    return { kind, count: own.length, example: own[0]?.slug ?? '' };
  });
}

/** The files of an edition with their hashes, its sources and the addresses of all twins. */
export function readDataPage(place: string, segment: string | undefined): DataPage {
  const edition = openEdition(place, segment);
  const { folder } = readEdition(place, segment ?? defaultEditionOf(place));
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const { id, label, description, sources, indicators, tractVintage } = edition;
  return {
    edition: { id, label, description, sources, indicators, tractVintage },
    files: manifest.files.map(({ path, sha256 }) => ({ path, sha256 })),
    version: folder.split('/').at(-1) ?? '',
    choices: editionChoices(place),
    kinds: kindsOf(edition),
  };
}
