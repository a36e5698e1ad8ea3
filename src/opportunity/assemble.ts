import { findIndicator } from '#indicators/registry.ts';
import { assembleAreas } from './assemble-areas.ts';
import type { AssembleInputs } from './assemble-inputs.ts';
import { classRanges, runNotes } from './assemble-notes.ts';
import { repairRows } from './assemble-repairs.ts';
import { sourceNotes } from './assemble-source-notes.ts';
import { assembleTracts } from './assemble-tracts.ts';
import type { Edition } from './edition.ts';

/**
 * The edition: scored rows repaired and joined to the official list of tracts, with areas, ranges and notes.
 *
 * Rows are repaired after scoring, because the published index of 2014 was: its means and ranks count every row.
 * @throws Problems when a row has no tract or a repair meets other rows than the edition states
 */
export function assembleEdition(inputs: AssembleInputs): Edition {
  const { config } = inputs;
  const { rowByGeoid, notes } = repairRows(inputs.rows, config.repairs, inputs.tracts, inputs.towns);
  const tracts = assembleTracts(inputs.tracts, rowByGeoid, inputs.towns, config.indicators, inputs.stability);
  const ranges = classRanges(tracts);
  const indicators = config.indicators.map(findIndicator);
  return {
    format: 'evenground-edition/1',
    place: inputs.place,
    id: config.id,
    label: config.label,
    description: config.description,
    recipe: config.recipe,
    tractVintage: config.tractVintage,
    populationPeriod: config.populationPeriod,
    populationSource: config.populationSource,
    domains: config.domains,
    indicators,
    tracts,
    areas: assembleAreas(inputs, tracts),
    ...(inputs.blockCounts?.length ? { blockCounts: inputs.blockCounts } : {}),
    classRanges: ranges,
    notes: [
      ...(inputs.earlierNotes ?? []),
      ...notes,
      ...sourceNotes(tracts, indicators),
      ...runNotes(tracts, ranges, config),
    ],
    sources: inputs.sources,
  };
}
