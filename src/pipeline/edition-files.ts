import type { Topology } from 'topojson-specification';
import { dictionaryCsv, dictionaryJson } from '#artifacts/dictionary.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { mapDataJson } from '#artifacts/map-data.ts';
import { residenceCsv, residenceJson } from '#artifacts/residence-files.ts';
import { tractsCsv, tractsJson } from '#artifacts/tract-files.ts';
import { tractsGeojson, tractsTopojson } from '#artifacts/tract-shapes.ts';
import type { Edition } from '#opportunity/edition.ts';

/** Every file of an edition folder but the manifest, as text, by path. */
export function editionTexts(edition: Edition, topology: Topology): ReadonlyMap<string, () => string> {
  return new Map([
    ['edition.json', () => jsonText(edition)],
    ['map.topojson', () => jsonText(topology)],
    ['map-data.json', () => mapDataJson(edition)],
    ['search-index.json', () => jsonText([])],
    ['tracts.csv', () => tractsCsv(edition)],
    ['tracts.json', () => tractsJson(edition)],
    ['tracts.geojson', () => tractsGeojson(edition, topology, 'tracts')],
    ['tracts.topojson', () => tractsTopojson(edition, topology, 'tracts')],
    ['dictionary.csv', () => dictionaryCsv(edition)],
    ['dictionary.json', () => dictionaryJson(edition)],
    ['residence-by-level.csv', () => residenceCsv(edition)],
    ['residence-by-level.json', () => residenceJson(edition)],
  ]);
}

/** The same files as bytes. */
export function editionContents(edition: Edition, topology: Topology): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder();
  return new Map([...editionTexts(edition, topology)].map(([path, text]) => [path, encoder.encode(text())]));
}
