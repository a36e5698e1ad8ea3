import type { FetchListing } from '#pipeline/fetch/list-fetch.ts';

/** Bytes for people, such as "2.3 MB". */
export function megabytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function more(count: number): string {
  return count === 1 ? '1 address more' : `${count} addresses more`;
}

/** The list of a dry run: each file with its addresses, then what no source gives. */
export function listingLines({ place, edition, files, byHand }: FetchListing): string[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = files.flatMap(({ path, what, source, from, paged, bytes, measured, sha256, readBy }) => {
    const [first = '', ...others] = from;
    const rest = [...(others.length > 0 ? [more(others.length)] : []), ...(paged ? ['further pages'] : [])];
    return [
      path,
      `  what   ${what} (${source})`,
      `  from   ${first}${rest.length > 0 ? ` and ${rest.join(' and ')}` : ''}`,
      `  size   ${measured ? '' : 'about '}${megabytes(bytes)}${sha256 === undefined ? '' : `, locked to SHA-256 ${sha256.slice(0, 12)}…`}`,
      `  for    ${readBy === '' ? 'no importer reads it yet' : readBy}`,
    ];
  });
  const head = `${place} ${edition}: ${files.length} files, about ${megabytes(total)}; nobody was asked, nothing was written`;
  if (byHand.length === 0) return [head, ...lines];
  return [
    head,
    ...lines,
    `No source gives ${byHand.length === 1 ? 'this file' : `these ${byHand.length} files`}, which tables of the edition were made from:`,
    ...byHand.map(
      ({ file, publisher, url }) =>
        `  ${file}  ${publisher === '' ? 'see SOURCES.csv' : `${publisher}  ${url}`}`,
    ),
  ];
}
