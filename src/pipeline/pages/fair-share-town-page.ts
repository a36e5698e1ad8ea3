import { type InputEffect, townEffects } from '#analysis/fair-share/sensitivity.ts';
import type { TownYear } from '#artifacts/fair-share/history-files.ts';
import type { Level } from '#core/level.ts';
import { isDrawn, placeAddresses, type PageAddress } from './addresses.ts';
import { hasFairShare, type MethodRun, openFairShare } from './fair-share-data.ts';
import { type FairSharePage, type FairShareTown, readFairSharePage } from './fair-share-page.ts';
import { openEdition } from './open-editions.ts';

/** One method's number of a town with what ±10 percent in each input does. */
export interface TownRun {
  readonly run: MethodRun;
  readonly effects: readonly InputEffect[];
}

/** What the page of one town shows. */
export interface FairShareTownPage {
  readonly page: FairSharePage;
  readonly town: FairShareTown;
  readonly runs: readonly TownRun[];
  readonly years: readonly TownYear[];
  /** Tracts of the town, for sites of a plan. */
  readonly tracts: readonly { readonly geoid: string; readonly name: string; readonly level: Level | null }[];
  readonly editionLabel: { readonly en: string; readonly es: string };
}

/** Addresses of the page of all towns, where a place has it. */
export function fairShareAddresses(): PageAddress[] {
  return placeAddresses().filter(({ place }) => hasFairShare(place));
}

/** Addresses of the pages of towns. */
export function fairShareTownAddresses(): (PageAddress & { readonly town: string })[] {
  return fairShareAddresses().flatMap((address) =>
    openFairShare(address.place)
      .model.slugs.filter(isDrawn)
      .map((town) => ({ ...address, town })),
  );
}

/** One town: each method's number, each step, and the effect of each input. */
export function readFairShareTownPage(place: string, slug: string): FairShareTownPage {
  const page = readFairSharePage(place);
  const town = page.towns.find((one) => one.slug === slug);
  if (town === undefined) throw new Error(`no town ${slug}`);
  const runs = page.runs.map((run) => ({
    run,
    effects: run.allocation === undefined ? [] : townEffects(run.method, page.table, town.name),
  }));
  const edition = openEdition(place, undefined);
  const area = edition.areas.find(({ id }) => id === `town:${town.geoid}`);
  const members = [...(area?.tracts.map(([tract]) => tract) ?? []), ...(area?.sharedTracts ?? [])];
  const { geoid, name, level } = edition.tracts;
  return {
    ...{ page, town, runs, years: page.yearsOf.get(town.geoid) ?? [], editionLabel: edition.label },
    tracts: members.map((tract) => ({
      geoid: geoid[tract] ?? '',
      name: name[tract] ?? '',
      level: level[tract] ?? null,
    })),
  };
}
