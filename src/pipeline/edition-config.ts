import { z } from 'zod';
import { suggest } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import type { EditionConfig } from '#opportunity/assemble-inputs.ts';
import type { StabilityOptions } from '#opportunity/stability.ts';
import type { Files } from './effects.ts';
import { requirePlace } from './require-place.ts';
import { parseYamlFile } from './yaml-file.ts';

const localized = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const inPlace = z
  .string()
  .regex(/^(tables|boundaries)\/[a-z0-9.-]+$/, 'must name a file of the place, such as tables/towns.csv');

const join = z.strictObject({
  table: inPlace,
  by: z.enum(['tract', 'town']),
  columns: z.array(z.string().min(1)).min(1),
});

const repair = z.strictObject({
  do: z.enum(['drop', 'assign']),
  town: z.string(),
  tract: z.string().min(1),
  available: z.int().min(0).optional(),
  count: z.int().min(1),
  geoid: z
    .string()
    .regex(/^\d{11}$/, 'must be an 11-digit GEOID in quotes')
    .optional(),
  why: localized,
});

/** Schema of `places/PLACE/editions/ID.yaml`. */
export const editionConfigSchema = z
  .strictObject({
    format: z.literal('evenground-edition-config/1'),
    id: z
      .string()
      .regex(/^\d{4}(-[a-z]+)?$/, 'must be four digits, a hyphen and a word, such as "2014-published"'),
    label: localized,
    description: localized,
    recipe: z.string().regex(/^[a-z0-9-]+$/),
    inputs: inPlace,
    tractVintage: z.string(),
    tracts: inPlace,
    boundaries: inPlace,
    groupQuarters: inPlace,
    overlap: inPlace.optional(),
    bridge: inPlace.optional(),
    population: z.strictObject({ table: inPlace, period: z.string(), source: z.string() }),
    outlierZ: z.number().positive(),
    stability: z.strictObject({ draws: z.int().min(100).max(100_000), seed: z.int() }).optional(),
    domains: z.array(z.strictObject({ id: z.string(), label: localized })).min(1),
    indicators: z.array(z.string()).min(1),
    repairs: z.array(repair).default([]),
    rejoin: z.array(join).default([]),
    join: z.array(join).default([]),
    limits: z.array(localized).default([]),
  })
  .refine(({ indicators }) => new Set(indicators).size === indicators.length, {
    message: 'names an indicator twice',
    path: ['indicators'],
  });

/** Columns of a table of the place, by the GEOID of tract or town. */
export interface JoinConfig {
  readonly table: string;
  readonly by: 'tract' | 'town';
  readonly columns: readonly string[];
}

/** An edition's file: what `assembleEdition` takes, and which files of the place it reads. */
export interface EditionFile extends EditionConfig {
  readonly inputs: string;
  readonly tracts: string;
  /** Topology with the collections "tracts" and "towns". */
  readonly boundaries: string;
  readonly groupQuarters: string;
  /** Shares of tracts in the districts that cut them. */
  readonly overlap?: string | undefined;
  readonly populationTable: string;
  /** Draws inside the margins of error, to see which levels they could change. */
  readonly stability?: StabilityOptions | undefined;
  /** Shares of the tracts of an older census in those of a newer one. */
  readonly bridge?: string | undefined;
  /** Columns that are joined anew by GEOID before scoring; then the repairs come before scoring, too. */
  readonly rejoin: readonly JoinConfig[];
  /** Columns that other tables add to inputs whose rows have a GEOID. */
  readonly join: readonly JoinConfig[];
}

/**
 * Checks the text of an edition's file.
 *
 * @throws Problems with file, line and column
 */
export function parseEditionConfig(text: string, file: string): EditionFile {
  const parsed = parseYamlFile(editionConfigSchema, text, file, {
    code: 'edition',
    guide: 'places/README.md',
  });
  const { population } = parsed;
  return {
    ...parsed,
    populationTable: population.table,
    populationPeriod: population.period,
    populationSource: population.source,
  };
}

/**
 * Ids of the editions that a place declares, in code-unit order.
 *
 * @throws Problem 'place-unknown' naming the place that was meant
 */
export async function listEditions(files: Files, place: string): Promise<readonly string[]> {
  await requirePlace(files, place);
  const entries = await files.list(`places/${place}/editions`);
  return entries.flatMap(({ name }) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []));
}

/**
 * File of an edition inside the project.
 *
 * @throws Problem 'edition-unknown' naming the editions there are
 */
export async function findEditionFile(files: Files, place: string, edition: string): Promise<string> {
  const known = await listEditions(files, place);
  if (known.includes(edition)) return `places/${place}/editions/${edition}.yaml`;
  throw new Problem('edition-unknown', `is not an edition of ${place}`, {
    value: edition,
    exitCode: 3,
    remedy: suggest(edition, known),
  });
}
