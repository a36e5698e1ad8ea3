import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '#core/localized.ts';
import { staleFrom } from '#desk/agency.ts';
import { type PlaceCopy, readPlaceCopy } from '../read-copy.ts';

const localized = z.strictObject({ en: z.string(), es: z.string() });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const agencySchema = z.strictObject({
  id: z.string(),
  name: localized,
  what: localized,
  phones: z.array(
    z.strictObject({
      number: z.string(),
      extension: z.string().optional(),
      kind: z.enum(['tty', 'relay']).optional(),
      languages: z.array(z.enum(['en', 'es'])).optional(),
    }),
  ),
  source: z.string(),
  recorded_on: day,
  checked_on: day.nullable(),
});

const agenciesSchema = z.strictObject({
  safety: z.array(agencySchema),
  agencies: z.array(agencySchema).min(1),
  limits: z.array(z.strictObject({ id: z.string(), what: localized, time: localized, source: z.string() })),
});

export type Agency = z.infer<typeof agencySchema>;

/** What the page of help shows. */
export interface HelpPage extends z.infer<typeof agenciesSchema> {
  readonly copy: PlaceCopy;
  /** The first day on which one of the rows is older than twelve months. */
  readonly staleFrom: string;
}

/** The agencies of a place with their sources and days. */
export function readHelpPage(place: string, lang: Language, root = '.'): HelpPage {
  const text = readFileSync(`${root}/places/${place}/agencies.yaml`, 'utf8');
  const rows = agenciesSchema.parse(parse(text));
  const days = [...rows.safety, ...rows.agencies].map((row) => staleFrom(row.checked_on ?? row.recorded_on));
  return { ...rows, copy: readPlaceCopy(place, lang, root), staleFrom: days.sort()[0] ?? '' };
}
