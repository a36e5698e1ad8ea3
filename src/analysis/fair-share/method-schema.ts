import { z } from 'zod';

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'must start with a letter or digit and hold letters, digits or -');
const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const column = z.string().min(1);
const share = z.number().positive().max(1);
const state = z.enum(['verified', 'from-source', 'unverified', 'proxy-input']);

const factor = z.strictObject({
  id,
  label: text,
  column: column.describe('Column of the table'),
  transform: z
    .enum([
      'share',
      'given-share',
      'positive-change',
      'relative-to-region',
      'excess-over-floor',
      'complement',
      'inverse',
      'scaled',
    ])
    .describe('What is done with the value before it is made into a share of the region'),
  floor: z.number().positive().default(100).describe('What excess-over-floor adds above the lowest value'),
  times: column.optional().describe('Column that multiplies the transformed value, such as households'),
  weight: share.optional().describe('Weights sum to 1; left out where every income band has its own'),
  state,
  source: z.string().min(1),
});

const need = z.strictObject({
  by: column
    .optional()
    .describe('Need of each town; its sum over a region, exempt towns included, is the need'),
  total: z.number().positive().optional().describe('Need of all towns; spread over regions by the column'),
  state,
  source: z.string().min(1),
});

const figure = z
  .strictObject({
    column,
    share: z.number().positive().default(1).describe('Part of the figure that a town is given'),
    less: column.optional().describe('Column that is taken off, such as homes that are there already'),
    label: text,
    state,
    source: z.string().min(1),
  })
  .describe('Instead of need and factors: every town has a figure of its own');

const exemptions = z.strictObject({
  vintage: z.string().min(1).describe('The same rule gives another list with other data'),
  listed: z.array(z.string()).default([]).describe('Names that are exempt'),
  column: column.optional(),
  atLeast: z.number().optional().describe('Exempt where the column is at least this'),
  outsideTop: z
    .strictObject({ column, share })
    .optional()
    .describe('Exempt unless among this share of towns with the highest values'),
  notExempt: z
    .array(z.strictObject({ name: z.string(), reason: text }))
    .default([])
    .describe('Names that the rule would exempt and that are not, with the reason'),
  source: z.string().min(1),
});

const cap = z.strictObject({
  share: share.optional(),
  of: column.optional(),
  absolute: z.number().positive().optional(),
  excess: z
    .enum(['lost', 'state', 'redistributed'])
    .describe('What is above a cap: nobody’s, the state’s, or spread over the other towns'),
  state,
  source: z.string().min(1),
});

const band = z.strictObject({
  id,
  label: text,
  share: share.optional(),
  units: z.number().positive().optional().describe('The band as a number of units instead of a share'),
  weights: z.record(id, share).optional().describe('Weights of the factors in this band'),
});

const standIn = z.strictObject({
  for: column.describe('Column that the method asks for'),
  use: column.describe('Column that stands in when it is not there'),
  total: z.number().positive().optional().describe('The column is scaled so that it sums to this'),
  says: text.describe('Goes with every number made with it'),
});

/** The form of a method file. */
export const methodSchema = z.strictObject({
  format: z.literal('evenground-allocation/1'),
  id,
  title: text,
  summary: text,
  state,
  source: z.string().min(1),
  name: column.describe('Column that names the rows'),
  region: column.optional(),
  merge: z
    .record(z.string(), z.array(z.string()).min(2))
    .default({})
    .describe('Regions that count as one: new name, old names'),
  need: need.optional(),
  figure: figure.optional(),
  factors: z.array(factor).default([]),
  standIns: z.array(standIn).default([]),
  exemptions: exemptions.optional(),
  cap: cap.optional(),
  rounding: z.enum(['none', 'largest-remainder', 'nearest', 'up']).default('largest-remainder'),
  incomeBands: z.array(band).default([]),
  phases: z.array(z.strictObject({ id: z.string().min(1), share })).default([]),
});

/** A checked allocation method. */
export type AllocationMethod = z.output<typeof methodSchema>;
export type AllocationFactor = AllocationMethod['factors'][number];
export type IncomeBand = AllocationMethod['incomeBands'][number];
/** How far a number can be traced: checked by computing, read in a source, not confirmed, or made with stand-ins. */
export type VerificationState = AllocationMethod['state'];
