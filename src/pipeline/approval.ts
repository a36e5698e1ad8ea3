import { Problem } from '#core/problem.ts';

/** Who lets a change through, and why. */
export interface Approval {
  readonly name: string;
  readonly reason: string;
}

/**
 * A signature: "name, reason".
 *
 * @throws Problem 'approval-form'
 */
export function parseApproval(text: string): Approval {
  const [, name = '', reason = ''] = /^([^,]*),(.*)$/s.exec(text) ?? [];
  if (name.trim() !== '' && reason.trim() !== '') return { name: name.trim(), reason: reason.trim() };
  throw new Problem('approval-form', 'is not a signature', {
    value: text,
    exitCode: 3,
    remedy: 'write it as --approve "name, reason"',
  });
}
