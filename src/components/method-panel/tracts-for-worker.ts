import type { MapData } from '#artifacts/map-data.ts';
import type { MethodTracts } from './messages.ts';

/** The columns that the worker names and compares tracts by. */
export function tractsForWorker({ tracts, areas }: MapData): MethodTracts {
  const nameOf = new Map(areas.map(({ id, name }) => [id, name]));
  const { geoid, name, town, level, score } = tracts;
  const townName = town.map((own) => nameOf.get(`town:${own ?? ''}`) ?? '');
  return { geoid, name, town, level, score, townName };
}
