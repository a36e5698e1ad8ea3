import { crimeDepartments2016 } from '../crime-2016.ts';
import { hudVouchers2019 } from '../hud-vouchers-2019.ts';
import type { Source } from '../source.ts';
import { appealsList2023 } from '../town-series.ts';

/** Readers of the importer for data sets that a state's own server gives. */
const READERS: readonly Source<unknown>[] = [crimeDepartments2016, appealsList2023, hudVouchers2019];

/**
 * The importer's reader of a file; undefined when there is none.
 *
 * @example readerOf('connecticut/nothing.csv') // => undefined
 */
export function readerOf(file: string): Source<unknown> | undefined {
  return READERS.find((reader) => reader.file === file);
}
