import { areaProfileCsv } from '#artifacts/area-profile/area-profile-csv.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { townRows, townRowsCsv } from '#artifacts/town-rows.ts';
import type { Edition } from '#opportunity/edition.ts';
import { findBySlug, profileOf } from './area-page.ts';
import { factsOf } from './tract-page.ts';
import { tractFactsCsv } from '#artifacts/tract-page/tract-facts-csv.ts';
import { readEdition } from '../read-edition.ts';
import { openEdition } from './open-editions.ts';

function townsJson(edition: Edition): string {
  const { id, label, populationSource, populationPeriod, tractVintage } = edition;
  return jsonText({
    format: 'evenground-towns/1',
    edition: { id, label },
    populationSource,
    populationPeriod,
    tractVintage,
    towns: townRows(edition),
  });
}

function tractText(params: { place: string; edition: string }, geoid: string, type: string | undefined) {
  const facts = factsOf(readEdition(params.place, params.edition), geoid);
  return type === 'csv' ? tractFactsCsv(facts) : jsonText(facts);
}

/** The text of the `.json` or `.csv` twin of a page. */
export function twinText(params: { place: string; edition: string; kind: string; file: string }): string {
  const edition = openEdition(params.place, params.edition);
  const [slug = '', type] = params.file.split('.');
  if (params.kind === 'town' && slug === 'all')
    return type === 'csv' ? townRowsCsv(edition) : townsJson(edition);
  if (params.kind === 'tract') return tractText(params, slug, type);
  const profile = profileOf(edition, findBySlug(edition, params.kind, slug).id);
  return type === 'csv' ? areaProfileCsv(profile) : jsonText(profile);
}
