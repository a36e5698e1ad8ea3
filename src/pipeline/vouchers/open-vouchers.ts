import type { VoucherModel } from '#analysis/vouchers/model.ts';
import type { Edition } from '#opportunity/edition.ts';
import { readEdition } from '../read-edition.ts';
import { makeVoucherModel } from './make-voucher-model.ts';
import { readVoucherConfig, type VoucherConfig } from './voucher-config.ts';

/** The vouchers of a place: what it says, the model, and the edition of its levels. */
export interface VoucherData {
  readonly config: VoucherConfig;
  readonly model: VoucherModel;
  readonly edition: Edition;
}

const known = new Map<string, VoucherData>();

/**
 * The vouchers of a place, read once a process.
 *
 * @throws Problem 'edition-absent' before the first build
 */
export function openVouchers(place: string): VoucherData {
  const data = known.get(place);
  if (data !== undefined) return data;
  const config = readVoucherConfig(place);
  const { edition } = readEdition(place, config.edition);
  const made = { config, edition, model: makeVoucherModel(place, config, edition) };
  known.set(place, made);
  return made;
}
