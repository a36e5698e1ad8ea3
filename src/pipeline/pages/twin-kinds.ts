import { areaProfileCsv } from '#artifacts/area-profile/area-profile-csv.ts';
import { areaRows, areaRowsCsv } from '#artifacts/area-rows.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { levelChangesCsv } from '#artifacts/level-changes.ts';
import { methodFacts, methodFactsCsv } from '#artifacts/method-facts.ts';
import { townRows, townRowsCsv } from '#artifacts/town-rows.ts';
import { vintageChangesCsv } from '#artifacts/vintage-changes.ts';
import { tractFactsCsv } from '#artifacts/tract-page/tract-facts-csv.ts';
import type { Edition } from '#opportunity/edition.ts';
import { hasBalance } from '../balance-data.ts';
import { type Changes, changesBetween } from '../editions-between.ts';
import { type BuiltEdition, readEdition } from '../read-edition.ts';
import { isDrawn, kindsOfEdition } from './addresses.ts';
import { findBySlug, profileOf } from './area-page.ts';
import { earlierEditions } from './changes-page.ts';
import { HOUSING_STEMS, housingTwin } from './housing-twins.ts';
import { factsOf } from './tract-page.ts';

/** One twin of an edition: its address after "data/EDITION/", without ".json" or ".csv". */
export interface TwinAddress {
  readonly kind: string;
  readonly stem: string;
}

/** A kind of page with the same numbers as JSON and as CSV. */
export interface TwinKind {
  /** Also the key of its words on the page of addresses. */
  readonly id: 'areas' | 'area' | 'tract' | 'changes' | 'method' | 'housing';
  /** Address after "data/EDITION/", with capitals for what changes. */
  readonly pattern: string;
  /** Address of the page after language, place and edition; capitals as in the pattern. */
  readonly page: string;
  readonly list: (built: BuiltEdition) => readonly TwinAddress[];
  readonly json: (built: BuiltEdition, twin: TwinAddress) => string;
  readonly csv: (built: BuiltEdition, twin: TwinAddress) => string;
}

function headOf({ id, label, populationSource, populationPeriod, tractVintage }: Edition): object {
  return { edition: { id, label }, populationSource, populationPeriod, tractVintage };
}

function areasJson(edition: Edition, kind: string): string {
  const rows = kind === 'town' ? { towns: townRows(edition) } : { kind, areas: areaRows(edition, kind) };
  const format = kind === 'town' ? 'evenground-towns/1' : 'evenground-areas/1';
  return jsonText({ format, ...headOf(edition), ...rows });
}

function profileAt({ edition }: BuiltEdition, { kind, stem }: TwinAddress): ReturnType<typeof profileOf> {
  return profileOf(edition, findBySlug(edition, kind, stem).id);
}

function changesAt({ edition }: BuiltEdition, { stem }: TwinAddress): Changes {
  return changesBetween(readEdition(edition.place, stem).edition, edition);
}

function changesCsv(changes: Changes): string {
  return changes.format === 'evenground-changes/1' ? levelChangesCsv(changes) : vintageChangesCsv(changes);
}

/** Every kind of page with twins: the route, the page of addresses and its test read this list. */
export const TWIN_KINDS: readonly TwinKind[] = [
  {
    id: 'areas',
    pattern: 'KIND/all',
    page: 'KIND/',
    list: ({ edition }) => kindsOfEdition(edition.place, edition.id).map((kind) => ({ kind, stem: 'all' })),
    json: ({ edition }, { kind }) => areasJson(edition, kind),
    csv: ({ edition }, { kind }) => (kind === 'town' ? townRowsCsv(edition) : areaRowsCsv(edition, kind)),
  },
  {
    id: 'area',
    pattern: 'KIND/AREA',
    page: 'KIND/AREA/',
    list: ({ edition }) =>
      kindsOfEdition(edition.place, edition.id).flatMap((kind) =>
        edition.areas
          .filter(({ id, slug }) => id.startsWith(`${kind}:`) && isDrawn(slug))
          .map(({ slug }) => ({ kind, stem: slug })),
      ),
    json: (built, twin) => jsonText(profileAt(built, twin)),
    csv: (built, twin) => areaProfileCsv(profileAt(built, twin)),
  },
  {
    id: 'tract',
    pattern: 'tract/GEOID',
    page: 'tract/GEOID/',
    list: ({ edition }) => edition.tracts.geoid.filter(isDrawn).map((stem) => ({ kind: 'tract', stem })),
    json: (built, { stem }) => jsonText(factsOf(built, stem)),
    csv: (built, { stem }) => tractFactsCsv(factsOf(built, stem)),
  },
  {
    id: 'changes',
    pattern: 'changes/EDITION',
    page: 'changes/',
    list: ({ edition }) => earlierEditions(edition).map(({ id }) => ({ kind: 'changes', stem: id })),
    json: (built, twin) => jsonText(changesAt(built, twin)),
    csv: (built, twin) => changesCsv(changesAt(built, twin)),
  },
  {
    id: 'method',
    pattern: 'method/all',
    page: 'method/',
    list: () => [{ kind: 'method', stem: 'all' }],
    json: ({ edition }) => jsonText(methodFacts(edition)),
    csv: ({ edition }) => methodFactsCsv(edition),
  },
  {
    id: 'housing',
    pattern: 'housing/all',
    page: 'housing/',
    list: ({ edition }) =>
      hasBalance(edition.place) ? HOUSING_STEMS.map((stem) => ({ kind: 'housing', stem })) : [],
    json: ({ edition }, { stem }) => housingTwin(edition, stem, 'json'),
    csv: ({ edition }, { stem }) => housingTwin(edition, stem, 'csv'),
  },
];
