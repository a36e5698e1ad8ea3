import { existsSync, readFileSync } from 'node:fs';
import type { EquityModel } from '#analysis/equity/model.ts';
import type { TractOfPoint } from '#analysis/equity/read-projects.ts';
import { tractFinder } from '#artifacts/svg-map/tract-at.ts';
import { textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { readEdition } from './read-edition.ts';

/** ZIP code of each tract of an edition; '' where the place has none for its tracts. */
function zipsOf(place: string, geoids: readonly string[]): readonly string[] {
  const file = `places/${place}/tables/tract-zips-2020.csv`;
  if (!existsSync(file)) return geoids.map(() => '');
  const table = readNormalizedTable('tract-zips-2020', readFileSync(file));
  const zips = textsOf(table, 'zip');
  const zipOf = new Map(textsOf(table, 'geoid').map((geoid, row) => [geoid, zips[row] ?? '']));
  return geoids.map((geoid) => zipOf.get(geoid) ?? '');
}

/** The people of an edition by tract, for the equity test, and the tract that a point lies in. */
export function openEquity(
  place: string,
  id: string,
): { readonly model: EquityModel; readonly tractOf: TractOfPoint } {
  const { edition, topology } = readEdition(place, id);
  const { geoid, level, population, town } = edition.tracts;
  const names = edition.areas.flatMap(({ id: area, name }) => {
    const geoidOfTown = /^town:(.+)$/.exec(area)?.[1];
    return geoidOfTown === undefined
      ? []
      : [
          [name.toLowerCase(), geoidOfTown],
          [geoidOfTown, geoidOfTown],
        ];
  });
  const model: EquityModel = {
    ...{ format: 'evenground-equity-model/1', edition: id, geoids: geoid, levels: level, population },
    ...{ towns: town.map((one) => one ?? ''), zips: zipsOf(place, geoid) },
    townOf: Object.fromEntries(names) as Readonly<Record<string, string>>,
  };
  return { model, tractOf: tractFinder(topology) };
}
