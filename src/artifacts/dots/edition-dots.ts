import type { Topology } from 'topojson-specification';
import { type Group, GROUP_COLUMNS } from '#core/group.ts';
import type { Edition } from '#opportunity/edition.ts';
import { tractMesh } from '../svg-map/state-dots.ts';
import { apportionDots } from './apportion.ts';
import { dotMaskOf } from './dot-mask.ts';
import { type Dots, placeDots } from './place.ts';

/** Dots of one group over the whole edition, the same that its map shows. */
export function editionDots(edition: Edition, topology: Topology, group: Group, unit: number): Dots {
  const { tracts } = edition;
  const people = tracts.geoid.map((_, tract) =>
    GROUP_COLUMNS[group].reduce((sum, column) => sum + (tracts.population[column][tract] ?? 0), 0),
  );
  return placeDots(tractMesh(tracts, topology), [
    { group, dotCounts: apportionDots(people, tracts.town, unit) },
  ]);
}

const PEOPLE: Readonly<Record<Group, string>> = {
  peopleOfColor: 'people of color (everyone except non-Hispanic White alone)',
  black: 'Black people (non-Hispanic)',
  latino: 'Latino people (of any race)',
  asian: 'Asian and Pacific Islander people (non-Hispanic)',
  white: 'White people (non-Hispanic)',
};

/** In words: what the dots keep off, and where they do not. */
function maskSentence(topology: Topology): string {
  const found = dotMaskOf(topology);
  if (found === undefined) return 'inland water and public land are not masked';
  const { mask, unmasked, source } = found;
  const size = Math.round(mask.height * 111_195);
  return (
    `dots keep off water and federal and state land (${source}), by cells of about ${size} m; ` +
    `${unmasked.length} tracts would have no land left, and in them dots stand anywhere`
  );
}

/** What must travel with the dots wherever they go. */
export function dotCaption(
  edition: Edition,
  topology: Topology,
  group: Group,
  unit: number,
): Readonly<Record<string, unknown>> {
  return {
    caption:
      `1 dot = ${unit} ${PEOPLE[group]}, placed at random inside each census tract, not at homes. ` +
      `No dot shows where anyone lives; counts hold to one dot per town.`,
    place: edition.place,
    edition: edition.id,
    group,
    unit,
    source: edition.populationSource,
    period: edition.populationPeriod,
    tracts: edition.tractVintage,
    shapes: `shore-clipped tracts, simplified for drawing; ${maskSentence(topology)}`,
    unmaskedTracts: dotMaskOf(topology)?.unmasked ?? null,
  };
}
