/** Why a cell holds no number. Zero is never a reason. */
export const MISSING_REASONS = [
  'notCollected',
  'suppressed',
  'tooFewSample',
  'controlled',
  'notApplicable',
  'notInFile',
  'droppedByRule',
] as const;

export type MissingReason = (typeof MISSING_REASONS)[number];

/** A cell without a number: it carries the reason instead. */
export interface Missing {
  readonly missing: MissingReason;
}

/** A number, or the reason why there is none. */
export type Cell = number | Missing;

const INSTANCES: Readonly<Record<MissingReason, Missing>> = {
  notCollected: { missing: 'notCollected' },
  suppressed: { missing: 'suppressed' },
  tooFewSample: { missing: 'tooFewSample' },
  controlled: { missing: 'controlled' },
  notApplicable: { missing: 'notApplicable' },
  notInFile: { missing: 'notInFile' },
  droppedByRule: { missing: 'droppedByRule' },
};

/**
 * The missing cell with this reason (one shared object a reason).
 *
 * @example missing('suppressed') // => { missing: 'suppressed' }
 */
export function missing(reason: MissingReason): Missing {
  return INSTANCES[reason];
}

/**
 * Whether a value is a missing cell and not a number.
 *
 * @example isMissing(0) // => false
 */
export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value;
}
