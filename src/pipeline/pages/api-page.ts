import type { Edition } from '#opportunity/edition.ts';
import { type BuiltEdition, readEdition } from '../read-edition.ts';
import { defaultEditionOf } from './open-editions.ts';
import { type EditionFile, readEditionFiles } from './data-page.ts';
import { type PlaceTwinKind, placeTwins } from './place-twins.ts';
import { TWIN_KINDS, type TwinKind } from './twin-kinds.ts';

/** A kind of page with twins, as the page of addresses lists it: all of it read from the twins themselves. */
export interface ApiTwin {
  readonly id: TwinKind['id'] | PlaceTwinKind['id'];
  /** Address of the twins, without ".json" or ".csv"; capitals for what changes. */
  readonly pattern: string;
  /** Address of the page after language, place and edition. */
  readonly page: string;
  /** Whether the page and its twins are of the place, the same for every edition. */
  readonly isOfPlace: boolean;
  readonly count: number;
  /** One of the addresses, without ".json" or ".csv". */
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

/** What a program meets in the first of some twins. */
function formOf(json: string, csv: string): Pick<ApiTwin, 'format' | 'fields' | 'columns'> {
  const data = JSON.parse(json) as { readonly format: string };
  const [header = ''] = csv.split('\n');
  return { format: data.format, fields: Object.keys(data), columns: header.split(',') };
}

function describe(kind: TwinKind, built: BuiltEdition): readonly ApiTwin[] {
  const twins = kind.list(built);
  const [first] = twins;
  if (first === undefined) return [];
  const start = `/${built.edition.place}/data/${built.edition.id}/`;
  return [
    {
      id: kind.id,
      pattern: start + kind.pattern,
      page: kind.page,
      isOfPlace: false,
      count: twins.length,
      example: `${start}${first.kind}/${first.stem}`,
      ...formOf(kind.json(built, first), kind.csv(built, first)),
    },
  ];
}

const placeTwinsKnown = new Map<string, readonly ApiTwin[]>();

/** Twins of the pages that are the same for every edition, described once a process. */
function describePlaceTwins(place: string): readonly ApiTwin[] {
  const made =
    placeTwinsKnown.get(place) ??
    placeTwins(place).flatMap(({ id, folder, stems, text }) =>
      stems.map((stem): ApiTwin => {
        const address = `/${place}/data/${folder}/${stem}`;
        const form = formOf(text(place, `${stem}.json`), text(place, `${stem}.csv`));
        return {
          id,
          pattern: address,
          page: `${folder}/`,
          isOfPlace: true,
          count: 1,
          example: address,
          ...form,
        };
      }),
    );
  placeTwinsKnown.set(place, made);
  return made;
}

/** Every address that programs can read, from the list that the twins are made by. */
export function readApiPage(place: string, segment: string | undefined): ApiPage {
  const built = readEdition(place, segment ?? defaultEditionOf(place));
  const { id, label, tractVintage, recipe } = built.edition;
  return {
    edition: { id, label, tractVintage, recipe },
    twins: [...TWIN_KINDS.flatMap((kind) => describe(kind, built)), ...describePlaceTwins(place)],
    files: readEditionFiles(built.folder),
  };
}
