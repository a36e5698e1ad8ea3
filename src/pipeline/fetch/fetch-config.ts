import { z } from 'zod';

const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

const column = z.strictObject({
  header: z.string().min(1),
  kind: z.enum(['text', 'number', 'count', 'share', 'percent', 'tract-geoid', 'town-geoid', 'county-geoid']),
  filled: z.boolean().optional(),
});

/** A host of place.yaml that sources of the state's own data may ask. */
export const downloadHost = z
  .string()
  .regex(HOST, 'must be the name of a host in small letters, such as data.example.gov; it is asked by https');

/** What place.yaml says of one source. */
export const placeSourceSchema = z.strictObject({
  source: z.string().min(1),
  editions: z.array(z.string().min(1)).min(1),
  year: z.int().min(2000).max(2100).optional(),
  tables: z
    .array(z.string().regex(/^[A-Za-z0-9]{1,20}$/, 'must be the name of a table'))
    .min(1)
    .optional(),
  area: z.enum(['tract', 'town', 'county']).optional(),
  document: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be the name of a file, without a folder')
    .optional(),
  address: z.url({ protocol: /^https$/, error: 'must be an address that starts with https://' }).optional(),
  file: z
    .string()
    .regex(
      /^[a-z0-9-]+(\/[a-z0-9-]+)*\/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.csv$/,
      'must be a path of folders below the raw folder that ends in .csv',
    )
    .optional(),
  title: z.string().min(1).optional(),
  columns: z.array(column).min(1).optional(),
  key: z.array(z.string().min(1)).min(1).optional(),
  rows: z.tuple([z.int().min(0), z.int().min(0)]).optional(),
});

export type PlaceSource = z.infer<typeof placeSourceSchema>;
