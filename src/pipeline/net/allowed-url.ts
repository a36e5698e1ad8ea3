import { isIP } from 'node:net';
import { Problem } from '#core/problem.ts';

/** An address without what is secret in it, for messages. */
export function shownUrl(url: URL | string): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  for (const name of ['key', 'token', '$$app_token']) shown.searchParams.delete(name);
  return decodeSafely(shown.href);
}

/** Blanks and brackets of queries are easier to read undone; signs that could mislead stay as they are. */
function decodeSafely(href: string): string {
  return href.replace(/%(2[CA0]|3A|5B|5D)/gi, (code) => decodeURIComponent(code)).replaceAll(' ', '%20');
}

function refuse(code: string, what: string, value: string, remedy: string): Problem {
  return new Problem(code, what, { value, exitCode: 3, remedy, done: 'was not asked' });
}

/**
 * The address when it may be asked: https on its own port, a host by name that is on the list, no password in it.
 *
 * @param hosts names that the source declares, or place.yaml
 * @throws Problem 'url-form', 'url-scheme', 'url-password', 'url-port', 'host-not-allowed'
 */
export function allowedUrl(text: string, hosts: readonly string[]): URL {
  if (!URL.canParse(text)) throw refuse('url-form', 'is no address', text, 'write it as https://host/path');
  const url = new URL(text);
  if (url.protocol !== 'https:')
    throw refuse(
      'url-scheme',
      `starts with ${url.protocol}, not https:`,
      text,
      'use the https address of the publisher',
    );
  if (url.username !== '' || url.password !== '')
    throw refuse(
      'url-password',
      'holds a name or password',
      shownUrl(url),
      'leave it out: public data needs none',
    );
  if (url.port !== '')
    throw refuse('url-port', 'names a port', shownUrl(url), 'leave it out: https has its own');
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 || !hosts.includes(url.hostname)) {
    const known = `it may ask ${hosts.join(', ') || 'nobody'}`;
    const remedy = `${known}; a host of the state's own data goes into downloadHosts of place.yaml, by name`;
    throw refuse('host-not-allowed', 'is not on the list of the source', url.hostname, remedy);
  }
  return url;
}
