import { stringify } from 'yaml';
import { LEVELS } from '#core/level.ts';
import type { Edition } from '#opportunity/edition.ts';
import type { Recipe } from '#opportunity/recipe/compile.ts';
import { recipeSource } from '#opportunity/recipe/recipe-source.ts';
import type { ScenarioResult } from '#opportunity/scenario/score-scenario.ts';
import { csvText } from './csv-text.ts';

/** What stands in the head of a downloaded recipe. */
export interface ScenarioFacts {
  readonly place: string;
  readonly edition: string;
  /** Address that shows the scenario. */
  readonly link: string;
  /** The sentence that this is no published edition, in the reader's language. */
  readonly sentence: string;
}

/**
 * Recipe file of a scenario; `evenground score FILE --table inputs.csv` gives the levels that the page shows.
 *
 * @param recipe the edition's recipe with the scenario applied
 */
export function scenarioYaml(recipe: Recipe, { place, edition, link, sentence }: ScenarioFacts): string {
  const { id, title, description, source, ...rest } = recipeSource(recipe);
  void [title, description];
  const document = {
    format: rest['format'],
    id: `${String(id)}-scenario`,
    title: {
      en: `A reader's own scenario, made from ${place} ${edition}`,
      es: `Escenario propio de un lector, hecho a partir de ${place} ${edition}`,
    },
    ...(source === undefined ? {} : { source }),
    table: 'inputs.csv',
    key: 'geoid',
    ...rest,
  };
  const head = [
    sentence,
    link,
    `Run it with: evenground score FILE --table inputs.csv (inputs.csv is a file of edition ${edition}).`,
    'Rows of inputs.csv without a geoid count in means and ranks and are dropped afterwards, as in the edition.',
  ];
  const comment = head.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('');
  return `${comment}${stringify(document, { lineWidth: 100, aliasDuplicateObjects: false })}`;
}

/** Tracts of an edition with the name of their town ('' without one). */
type CsvTracts = Pick<Edition['tracts'], 'geoid' | 'name' | 'level'> & {
  readonly townName: readonly string[];
};

/**
 * Levels of a scenario beside those of the edition, one row a tract.
 */
export function scenarioCsv(
  tracts: CsvTracts,
  { level, score }: Pick<ScenarioResult, 'level' | 'score'>,
  facts: ScenarioFacts,
): string {
  const rows = tracts.geoid.map((geoid, tract) => {
    const own = score[tract] ?? Number.NaN;
    const [before, after] = [tracts.level[tract] ?? '', LEVELS[level[tract] ?? -1] ?? ''];
    return [
      geoid,
      tracts.name[tract] ?? '',
      tracts.townName[tract] ?? '',
      before,
      after,
      Number.isNaN(own) ? '' : own,
      before === after ? 'no' : 'yes',
      facts.edition,
      facts.link,
    ];
  });
  const header = [
    'geoid',
    'tract',
    'town',
    'editionLevel',
    'scenarioLevel',
    'scenarioScore',
    'changed',
    'edition',
    'scenario',
  ];
  return csvText(header, rows);
}
