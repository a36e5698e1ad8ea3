/** Number of single-letter edits (insert, delete, replace) between two texts. */
function countEdits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const deleted = (previous[column] ?? 0) + 1;
      current[column] = Math.min(replaced, deleted, (current[column - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The known name that a mistyped one most likely meant: one edit away, else one that begins so, else the nearest.
 *
 * @returns undefined when no name is within half the letters (at least two edits)
 * @example nearestName('yers', ['year', 'town']) // => 'year'
 * @example nearestName('2014', ['2023', '2014-corrected']) // => '2014-corrected'
 * @example nearestName('zzz', ['year', 'town']) // => undefined
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const wanted = text.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(2, Math.floor(wanted.length / 2)) + 1;
  for (const name of names) {
    const edits = countEdits(wanted, name.toLowerCase());
    if (edits < fewest) [best, fewest] = [name, edits];
  }
  const begun = wanted.length < 3 ? undefined : names.find((name) => name.toLowerCase().startsWith(wanted));
  return fewest > 1 && begun !== undefined ? begun : best;
}

/**
 * Remedy for an unknown word: the nearest known one, or the list.
 *
 * @example suggest('colum', ['column', 'unit']) // => 'did you mean "column"?'
 */
export function suggest(word: string, known: readonly string[]): string {
  const near = nearestName(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  return `known here: ${known.slice(0, 30).join(', ')}${known.length > 30 ? ', …' : ''}`;
}
