import type { Edition } from '#opportunity/edition.ts';
import { citation } from './citation.ts';
import { dictionaryRows } from './dictionary.ts';
import { residenceTable } from './residence-files.ts';
import { tractFields } from './tract-fields.ts';
import { xlsxBytes } from './xlsx.ts';

/** The edition as a spreadsheet: tracts, who lives where, dictionary, sources, what the run did. */
export function editionXlsx(edition: Edition): Uint8Array {
  const fields = tractFields(edition);
  const tracts = edition.tracts.geoid.map((_, tract) => fields.map(({ value }) => value(tract)));
  const sources = edition.sources.map((one) => [
    one.title,
    one.publisher,
    one.period,
    one.vintage,
    one.license,
    one.url,
  ]);
  const notes = edition.notes.map(({ kind, text, units }) => [
    kind,
    text.en,
    text.es,
    units.length,
    units.slice(0, 200).join('; '),
  ]);
  return xlsxBytes([
    { name: 'Tracts', rows: [fields.map(({ name }) => name), ...tracts] },
    { name: 'Who lives where', rows: residenceTable(edition) },
    { name: 'Dictionary', rows: dictionaryRows(edition) },
    { name: 'Sources', rows: [['title', 'publisher', 'period', 'vintage', 'license', 'url'], ...sources] },
    {
      name: 'About the run',
      rows: [
        ['kind', 'textEn', 'textEs', 'unitCount', 'units'],
        ['citation', citation(edition).en, citation(edition).es, null, null],
        ...notes,
      ],
    },
  ]);
}
