/** Something that the search box finds. */
export interface SearchEntry {
  readonly kind: 'town' | 'village' | 'zip' | 'tract' | 'address';
  readonly name: string;
  /** Town it lies in, to tell equal names apart; '' for a town. */
  readonly within: string;
  /** Slug of the town, or GEOID of the tract that it is or lies in. */
  readonly target: string;
}

/** Data that names of towns and tracts come from. */
export interface SearchSource {
  readonly tracts: {
    readonly geoid: readonly string[];
    readonly name: readonly string[];
    readonly town: readonly (string | null)[];
  };
  readonly areas: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** A village or ZIP code and a town that it lies in; one that lies in several has several rows. */
export interface PlaceName {
  readonly kind: 'village' | 'zip';
  readonly name: string;
  readonly town: string;
}

/**
 * A text without case, accents and punctuation.
 *
 * @example foldText('Nuevo  Méjico–St.') // => 'nuevo mejico st'
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/\.(?!\d)/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** All entries: towns first, then villages and ZIP codes, then tracts. */
export function searchEntries(source: SearchSource, places: readonly PlaceName[]): readonly SearchEntry[] {
  const towns = source.areas.filter(({ id }) => id.startsWith('town:'));
  const byId = new Map(towns.map((town) => [town.id, town]));
  const named = places.flatMap(({ kind, name, town }): SearchEntry[] => {
    const within = byId.get(`town:${town}`);
    return within === undefined ? [] : [{ kind, name, within: within.name, target: within.slug }];
  });
  return [
    ...towns.map(({ name, slug }): SearchEntry => ({ kind: 'town', name, within: '', target: slug })),
    ...named,
    ...source.tracts.geoid.map((geoid, tract): SearchEntry => ({
      kind: 'tract',
      name: source.tracts.name[tract] ?? '',
      within: byId.get(`town:${source.tracts.town[tract] ?? ''}`)?.name ?? '',
      target: geoid,
    })),
  ];
}

/** Words that people put before a tract number. */
const TRACT_WORDS = /^(?:census )?(?:tract|zona censal|zona|tracto)(?: censal)? /;

/** Folded names of entries, so that each key of a query does not fold them all again. */
const foldedNames = new WeakMap<SearchEntry, string>();

function foldedName(entry: SearchEntry): string {
  const known = foldedNames.get(entry);
  if (known !== undefined) return known;
  const folded = foldText(entry.name);
  foldedNames.set(entry, folded);
  return folded;
}

/** 0 equal, 1 begins, 2 a word begins, 3 within; undefined when it does not match. */
function matchRank(entry: SearchEntry, wanted: string): number | undefined {
  if (entry.kind === 'tract') {
    const tract = wanted.replace(TRACT_WORDS, '');
    if (tract === entry.target || tract === entry.name) return 0;
    return /^\d{3,}/.test(tract) && entry.name.startsWith(tract) ? 1 : undefined;
  }
  const name = foldedName(entry);
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (wanted.length < 3) return undefined;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : undefined;
}

/**
 * What a person may have meant: closest match first, then in the order of the entries.
 *
 * Only the closest kind of match counts when something is equal to the query.
 * @param limit how many at most
 */
export function findPlaces(
  entries: readonly SearchEntry[],
  query: string,
  limit = 8,
): readonly SearchEntry[] {
  const wanted = foldText(query);
  if (wanted === '') return [];
  const ranked = entries.flatMap((entry, order) => {
    const rank = matchRank(entry, wanted);
    return rank === undefined ? [] : [{ entry, rank, order }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return ranked.slice(0, limit).map(({ entry }) => entry);
}

/** The only thing that a query can mean: one match, or one equal match among several. */
export function onlyPlace(entries: readonly SearchEntry[], query: string): SearchEntry | undefined {
  const found = findPlaces(entries, query, 9);
  const equal = found.filter((entry) => matchRank(entry, foldText(query)) === 0);
  if (equal.length === 1) return equal[0];
  return found.length === 1 ? found[0] : undefined;
}

/** A village or ZIP code with all towns that it lies in. */
export interface NamedTowns {
  readonly kind: PlaceName['kind'];
  readonly name: string;
  readonly towns: readonly { readonly name: string; readonly slug: string }[];
}

/**
 * Villages and ZIP codes, each once, in the order of their names; towns that the edition does not have are left out.
 *
 * @example namedTowns([{ kind: 'zip', name: '06103', town: '1' }], [{ id: 'town:1', name: 'Hartford', slug: 'hartford' }])[0].towns[0].slug // => 'hartford'
 */
export function namedTowns(
  places: readonly PlaceName[],
  areas: SearchSource['areas'],
): readonly NamedTowns[] {
  const byId = new Map(areas.map(({ id, name, slug }) => [id, { name, slug }]));
  const byName = new Map<string, { kind: PlaceName['kind']; name: string; towns: NamedTowns['towns'] }>();
  for (const { kind, name, town } of places) {
    const within = byId.get(`town:${town}`);
    if (within === undefined) continue;
    const known = byName.get(`${kind} ${name}`);
    byName.set(`${kind} ${name}`, { kind, name, towns: [...(known?.towns ?? []), within] });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
