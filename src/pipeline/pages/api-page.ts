import type { Edition } from '#opportunity/edition.ts';
import { type BuiltEdition, readEdition } from '../read-edition.ts';
import { defaultEditionOf } from './open-editions.ts';
import { type EditionFile, readEditionFiles } from './data-page.ts';
import { TWIN_KINDS, type TwinKind } from './twin-kinds.ts';

/** A kind of page with twins, as the page of addresses lists it: all of it read from the twins themselves. */
export interface ApiTwin {
  readonly id: TwinKind['id'];
  readonly pattern: string;
  readonly page: string;
  readonly count: number;
  /** One of its addresses, without ".json" or ".csv". */
  readonly example: string;
  /** Name of the format inside the JSON, such as "evenground-area/1". */
  readonly format: string;
  /** Names at the top of the JSON. */
  readonly fields: readonly string[];
  /** Names of the columns of the CSV. */
  readonly columns: readonly string[];
}

/** What the page of addresses for programs shows. */
export interface ApiPage {
  readonly edition: Pick<Edition, 'id' | 'label' | 'tractVintage' | 'recipe'>;
  readonly twins: readonly ApiTwin[];
  readonly files: readonly EditionFile[];
}

function describe(kind: TwinKind, built: BuiltEdition): readonly ApiTwin[] {
  const twins = kind.list(built);
  const [first] = twins;
  if (first === undefined) return [];
  const json = JSON.parse(kind.json(built, first)) as { readonly format: string };
  const [header = ''] = kind.csv(built, first).split('\n');
  return [
    {
      id: kind.id,
      pattern: kind.pattern,
      page: kind.page,
      count: twins.length,
      example: `${first.kind}/${first.stem}`,
      format: json.format,
      fields: Object.keys(json),
      columns: header.split(','),
    },
  ];
}

/** Every address that programs can read, from the list that the twins are made by. */
export function readApiPage(place: string, segment: string | undefined): ApiPage {
  const built = readEdition(place, segment ?? defaultEditionOf(place));
  const { id, label, tractVintage, recipe } = built.edition;
  return {
    edition: { id, label, tractVintage, recipe },
    twins: TWIN_KINDS.flatMap((kind) => describe(kind, built)),
    files: readEditionFiles(built.folder),
  };
}
