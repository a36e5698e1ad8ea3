import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYamlFile } from '../yaml-file.ts';

const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const state = z.enum(['verified', 'from-source', 'unverified']);
const day = z
  .string()
  .regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    'must be a day in quotes, such as "2024-09-30"',
  );
const percent = z.number().min(50).max(200);

/** Schema of `places/PLACE/vouchers.yaml`. */
export const voucherConfigSchema = z.strictObject({
  format: z.literal('evenground-vouchers/1'),
  edition: z.string(),
  fiscalYear: z.int().min(2000).max(2100),
  lastDay: day,
  percents: z.tuple([percent, percent]),
  stationsSource: text,
  smallAreas: z.array(z.strictObject({ area: z.string().min(1), state, source: z.string().min(1) })),
  facts: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['refused', 'step', 'about']),
      text,
      source: z.string().min(1),
      state,
      recorded_on: day,
    }),
  ),
});

/** What a place says about vouchers. */
export type VoucherConfig = z.output<typeof voucherConfigSchema>;

/** Path of the file inside the project. */
export function voucherConfigPath(place: string): string {
  return `places/${place}/vouchers.yaml`;
}

/** Whether a place has a page of voucher choice. */
export function hasVouchers(place: string): boolean {
  return existsSync(voucherConfigPath(place));
}

/**
 * The voucher file of a place.
 *
 * @throws Problems with file, line and column
 */
export function readVoucherConfig(place: string): VoucherConfig {
  const file = voucherConfigPath(place);
  const kind = { code: 'vouchers', guide: 'docs/method/voucher-choice.md' };
  return parseYamlFile(voucherConfigSchema, readFileSync(file, 'utf8'), file, kind);
}
