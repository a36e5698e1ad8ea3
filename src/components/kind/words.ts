import type { PageKind } from '#core/area.ts';
import { pageLink, type PagePlace } from '../page-links.ts';

/** Address of the list of all areas of a kind; towns have theirs at `towns/`. */
export function kindLink(site: PagePlace, kind: PageKind): string {
  return pageLink(site, kind === 'town' ? 'towns/' : `${kind}/`);
}
