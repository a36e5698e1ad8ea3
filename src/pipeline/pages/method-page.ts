import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Residence, residenceByLevel } from '#analysis/residence-by-level.ts';
import { stateOf } from '#artifacts/area-profile/compared.ts';
import { type ComparedSegregation, namedSegregation } from '#artifacts/area-profile/segregation.ts';
import type { Edition } from '#opportunity/edition.ts';
import { openEdition } from './open-editions.ts';

const localized = z.object({ en: z.string(), es: z.string() });

/** The published table of a place, as its organization printed it, for comparison with ours. */
const publishedSchema = z.strictObject({
  edition: z.string(),
  source: localized,
  url: z.string(),
  groups: z.record(z.enum(['black', 'latino', 'asian', 'white']), z.array(z.number()).length(5)),
});

export type PublishedTable = z.infer<typeof publishedSchema>;

const recipeSchema = z.looseObject({
  title: localized,
  description: localized,
  source: z.string(),
  indicatorSteps: z.array(z.unknown()),
  groups: z.array(z.looseObject({ id: z.string(), aggregate: z.unknown(), missing: z.unknown() })),
  levels: z.array(z.looseObject({ id: z.string(), rule: z.unknown() })),
});

export type RecipeFacts = z.infer<typeof recipeSchema>;

/** What the method page shows: the recipe, its run, its sources. */
export interface MethodPage {
  readonly edition: Omit<Edition, 'tracts' | 'areas'>;
  readonly recipe: RecipeFacts | undefined;
  readonly recipeText: string;
  readonly residence: Residence;
  /** How evenly groups live over the tracts of the whole state. */
  readonly segregation: ComparedSegregation;
  readonly published: PublishedTable | undefined;
  readonly scoredCount: number;
  readonly tractCount: number;
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function readPublished(place: string, edition: string): PublishedTable | undefined {
  const text = readText(`places/${place}/published-residence.yaml`);
  const published = text === '' ? undefined : publishedSchema.parse(parse(text));
  return published?.edition === edition ? published : undefined;
}

function readRecipeText(place: string, recipe: string): string {
  return readText(`places/${place}/recipes/${recipe}.yaml`) || readText(`recipes/${recipe}.yaml`);
}

/** The method of an edition, from its recipe and its run. */
export function readMethodPage(place: string, segment: string | undefined): MethodPage {
  const { tracts, areas, ...edition } = openEdition(place, segment);
  const recipeText = readRecipeText(place, edition.recipe);
  const whole = { ...edition, tracts, areas };
  const state = stateOf(whole);
  return {
    edition,
    recipe: recipeText === '' ? undefined : recipeSchema.parse(parse(recipeText)),
    recipeText,
    residence: residenceByLevel(whole, state.id, state.tracts),
    segregation: { ...namedSegregation(whole, state), local: [] },
    published: readPublished(place, edition.id),
    scoredCount: tracts.level.filter((level) => level !== null).length,
    tractCount: tracts.geoid.length,
  };
}
