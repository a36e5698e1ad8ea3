import type { Topology } from 'topojson-specification';
import { dictionaryCsv, dictionaryJson } from '#artifacts/dictionary.ts';
import { citationBibtex, citationCsl, citationText } from '#artifacts/citation.ts';
import { datapackageJson } from '#artifacts/datapackage.ts';
import { editionXlsx } from '#artifacts/edition-workbook.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { mapDataJson, mapValuesJson } from '#artifacts/map-data.ts';
import { describeFiles } from '#artifacts/manifest.ts';
import { packMapShapes } from '#artifacts/packed-topology.ts';
import { residenceCsv, residenceJson } from '#artifacts/residence-files.ts';
import { tractsCsv, tractsJson } from '#artifacts/tract-files.ts';
import { tractsGeojson, tractsTopojson } from '#artifacts/tract-shapes.ts';
import type { PlaceName } from '#artifacts/search-index.ts';
import { scoredInputsCsv, scoredInputsJson } from '#artifacts/scored-inputs-files.ts';
import type { Edition } from '#opportunity/edition.ts';
import type { ScoredInputs } from '#opportunity/scenario/scored-inputs.ts';
import { sha256 } from './sha256.ts';

/** What the edition is scored from: for the command line, and for the page on which readers change the method. */
function scoredTexts(scored: ScoredInputs): (readonly [string, () => string])[] {
  return [
    ['inputs.csv', () => scoredInputsCsv(scored)],
    ['method.json', () => scoredInputsJson(scored)],
  ];
}

/** Every file of an edition folder but the manifest, as text, by path. */
export function editionTexts(
  edition: Edition,
  topology: Topology,
  names: readonly PlaceName[],
  scored?: ScoredInputs,
): ReadonlyMap<string, () => string> {
  return new Map([
    ['edition.json', () => jsonText(edition)],
    ['map.topojson', () => jsonText(topology)],
    ['map-data.json', () => mapDataJson(edition)],
    ['map-values.json', () => mapValuesJson(edition)],
    ['search-index.json', () => jsonText(names)],
    ['tracts.csv', () => tractsCsv(edition)],
    ['tracts.json', () => tractsJson(edition)],
    ['tracts.geojson', () => tractsGeojson(edition, topology, 'tracts')],
    ['tracts.topojson', () => tractsTopojson(edition, topology, 'tracts')],
    ['dictionary.csv', () => dictionaryCsv(edition)],
    ['dictionary.json', () => dictionaryJson(edition)],
    ['residence-by-level.csv', () => residenceCsv(edition)],
    ['residence-by-level.json', () => residenceJson(edition)],
    ...(scored === undefined ? [] : scoredTexts(scored)),
  ]);
}

/** The files that people download, as bytes: the texts, the spreadsheet, the citation, and a description of all. */
export function editionContents(
  edition: Edition,
  topology: Topology,
  names: readonly PlaceName[] = [],
  scored?: ScoredInputs,
): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder();
  const contents = new Map<string, Uint8Array>(
    [...editionTexts(edition, topology, names, scored)].map(([path, text]) => [path, encoder.encode(text())]),
  );
  contents.set('map-shapes.bin', packMapShapes(topology));
  contents.set('edition.xlsx', editionXlsx(edition));
  contents.set('CITATION.txt', encoder.encode(citationText(edition)));
  contents.set('CITATION.bib', encoder.encode(citationBibtex(edition)));
  contents.set('CITATION.csl.json', encoder.encode(citationCsl(edition)));
  const described = describeFiles(contents, sha256);
  return contents.set('datapackage.json', encoder.encode(datapackageJson(edition, described)));
}
