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

/** A GEOID as it is, or as a spreadsheet leaves it: without its leading zero. */
function isGeoid(text: string, geoid: string): boolean {
  return text === geoid || (geoid.startsWith('0') && text === geoid.slice(1));
}

/** Rank of a tract, by its number, its GEOID, or its number and town as lists and titles write them. */
function tractRank({ name, within, target }: SearchEntry, wanted: string): number | undefined {
  const tract = wanted.replace(TRACT_WORDS, '');
  if (isGeoid(tract, target) || tract === name) return 0;
  if (within !== '' && tract === `${name} ${foldText(within)}`) return 0;
  return /^\d{3,}/.test(tract) && name.startsWith(tract) ? 1 : undefined;
}

/** 0 equal, 1 begins, 2 a word begins, 3 within; undefined when it does not match. */
function matchRank(entry: SearchEntry, wanted: string): number | undefined {
  if (entry.kind === 'tract') return tractRank(entry, wanted);
  const name = foldedName(entry);
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (wanted.length < 3) return undefined;
  if (entry.within !== '' && wanted.startsWith(`${name} `) && wanted === `${name} ${foldText(entry.within)}`)
    return 0;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : undefined;
}

/** The query, then what may be meant where nothing is called so: a ZIP+4, "Hartford, Connecticut", "Hartford CT". */
function spellings(query: string): readonly string[] {
  const whole = foldText(query);
  const zip = /^(\d{5}) \d{4}$/.exec(whole)?.[1];
  const beforeComma = foldText(query.split(',')[0] ?? '');
  const withoutState = whole.replace(/ [a-z]{2}(?: \d{5})?$/, '');
  return [...new Set([zip ?? whole, withoutState, beforeComma])].filter((text) => text !== '');
}

interface Match {
  readonly entry: SearchEntry;
  readonly rank: number;
}

/** Matches of the first spelling that has any, the closest first, then in the order of the entries. */
function matches(entries: readonly SearchEntry[], query: string): readonly Match[] {
  for (const wanted of spellings(query)) {
    const ranked = entries.flatMap((entry): Match[] => {
      const rank = matchRank(entry, wanted);
      return rank === undefined ? [] : [{ entry, rank }];
    });
    if (ranked.length > 0) return ranked.sort((a, b) => a.rank - b.rank);
  }
  return [];
}

/**
 * What a person may have meant: closest match first, then in the order of the entries.
 *
 * Where nothing is called so, the state or all after a comma is left off, as in "Hartford, CT".
 * @param limit how many at most
 */
export function findPlaces(
  entries: readonly SearchEntry[],
  query: string,
  limit = 8,
): readonly SearchEntry[] {
  return matches(entries, query)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** The only thing that a query can mean: one match, or one equal match among several. */
export function onlyPlace(entries: readonly SearchEntry[], query: string): SearchEntry | undefined {
  const found = matches(entries, query);
  const equal = found.filter(({ rank }) => rank === 0);
  if (equal.length === 1) return equal[0]?.entry;
  return found.length === 1 ? found[0]?.entry : undefined;
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
