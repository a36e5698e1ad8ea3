import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { citation, citationBibtex, citationCsl } from '#artifacts/citation.ts';
import type { Localized } from '#core/localized.ts';
import { defaultEditionOf, editionChoices, type EditionChoice, openEdition } from './open-editions.ts';
import { readEdition } from '../read-edition.ts';
import type { Edition } from '#opportunity/edition.ts';

const manifestSchema = z.looseObject({
  files: z.array(z.looseObject({ path: z.string(), sha256: z.string(), bytes: z.number() })),
});

/** One file of an edition with its hash and size. */
export interface EditionFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The files of an edition folder, as its manifest lists them. */
export function readEditionFiles(folder: string): readonly EditionFile[] {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return manifest.files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }));
}

/** What the data page shows of the edition of its address. */
export interface DataPage {
  readonly edition: Pick<Edition, 'id' | 'label' | 'description' | 'sources' | 'indicators' | 'tractVintage'>;
  readonly files: readonly EditionFile[];
  /** Name of the edition folder: changes with any byte of the data. */
  readonly version: string;
  readonly choices: readonly EditionChoice[];
  /** How to cite it: as text in both languages, as BibTeX and as CSL-JSON. */
  readonly citation: { readonly text: Localized; readonly bibtex: string; readonly csl: string };
}

/** The files of an edition with their hashes, its sources and how to cite it. */
export function readDataPage(place: string, segment: string | undefined): DataPage {
  const edition = openEdition(place, segment);
  const { folder } = readEdition(place, segment ?? defaultEditionOf(place));
  const { id, label, description, sources, indicators, tractVintage } = edition;
  return {
    edition: { id, label, description, sources, indicators, tractVintage },
    files: readEditionFiles(folder),
    version: folder.split('/').at(-1) ?? '',
    choices: editionChoices(place),
    citation: { text: citation(edition), bibtex: citationBibtex(edition), csl: citationCsl(edition) },
  };
}
