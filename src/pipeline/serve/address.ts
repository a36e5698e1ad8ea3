/** Longest address that is read. */
const LONGEST = 2048;

/** What an address asks for: a file below the root, or why it cannot be read. */
export type Address = { readonly path: string; readonly query: string } | { readonly fault: string };

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isPlainSegment(segment: string): boolean {
  return segment !== '.' && segment !== '..' && !/[\u0000-\u001f\u007f\\/]/.test(segment);
}

/**
 * Reads the target of a request line.
 *
 * @param target such as `/connecticut/?layer=poverty`
 */
export function parseAddress(target: string): Address {
  if (target.length > LONGEST) return { fault: 'address-long' };
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  if (!rawPath.startsWith('/') || rawPath.startsWith('//')) return { fault: 'address-form' };
  const segments = rawPath.slice(1).split('/').map(decode);
  const plain = segments.filter((one): one is string => one !== undefined && isPlainSegment(one));
  if (plain.length < segments.length) return { fault: 'address-form' };
  return { path: plain.join('/'), query: mark < 0 ? '' : target.slice(mark) };
}
