import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '#core/localized.ts';
import { Problem } from '#core/problem.ts';

/** The words of a place that no software can know: `places/<place>/copy/<lang>.yaml`. */
export const placeCopySchema = z.strictObject({
  name: z.string(),
  organization: z.string(),
  organizationShort: z.string(),
  mission: z.array(z.string()).min(1),
  contact: z.strictObject({
    lines: z.array(z.string()),
    phone: z.string(),
    url: z.string(),
    urlText: z.string(),
  }),
  stateClasses: z.string(),
});

export type PlaceCopy = z.infer<typeof placeCopySchema>;

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
  const file = join(root, 'places', place, 'copy', `${lang}.yaml`);
  if (!existsSync(file)) {
    throw new Problem('copy-missing', 'the words of the place are not there', {
      file: `places/${place}/copy/${lang}.yaml`,
      exitCode: 3,
      remedy: 'copy places/connecticut/copy and write your own words',
    });
  }
  const result = placeCopySchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Problem('copy-form', issue?.message ?? 'has the wrong form', {
    file: `places/${place}/copy/${lang}.yaml`,
    columnName: issue?.path.join('.') ?? '',
    exitCode: 3,
    remedy: 'give every key of places/connecticut/copy/en.yaml, and no other',
  });
}
