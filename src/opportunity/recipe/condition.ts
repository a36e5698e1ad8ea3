import { z } from 'zod';

/** Comparisons of one number or text; a missing number satisfies none but `isMissing: true`. */
const comparison = {
  above: z.number().optional(),
  atLeast: z.number().optional(),
  below: z.number().optional(),
  atMost: z.number().optional(),
  equals: z.union([z.number(), z.string()]).optional(),
  notEquals: z.union([z.number(), z.string()]).optional(),
  isMissing: z.boolean().optional(),
};

/** One comparison on a column of the table. */
const columnCondition = z.strictObject({ column: z.string().min(1), ...comparison });
/** One comparison on an indicator or group of the recipe. */
const valueCondition = z.strictObject({ value: z.string().min(1), ...comparison });

/** A condition on a row, as a recipe writes it. */
export type Condition =
  | z.infer<typeof columnCondition>
  | z.infer<typeof valueCondition>
  | { readonly all: Condition[] }
  | { readonly any: Condition[] }
  | { readonly not: Condition };

/** Schema of a condition: `{column: households, atLeast: 20}`, or all / any / not of conditions. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      columnCondition,
      valueCondition,
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'condition' });
