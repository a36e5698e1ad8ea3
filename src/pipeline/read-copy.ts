import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '#core/localized.ts';
import { Problem } from '#core/problem.ts';
import { parseYamlFile } from './yaml-file.ts';

const text = z.string().min(1);

/** The words of a place that no software can know: `places/<place>/copy/<lang>.yaml`. */
export const placeCopySchema = z.strictObject({
  organization: text,
  organizationShort: text,
  mission: z.array(text).min(1),
  stateClasses: text,
});

export type PlaceCopy = z.infer<typeof placeCopySchema>;

/** Path of the file inside the project. */
export function placeCopyPath(place: string, lang: Language): string {
  return `places/${place}/copy/${lang}.yaml`;
}

/**
 * Checks the text of a file of words.
 *
 * @throws Problems with file, line and column
 */
export function parsePlaceCopy(yaml: string, file: string): PlaceCopy {
  const guide = 'places/connecticut/copy/en.yaml';
  return parseYamlFile(placeCopySchema, yaml, file, { code: 'copy', guide });
}

const known = new Map<string, PlaceCopy>();

/** The words of a place, read once a process: thousands of pages show them. */
export function openPlaceCopy(place: string, lang: Language): PlaceCopy {
  const id = `${place} ${lang}`;
  const copy = known.get(id) ?? readPlaceCopy(place, lang);
  known.set(id, copy);
  return copy;
}

/** Reads the words of a place; `root` is the folder that holds `places/`. */
export function readPlaceCopy(place: string, lang: Language, root = '.'): PlaceCopy {
  const file = placeCopyPath(place, lang);
  if (existsSync(join(root, file))) return parsePlaceCopy(readFileSync(join(root, file), 'utf8'), file);
  throw new Problem('copy-missing', 'the words of the place are not there', {
    file,
    exitCode: 3,
    remedy: 'copy places/connecticut/copy and write your own words',
  });
}
