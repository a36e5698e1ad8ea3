import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '#core/localized.ts';
import { Problem } from '#core/problem.ts';
import { STATES } from '#core/state.ts';
import { downloadHost, placeSourceSchema } from './fetch/fetch-config.ts';
import { parseYamlFile } from './yaml-file.ts';

const STATE_CODES = new Set(STATES.map(({ fips }) => fips));

const text = z.string().min(1);
const word = z.strictObject({ one: text, many: text });
const words = z.strictObject({ en: word, es: word });

/** Schema of `places/PLACE/place.yaml`. */
export const placeConfigSchema = z.strictObject({
  format: z.literal('evenground-place/1'),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be the name of the folder: small letters, digits, hyphens'),
  name: z.strictObject({ en: text, es: text }),
  stateFips: z
    .string()
    .refine(
      (code) => STATE_CODES.has(code),
      'must be the two-digit code of a state, in quotes, such as "09"',
    ),
  municipality: words,
  region: words,
  examples: z
    .strictObject({
      municipality: text,
      village: text,
      zip: z.string().regex(/^\d{5}$/, 'must be five digits in quotes'),
      tract: z
        .string()
        .regex(/^\d{1,4}(\.\d{2})?$/, 'must be the number of a tract in quotes, such as "5023"'),
    })
    .optional(),
  defaultEdition: text,
  languages: z
    .array(z.enum(LANGUAGES))
    .refine((list) => list.includes('en') && new Set(list).size === list.length, {
      message: 'must name "en" and each language once',
    }),
  contact: z
    .strictObject({
      lines: z.array(text).min(1),
      phone: z.string().regex(/^[0-9][0-9-]{6,}$/, 'must be digits and hyphens, such as 860-610-6040'),
      url: z.url({ protocol: /^https$/, error: 'must be an address that starts with https://' }),
      urlText: text,
    })
    .optional(),
  downloadHosts: z.array(downloadHost).default([]),
  sources: z.array(placeSourceSchema).default([]),
});

export type PlaceConfig = z.infer<typeof placeConfigSchema>;

/** Path of the file inside the project. */
export function placeConfigPath(place: string): string {
  return `places/${place}/place.yaml`;
}

/**
 * Checks the text of a place's file.
 *
 * @throws Problems with file, line and column
 */
export function parsePlaceConfig(yaml: string, place: string): PlaceConfig {
  const file = placeConfigPath(place);
  const config = parseYamlFile(placeConfigSchema, yaml, file, { code: 'place', guide: 'places/README.md' });
  if (config.id === place) return config;
  throw new Problem('place-id', `is not the name of its folder`, {
    file,
    columnName: 'id',
    value: config.id,
    exitCode: 3,
    remedy: `write id: ${place}, or rename the folder`,
  });
}

const known = new Map<string, PlaceConfig>();

/** The file of a place, read once a process: thousands of pages ask for it. */
export function openPlaceConfig(place: string, root = '.'): PlaceConfig {
  const path = join(root, placeConfigPath(place));
  const config = known.get(path);
  if (config !== undefined) return config;
  if (!existsSync(path)) {
    throw new Problem('place-absent', 'the file of the place is not there', {
      file: placeConfigPath(place),
      exitCode: 3,
      remedy: 'copy places/connecticut/place.yaml and write your own facts',
    });
  }
  const read = parsePlaceConfig(readFileSync(path, 'utf8'), place);
  known.set(path, read);
  return read;
}

/** Folders of `places/` that hold a place, in code-unit order. */
export function listPlaces(root = '.'): readonly string[] {
  const folder = join(root, 'places');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(root, placeConfigPath(name))))
    .sort();
}

/** The place that `/` leads to and that commands mean when none is named: the first there is. */
export function defaultPlace(root = '.'): string {
  const [first] = listPlaces(root);
  if (first !== undefined) return first;
  throw new Problem('place-absent', 'there is no place', {
    file: 'places',
    exitCode: 3,
    remedy: 'make a folder with a place.yaml, see places/README.md',
  });
}
