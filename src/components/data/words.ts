import type { MessageKey, Translator } from '../i18n.ts';

/** What each file of an edition is; a new file of the pipeline gets its line here. */
const FILE_KEYS: Readonly<Record<string, MessageKey>> = {
  'CITATION.txt': 'data.is.citation',
  'CITATION.bib': 'data.is.citation',
  'CITATION.csl.json': 'data.is.citation',
  'datapackage.json': 'data.is.datapackage',
  'dictionary.csv': 'data.is.dictionary',
  'dictionary.json': 'data.is.dictionary',
  'edition.json': 'data.is.edition',
  'edition.xlsx': 'data.is.workbook',
  'inputs.csv': 'data.is.inputs',
  'manifest.json': 'data.is.manifest',
  'map-data.json': 'data.is.map',
  'map-shapes.bin': 'data.is.map',
  'map-values.json': 'data.is.map',
  'map.topojson': 'data.is.map',
  'method.json': 'data.is.method',
  'residence-by-level.csv': 'data.is.residence',
  'residence-by-level.json': 'data.is.residence',
  'search-index.json': 'data.is.search',
  'tracts.csv': 'data.is.tracts',
  'tracts.json': 'data.is.tracts',
  'tracts.geojson': 'data.is.shapes',
  'tracts.topojson': 'data.is.shapes',
};

/** What a file is, in words; '' for one without. */
export function fileWords(t: Translator, path: string): string {
  const key = FILE_KEYS[path];
  return key === undefined ? '' : t(key);
}

/** Size of a file in kilobytes, as people read it. */
export function sizeText(t: Translator, bytes: number): string {
  return t('data.kilobytes', { size: t.count(Math.max(1, Math.round(bytes / 1000))) });
}
