import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { staleFrom } from '#desk/agency.ts';
import { parseYamlFile } from './yaml-file.ts';

const text = z.string().min(1);
const localized = z.strictObject({ en: text, es: text });

function isDay(day: string): boolean {
  try {
    return staleFrom(day) !== '';
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

const day = z.string().refine(isDay, 'must be a day of the calendar, such as 2026-11-23');

const agencySchema = z.strictObject({
  id: text,
  name: localized,
  what: localized,
  phones: z
    .array(
      z.strictObject({
        number: z.string().regex(/^[0-9]+(-[0-9]+)*$/, 'must be digits and hyphens, such as 860-247-4400'),
        extension: z
          .string()
          .regex(/^[0-9]+$/, 'must be digits in quotes')
          .optional(),
        kind: z.enum(['tty', 'relay']).optional(),
        languages: z.array(z.enum(['en', 'es'])).optional(),
      }),
    )
    .min(1),
  source: z.url({ protocol: /^https$/, error: 'must be the address of the page that states it' }),
  recorded_on: day,
  checked_on: day.nullable(),
});

const agenciesSchema = z.strictObject({
  safety: z.array(agencySchema).min(1),
  agencies: z.array(agencySchema).min(1),
  limits: z.array(
    z.strictObject({ id: text, what: localized, time: localized, source: text, recorded_on: day }),
  ),
});

export type Agency = z.infer<typeof agencySchema>;

export type Agencies = z.infer<typeof agenciesSchema>;

/** Path of the file inside the project. */
export function agenciesPath(place: string): string {
  return `places/${place}/agencies.yaml`;
}

/**
 * Checks the text of a place's list of agencies: each row with its source and its day.
 *
 * @throws Problems with file, line and column
 */
export function parseAgencies(yaml: string, file: string): Agencies {
  return parseYamlFile(agenciesSchema, yaml, file, {
    code: 'agencies',
    guide: 'places/connecticut/agencies.yaml',
  });
}

/** The first day on which one of the rows is older than twelve months. */
export function firstStaleDay({ safety, agencies }: Agencies): string {
  const days = [...safety, ...agencies].map((row) => staleFrom(row.checked_on ?? row.recorded_on));
  return days.sort()[0] ?? '';
}
