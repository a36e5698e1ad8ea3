import { Problem } from '#core/problem.ts';
import type { Clock } from '../effects.ts';
import { allowedUrl, shownUrl } from '../net/allowed-url.ts';
import { PASSING_PROBLEMS } from '../net/network-problem.ts';
import type { Network, NetworkAnswer } from '../net/network.ts';
import { PassingFailure, retryAfterMs } from './retry.ts';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const KEY_PAGE = /\/(missing|invalid)_key\.html$/;

/** A question to one publisher. */
export interface Question {
  readonly url: URL;
  readonly hosts: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly network: Network;
  readonly clock: Clock;
}

const ABOUT_US = {
  'user-agent': 'evenground (open-source fair-housing software; downloads public data for its user)',
  // Bytes as they are: their count and hash are then those of the file.
  'accept-encoding': 'identity',
};

function keyProblem(url: URL): Problem {
  const invalid = url.pathname.includes('invalid');
  return new Problem('census-key', invalid ? 'the key is not valid' : 'the publisher wants a key', {
    file: shownUrl(url),
    exitCode: 3,
    done: 'nothing was changed',
    remedy:
      'get a free key at https://api.census.gov/data/key_signup.html and give it as the setting CENSUS_API_KEY',
  });
}

function statusProblem(answer: NetworkAnswer, url: URL): Problem {
  const busy = answer.status === 429;
  const absent = answer.status === 404 || answer.status === 410;
  const code = busy
    ? 'http-busy'
    : absent
      ? 'http-absent'
      : answer.status >= 500
        ? 'http-failed'
        : 'http-refused';
  const words: Readonly<Record<string, string>> = {
    'http-busy': 'the publisher asks us to slow down',
    'http-absent': 'there is no such file at the publisher',
    'http-failed': 'the publisher’s server failed',
    'http-refused': 'the publisher refuses the request',
  };
  return new Problem(code, `${words[code] ?? ''}: status ${answer.status}`, {
    file: shownUrl(url),
    value: String(answer.status),
    exitCode: absent ? 2 : 4,
    done: 'nothing was changed; the files fetched before stay',
    remedy: absent
      ? 'the publisher may have moved or renamed it: look for it on its page, and set "document" or "year" in place.yaml'
      : 'run the command again later',
  });
}

function refuseStatus(answer: NetworkAnswer, url: URL, clock: Clock): never {
  const problem = statusProblem(answer, url);
  answer.close();
  if (answer.status !== 408 && answer.status !== 429 && answer.status < 500) throw problem;
  throw new PassingFailure(problem, retryAfterMs(answer.header('retry-after'), clock.now()));
}

async function askOnce({ url, headers, network }: Question): Promise<NetworkAnswer> {
  try {
    return await network.request(url, { ...ABOUT_US, ...headers });
  } catch (error) {
    if (error instanceof Problem && PASSING_PROBLEMS.has(error.code)) throw new PassingFailure(error);
    throw error;
  }
}

function nextUrl(answer: NetworkAnswer, { url, hosts }: Question): URL {
  const location = answer.header('location');
  answer.close();
  if (location === undefined || !URL.canParse(location, url.href))
    throw new Problem('redirect-form', 'the publisher redirects to nowhere', {
      ...{ file: shownUrl(url), exitCode: 4 as const },
      remedy: 'look at the address in a browser',
    });
  const next = new URL(location, url.href);
  if (KEY_PAGE.test(next.pathname)) throw keyProblem(next);
  try {
    return allowedUrl(next.href, hosts);
  } catch (error) {
    throw error instanceof Problem ? error.at({ file: `redirect of ${shownUrl(url)}` }) : error;
  }
}

/**
 * Asks and follows redirects, each of them checked as if it had been asked for.
 *
 * @returns an answer with status 200, 206, 304 or 416, whose body has not been read
 * @throws PassingFailure for what may pass
 */
export async function ask(question: Question): Promise<{ answer: NetworkAnswer; url: URL }> {
  let { url } = question;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const now = { ...question, url };
    const answer = await askOnce(now);
    if (REDIRECTS.has(answer.status)) {
      url = nextUrl(answer, now);
      continue;
    }
    if (![200, 206, 304, 416].includes(answer.status)) refuseStatus(answer, url, question.clock);
    return { answer, url };
  }
  throw new Problem('redirect-loop', `more than ${MAX_REDIRECTS} redirects follow each other`, {
    file: shownUrl(question.url),
    exitCode: 4,
    remedy: 'look at the address in a browser',
  });
}
