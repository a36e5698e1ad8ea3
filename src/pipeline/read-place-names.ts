import type { PlaceName } from '#artifacts/search-index.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { textsOf } from '#tables/columns.ts';
import { type PlaceFiles, readChecked } from './read-place.ts';

const TABLE = 'tables/search-places.csv';

/** Villages and ZIP codes with the towns they lie in; none when the ledger of the place does not name the table. */
export async function readPlaceNames(
  place: PlaceFiles,
  sources: readonly SourceRecord[],
): Promise<readonly PlaceName[]> {
  if (!sources.some(({ table }) => table === TABLE)) return [];
  const table = await readChecked(place, TABLE, sources);
  if (table === undefined) return [];
  const [kinds, names] = [textsOf(table, 'kind'), textsOf(table, 'name')];
  return textsOf(table, 'town').map((town, row): PlaceName => ({
    kind: kinds[row] === 'zip' ? 'zip' : 'village',
    name: names[row] ?? '',
    town,
  }));
}
