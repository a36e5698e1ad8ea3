import { z } from 'zod';
import { AGGREGATES } from '../aggregate/registry.ts';
import { LEVEL_RULES } from '../levels/registry.ts';
import { baseFields } from '../steps/base.ts';
import { STEPS } from '../steps/registry.ts';
import { conditionSchema } from './condition.ts';
import { namedChoice } from './named-choice.ts';

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]*$/, 'must start with a letter and hold letters, digits, _ . or -');
const columnName = z.string().min(1);
const text = z.union([z.string(), z.strictObject({ en: z.string(), es: z.string() })]);
/** What a publisher writes for "no value": a number such as −999, or a word. */
const sentinel = z.union([z.number(), z.string().min(1)]);
const columns = z.union([columnName, z.array(columnName).min(1)]);

const steps = z.array(namedChoice(STEPS)).meta({ id: 'steps' });

const source = {
  /** Column of the table; or a ratio of sums of columns. */
  column: columnName.optional(),
  numerator: columns.optional(),
  denominator: columns.optional(),
};

const indicator = z
  .strictObject({
    id,
    label: text.optional(),
    domain: z.string().optional(),
    direction: z.enum(['higher-is-better', 'lower-is-better']),
    ...source,
    unit: z.string().optional(),
    /** Column with the margin of error at 90 %, in the unit of the value. */
    margin: columnName.optional(),
    period: z.string().optional(),
    source: z.string().optional(),
    link: z.url({ protocol: /^https$/ }).optional(),
    missingValues: z.array(sentinel).optional(),
    only: conditionSchema.optional(),
    steps: steps.optional(),
  })
  .refine((value) => (value.column === undefined) !== (value.numerator === undefined), {
    message: 'needs either column, or numerator and denominator',
  })
  .refine((value) => (value.numerator === undefined) === (value.denominator === undefined), {
    message: 'needs numerator and denominator together',
  });

const part = z.union([
  id,
  z.strictObject({ part: id, weight: z.number().default(1), sign: z.literal([1, -1]).optional() }),
]);

const missingRule = z.union([
  z.enum(['skip', 'strict']),
  z.strictObject({
    minimumCount: z.int().min(1).optional(),
    minimumShare: z.number().min(0).max(1).optional(),
    minimumPerDomain: z.int().min(1).optional(),
    denominator: z.enum(['available', 'all']).default('available'),
  }),
]);

const choice = z.strictObject({ when: conditionSchema.optional(), take: z.union([id, z.number()]) });

const group = z
  .strictObject({
    id,
    label: text.optional(),
    of: z.union([id, z.array(part).min(1)]).optional(),
    choose: z.array(choice).min(1).optional(),
    aggregate: namedChoice(AGGREGATES).optional(),
    missing: missingRule.default('strict'),
    only: conditionSchema.optional(),
    steps: steps.optional(),
  })
  .refine((value) => (value.of === undefined) !== (value.choose === undefined), {
    message: 'needs either of, or choose',
  })
  .refine((value) => !Array.isArray(value.of) || value.of.length === 1 || value.aggregate !== undefined, {
    message: 'needs aggregate: how its parts become one value',
  });

const levelClass = z.strictObject({ id: z.string().min(1), label: text.optional() });

const levels = z.strictObject({
  id,
  of: id,
  rule: namedChoice(LEVEL_RULES),
  order: z.enum(['rising', 'falling']).default('rising'),
  classes: z.union([z.int().min(2).max(1000), z.array(levelClass).min(2)]),
  ...baseFields,
  notEnoughData: levelClass.optional(),
});

/** An id, `id@step` for what a step made of it, `*` for every indicator. */
const output = z
  .string()
  .regex(/^(\*|[A-Za-z][A-Za-z0-9_.-]*)(@[A-Za-z]+)?$/, 'must be an id, id@step, * or *@step');

const comparison = z.strictObject({
  output,
  column: columnName,
  tolerance: z.number().min(0).default(0),
  missingValues: z.array(sentinel).optional(),
  where: conditionSchema.optional(),
  atLeast: z.int().min(0).optional(),
  of: z.int().min(0).optional(),
  note: z.string().optional(),
});

/** Schema of a recipe file; docs/method/recipe.md says what each word means. */
export const recipeSchema = z.strictObject({
  format: z.literal('evenground-recipe/1'),
  id,
  title: text,
  description: text.optional(),
  source: z.string().optional(),
  table: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  key: columnName.optional(),
  missingValues: z.array(sentinel).default([]),
  population: conditionSchema.optional(),
  domains: z.array(z.strictObject({ id, label: text.optional() })).optional(),
  indicatorSteps: steps.default([]),
  indicators: z.array(indicator).min(1),
  groups: z.array(group).default([]),
  score: id.optional(),
  levels: z.array(levels).default([]),
  outputs: z.array(id).optional(),
  compare: z.array(comparison).default([]),
});

export type RecipeDocument = z.output<typeof recipeSchema>;
export type Indicator = RecipeDocument['indicators'][number];
export type Group = RecipeDocument['groups'][number];
export type Levels = RecipeDocument['levels'][number];
export type Comparison = RecipeDocument['compare'][number];
