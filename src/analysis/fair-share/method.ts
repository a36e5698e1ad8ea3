import { z } from 'zod';
import { Problem, Problems } from '#core/problem.ts';
import { schemaProblems } from '#opportunity/recipe/schema-problems.ts';
import { parsePlacedYaml, type PlacedYaml } from '#opportunity/recipe/yaml-places.ts';

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must start with a letter and hold letters, digits or -');
const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const state = z.enum(['verified', 'from-source', 'unverified', 'proxy-input']);

const factor = z.strictObject({
  id,
  label: text,
  /** Column of the table. */
  column: z.string().min(1),
  /** What is done with the value before it is normalized over the region. */
  transform: z.enum([
    'share',
    'positive-change',
    'relative-to-region',
    'excess-over-floor',
    'complement',
    'inverse',
    'scaled',
  ]),
  /** Added above the lowest value of the region by excess-over-floor. */
  floor: z.number().positive().default(100),
  /** Column that multiplies the transformed value, such as households. */
  times: z.string().min(1).optional(),
  weight: z.number().positive(),
  state,
  source: z.string().min(1),
});

const exemptions = z.strictObject({
  /** Vintage of the list: the rule gives another list with other data. */
  vintage: z.string().min(1),
  /** Names of the id column that are exempt. */
  listed: z.array(z.string()).default([]),
  /** Exempt where the column is at least this. */
  column: z.string().min(1).optional(),
  atLeast: z.number().optional(),
  /** Names that the rule would exempt and that are not, with the reason. */
  notExempt: z.array(z.strictObject({ name: z.string(), reason: z.string().min(1) })).default([]),
});

const cap = z.strictObject({
  share: z.number().positive().max(1).optional(),
  of: z.string().min(1).optional(),
  absolute: z.number().positive().optional(),
  excess: z.enum(['lost', 'state', 'redistributed']),
});

const methodSchema = z.strictObject({
  id,
  title: text,
  state,
  source: z.string().min(1),
  /** Sentence that goes with every number when inputs stand in for others. */
  standIn: text.optional(),
  name: z.string().min(1),
  region: z.string().min(1).optional(),
  /** Regions of the table that count as one: new name → old names. */
  merge: z.record(z.string(), z.array(z.string()).min(2)).default({}),
  /** A need given as one number goes to the regions by the sum of this column, exempt towns included. */
  needBy: z.string().min(1).optional(),
  combine: z.enum(['weighted-mean', 'scale-and-multiply']).default('weighted-mean'),
  /** Column of the baseline share, for scale-and-multiply. */
  baseline: z.string().min(1).optional(),
  factors: z.array(factor).min(1),
  exemptions: exemptions.optional(),
  cap: cap.optional(),
  rounding: z.enum(['none', 'largest-remainder']).default('largest-remainder'),
  /** Shares of every town's number by income. */
  incomeBands: z.array(z.strictObject({ id, share: z.number().positive().max(1) })).default([]),
  /** Shares of every town's number by year. */
  phases: z.array(z.strictObject({ year: z.string(), share: z.number().positive().max(1) })).default([]),
});

/** A checked allocation method. */
export type AllocationMethod = z.output<typeof methodSchema>;
export type AllocationFactor = AllocationMethod['factors'][number];
export type VerificationState = AllocationMethod['state'];

const total = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

function checkSum(yaml: PlacedYaml, key: string, shares: readonly number[]): Problem[] {
  if (shares.length === 0 || Math.abs(total(shares) - 1) < 1e-9) return [];
  return [
    new Problem('allocation-sum', `has shares that sum to ${total(shares)}, not to 1`, {
      ...yaml.placeOf([key]),
      columnName: key,
      value: shares.join(', '),
      exitCode: 3,
      remedy: 'change the shares so that they sum to 1',
    }),
  ];
}

function checkPairs(method: AllocationMethod, yaml: PlacedYaml): Problem[] {
  const fault = (key: string, what: string): Problem =>
    new Problem('allocation-form', what, {
      ...yaml.placeOf([key]),
      columnName: key,
      exitCode: 3,
      remedy: 'see docs/method/allocation.md',
    });
  const { cap: limit, exemptions: exempt } = method;
  const faults: Problem[] = [];
  if (limit && (limit.share === undefined) !== (limit.of === undefined))
    faults.push(fault('cap', 'needs share and of together'));
  if (limit && limit.share === undefined && limit.absolute === undefined)
    faults.push(fault('cap', 'names no limit: give share and of, or absolute'));
  if (exempt && (exempt.column === undefined) !== (exempt.atLeast === undefined))
    faults.push(fault('exemptions', 'needs column and atLeast together'));
  if ((method.combine === 'scale-and-multiply') !== (method.baseline !== undefined))
    faults.push(fault('combine', 'needs a baseline exactly when it is scale-and-multiply'));
  return faults;
}

/**
 * Allocation method from the text of a YAML file.
 *
 * @throws Problems with file, line and column for everything that is wrong with it
 * @see docs/method/allocation.md
 */
export function compileMethod(content: string, file: string): AllocationMethod {
  const yaml = parsePlacedYaml(content, file);
  const parsed = methodSchema.safeParse(yaml.data);
  if (!parsed.success) throw new Problems(schemaProblems(parsed.error.issues, yaml));
  const { data: method } = parsed;
  const shares = (entries: readonly { readonly share: number }[]): number[] =>
    entries.map(({ share }) => share);
  const problems = [
    ...checkSum(
      yaml,
      'factors',
      method.factors.map(({ weight }) => weight),
    ),
    ...checkSum(yaml, 'incomeBands', shares(method.incomeBands)),
    ...checkSum(yaml, 'phases', shares(method.phases)),
    ...checkPairs(method, yaml),
  ];
  if (problems.length > 0) throw new Problems(problems);
  return method;
}

/** JSON Schema of a method file, for editors. */
export function allocationJsonSchema(): string {
  const schema = z.toJSONSchema(methodSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'Evenground allocation method' }, null, 2)}\n`;
}
