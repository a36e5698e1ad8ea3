import type { Topology } from 'topojson-specification';
import { type Group, GROUP_COLUMNS } from '#core/group.ts';
import type { Edition } from '#opportunity/edition.ts';
import { dotShapes } from '../svg-map/state-dots.ts';
import { apportionDots } from './apportion.ts';
import { buildDotMesh } from './mesh.ts';
import { type Dots, placeDots } from './place.ts';

/** Dots of one group over the whole edition, the same that its map shows. */
export function editionDots(edition: Edition, topology: Topology, group: Group, unit: number): Dots {
  const { tracts } = edition;
  const people = tracts.geoid.map((_, tract) =>
    GROUP_COLUMNS[group].reduce((sum, column) => sum + (tracts.population[column][tract] ?? 0), 0),
  );
  const mesh = buildDotMesh(dotShapes(tracts, topology));
  return placeDots(mesh, [{ group, dotCounts: apportionDots(people, tracts.town, unit) }]);
}

const PEOPLE: Readonly<Record<Group, string>> = {
  peopleOfColor: 'people of color (everyone except non-Hispanic White alone)',
  black: 'Black people (non-Hispanic)',
  latino: 'Latino people (of any race)',
  asian: 'Asian and Pacific Islander people (non-Hispanic)',
  white: 'White people (non-Hispanic)',
};

/** What must travel with the dots wherever they go. */
export function dotCaption(edition: Edition, group: Group, unit: number): Readonly<Record<string, unknown>> {
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
    shapes: 'shore-clipped tracts, simplified for drawing; inland water and public land are not masked',
  };
}
