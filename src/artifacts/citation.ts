import type { Localized } from '#core/localized.ts';
import { jsonText } from './json-text.ts';
import type { Edition } from '#opportunity/edition.ts';

/** Tracts of a census in Spanish; other names of boundaries stay as they are. */
function vintageInSpanish(vintage: string): string {
  return vintage.replace(/^(\d{4}) tracts$/, 'zonas censales de $1');
}

/**
 * How to cite an edition: name, edition, recipe, people's period, boundaries.
 *
 * Without a date: the manifest's hashes, not a day, say which bytes were used.
 */
export function citation(edition: Edition): Localized {
  const state = edition.areas.find(({ id }) => id.startsWith('state:'))?.name ?? edition.place;
  const { id, label, recipe, populationSource, tractVintage } = edition;
  return {
    en: `${state} opportunity index, edition ${id} (${label.en}). Computed with Evenground by the recipe ${recipe}; people: ${populationSource}; boundaries: ${tractVintage}. Computed with this software, not endorsed by the publisher of the index. Hashes of all files: manifest.json.`,
    es: `Índice de oportunidades de ${state}, edición ${id} (${label.es}). Calculado con Evenground según la receta ${recipe}; población: ${populationSource}; límites: ${vintageInSpanish(tractVintage)}. Calculado con este programa, sin el respaldo de quien publicó el índice. Huellas de todos los archivos: manifest.json.`,
  };
}

/** The citation as a text file, English then Spanish. */
export function citationText(edition: Edition): string {
  const { en, es } = citation(edition);
  return `${en}\n\n${es}\n`;
}

function titleOf(edition: Edition): string {
  const state = edition.areas.find(({ id }) => id.startsWith('state:'))?.name ?? edition.place;
  return `${state} opportunity index, ${edition.label.en} (edition ${edition.id})`;
}

function noteOf({ recipe, populationSource, tractVintage }: Edition): string {
  return `Recipe ${recipe}; people: ${populationSource}; boundaries: ${tractVintage}; hashes of all files: manifest.json. Not endorsed by the publisher of the index.`;
}

/** Year that an edition is about: the first part of its id. */
function yearOf({ id }: Edition): string {
  return /^\d{4}/.exec(id)?.[0] ?? '';
}

/**
 * The citation as a BibTeX entry.
 *
 * The field `year` is the year that the edition is about: its bytes, not a day, say which data were used.
 */
export function citationBibtex(edition: Edition): string {
  const fields = {
    title: `{${titleOf(edition)}}`,
    author: '{Evenground contributors}',
    year: yearOf(edition),
    version: edition.id,
    note: noteOf(edition),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{evenground-${edition.place}-${edition.id},\n${lines.join(',\n')}\n}\n`;
}

/**
 * The citation as CSL-JSON, which reference managers read.
 *
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export function citationCsl(edition: Edition): string {
  const item = {
    id: `evenground-${edition.place}-${edition.id}`,
    type: 'dataset',
    title: titleOf(edition),
    author: [{ literal: 'Evenground contributors' }],
    issued: { 'date-parts': [[+yearOf(edition)]] },
    version: edition.id,
    note: noteOf(edition),
  };
  return jsonText([item], 1);
}
