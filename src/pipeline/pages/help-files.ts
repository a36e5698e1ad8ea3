import { readFileSync } from 'node:fs';
import { csvText, type CsvValue } from '#artifacts/csv-text.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { type Agencies, agenciesPath, type Agency, firstStaleDay, parseAgencies } from '../read-agencies.ts';

/** Names of the files of a place below `data/help/`: who can help, with phones, sources and days. */
export const HELP_FILES = ['agencies.json', 'agencies.csv'] as const;

const HEADER = [
  ...['section', 'id', 'name', 'nameEs', 'what', 'whatEs', 'phone', 'extension', 'phoneKind', 'languages'],
  ...['time', 'timeEs', 'source', 'recordedOn', 'checkedOn'],
] as const;

function agencyLines(section: string, { id, name, what, phones, ...row }: Agency): CsvValue[][] {
  return phones.map(({ number, extension = null, kind = null, languages = [] }) => [
    ...[section, id, name.en, name.es, what.en, what.es, number, extension, kind, languages.join(' ')],
    ...[null, null, row.source, row.recorded_on, row.checked_on],
  ]);
}

function limitLine({ id, what, time, source, recorded_on }: Agencies['limits'][number]): CsvValue[] {
  const noPhone = [null, null, null, null];
  return ['limit', id, null, null, what.en, what.es, ...noPhone, time.en, time.es, source, recorded_on, null];
}

/** One of the files: the rows of the page of help, a line a phone and a line a time limit. */
export function helpFile(place: string, name: string, root = '.'): string {
  const file = agenciesPath(place);
  const rows = parseAgencies(readFileSync(`${root}/${file}`, 'utf8'), file);
  if (name.endsWith('.json'))
    return jsonText({ format: 'evenground-help/1', place, staleFrom: firstStaleDay(rows), ...rows });
  return csvText(HEADER, [
    ...rows.safety.flatMap((agency) => agencyLines('safety', agency)),
    ...rows.agencies.flatMap((agency) => agencyLines('agency', agency)),
    ...rows.limits.map(limitLine),
  ]);
}
