/**
 * Address part of a name.
 *
 * @example makeSlug("Lower Connecticut River Valley") // => 'lower-connecticut-river-valley'
 */
export function makeSlug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
