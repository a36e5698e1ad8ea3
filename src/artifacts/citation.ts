import type { Localized } from '#core/localized.ts';
import type { Edition } from '#opportunity/edition.ts';

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
    es: `Índice de oportunidades de ${state}, edición ${id} (${label.es}). Calculado con Evenground según la receta ${recipe}; población: ${populationSource}; límites: ${tractVintage}. Calculado con este programa, sin el respaldo de quien publicó el índice. Huellas de todos los archivos: manifest.json.`,
  };
}

/** The citation as a text file, English then Spanish. */
export function citationText(edition: Edition): string {
  const { en, es } = citation(edition);
  return `${en}\n\n${es}\n`;
}
