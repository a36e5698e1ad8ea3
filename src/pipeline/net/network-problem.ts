import { Problem } from '#core/problem.ts';
import { shownUrl } from './allowed-url.ts';

/** Failures of the moment: the same request may well succeed soon. */
export const PASSING_PROBLEMS: ReadonlySet<string> = new Set([
  'network-timeout',
  'network-broken',
  'download-truncated',
  'download-slow',
  'http-busy',
  'http-failed',
]);

type Known = readonly [code: string, what: string, remedy: string];

const TRY_LATER = 'run the command again later; what has come so far is kept and not asked for again';
const NAME: Known = [
  'network-name',
  'the name of the host cannot be resolved',
  'check the connection of this machine',
];
const BROKEN: Known = ['network-broken', 'the connection broke', TRY_LATER];
const TIMEOUT: Known = ['network-timeout', 'the publisher did not answer in time', TRY_LATER];
const TLS: Known = [
  'network-certificate',
  'the publisher cannot be told for sure: its certificate is not valid here',
  'check the clock of this machine and whether something stands between it and the internet; there is no way around the check',
];

const BY_CODE: Readonly<Record<string, Known>> = {
  ENOTFOUND: NAME,
  // The name service did not answer: that may pass.
  EAI_AGAIN: TIMEOUT,
  ECONNREFUSED: BROKEN,
  ECONNRESET: BROKEN,
  EPIPE: BROKEN,
  EHOSTUNREACH: BROKEN,
  ENETUNREACH: BROKEN,
  UND_ERR_SOCKET: BROKEN,
  UND_ERR_CLOSED: BROKEN,
  UND_ERR_ABORTED: BROKEN,
  ETIMEDOUT: TIMEOUT,
  UND_ERR_CONNECT_TIMEOUT: TIMEOUT,
  UND_ERR_HEADERS_TIMEOUT: TIMEOUT,
  UND_ERR_BODY_TIMEOUT: TIMEOUT,
};

const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL|^EPROTO$/;
const HTTP_CODE = /^(HPE_|UND_ERR_(HEADERS_OVERFLOW|RESPONSE|RES_))/;

function knownOf(code: string): Known | undefined {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) return TLS;
  if (HTTP_CODE.test(code)) return ['network-broken', 'the answer is not proper HTTP', TRY_LATER];
  return undefined;
}

function firstOf(error: Error): unknown {
  return error instanceof AggregateError ? (error.errors[0] as unknown) : error;
}

/** The same failure as a Problem the reader can act on; a Problem and our own mistakes pass unchanged. */
export function asNetworkProblem(error: unknown, url: URL): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  if (error.cause instanceof Problem) return error.cause;
  const first = firstOf(error);
  const code = first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : '';
  const known = knownOf(code);
  if (known === undefined) return error;
  const [problem, what, remedy] = known;
  return new Problem(problem, what, {
    file: shownUrl(url),
    value: code,
    exitCode: 4,
    remedy,
    done: 'nothing was changed; the files fetched before stay',
  });
}
