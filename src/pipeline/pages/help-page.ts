import { readFileSync } from 'node:fs';
import type { Language } from '#core/localized.ts';
import { type Agencies, agenciesPath, firstStaleDay, parseAgencies } from '../read-agencies.ts';
import { type PlaceCopy, readPlaceCopy } from '../read-copy.ts';

export type { Agency } from '../read-agencies.ts';

/** What the page of help shows. */
export interface HelpPage extends Agencies {
  readonly copy: PlaceCopy;
  /** The first day on which one of the rows is older than twelve months. */
  readonly staleFrom: string;
}

/** The agencies of a place with their sources and days. */
export function readHelpPage(place: string, lang: Language, root = '.'): HelpPage {
  const file = agenciesPath(place);
  const rows = parseAgencies(readFileSync(`${root}/${file}`, 'utf8'), file);
  return { ...rows, copy: readPlaceCopy(place, lang, root), staleFrom: firstStaleDay(rows) };
}
