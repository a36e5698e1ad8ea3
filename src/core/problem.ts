/** stop: nothing is written; warn: treated as missing or skipped, counted; repair: mended and listed. */
export type Severity = 'stop' | 'warn' | 'repair';

/** Where the reader finds the mistake. Lines and columns count from 1. */
export interface ProblemPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
}

/** All that the message contract asks for (docs/guide/messages.md). */
export interface ProblemDetails extends ProblemPlace {
  readonly severity?: Severity;
  /** The value met, as text. */
  readonly value?: string;
  /** What was done about it (defaults by severity). */
  readonly done?: string;
  /** What the reader can do. */
  readonly remedy?: string;
  /** 2 data, 3 configuration, 4 environment. */
  readonly exitCode?: 2 | 3 | 4;
}

const DONE: Readonly<Record<Severity, string>> = {
  stop: 'stopped; nothing was changed',
  warn: 'treated as missing and counted',
  repair: 'repaired and listed',
};

/**
 * The reader's mistake, not ours: a code, a place, the value met and the remedy.
 *
 * @example new Problem('geoid-length', 'has 10 digits').code // => 'geoid-length'
 */
export class Problem extends Error {
  readonly code: string;
  readonly severity: Severity;
  readonly details: ProblemDetails;

  constructor(code: string, what: string, details: ProblemDetails = {}) {
    super(what);
    this.name = 'Problem';
    this.code = code;
    this.severity = details.severity ?? 'stop';
    this.details = details;
  }

  /** The same problem at a more exact place. */
  at(place: ProblemPlace): Problem {
    return new Problem(this.code, this.message, { ...this.details, ...place });
  }
}

/** Several problems of one run, thrown together so that all are shown at once; `total` counts those not kept too. */
export class Problems extends Error {
  readonly problems: readonly Problem[];
  readonly total: number;

  constructor(problems: readonly Problem[], total: number = problems.length) {
    super(`${total} problems`);
    this.name = 'Problems';
    this.problems = problems;
    this.total = total;
  }
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g;

/**
 * A value fit for a message: at most 60 characters, control characters shown as \uXXXX.
 *
 * @example showValue('a\tb') // => 'a\\u0009b'
 */
export function showValue(text: string): string {
  const shown = text
    .slice(0, 61)
    .replace(CONTROL, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return text.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** Parsers of other people quote lines of the file in their messages. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

function placeText({ file, line, column }: ProblemPlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/**
 * One line by the message contract: CODE severity place "Column" "value" – what – done – remedy.
 *
 * @example formatProblem(new Problem('csv-empty', 'the file is empty', { file: 'a.csv' })) // => 'csv-empty stop a.csv – the file is empty – stopped; nothing was changed'
 */
export function formatProblem(problem: Problem): string {
  const { details, severity } = problem;
  const head = [problem.code, severity, placeText(details)];
  if (details.columnName !== undefined && details.columnName !== '')
    head.push(`"${showValue(details.columnName)}"`);
  if (details.value !== undefined) head.push(`"${showValue(details.value)}"`);
  const tail = [oneLine(problem.message), details.done ?? DONE[severity], details.remedy];
  return [head.filter(Boolean).join(' '), ...tail.filter(Boolean)].join(' – ');
}

/**
 * The same facts as a plain object, for `--json`.
 *
 * @example problemToJson(new Problem('x', 'y')).severity // => 'stop'
 */
export function problemToJson(problem: Problem): Record<string, unknown> {
  const { details, severity } = problem;
  return {
    code: problem.code,
    ...details,
    severity,
    what: problem.message,
    done: details.done ?? DONE[severity],
  };
}
