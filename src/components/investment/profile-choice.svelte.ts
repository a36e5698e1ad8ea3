import { investmentProfile, type InvestmentProfile } from '#analysis/investment/profile.ts';
import type { InvestmentArea, InvestmentFile } from '#pipeline/pages/investment-page.ts';
import type { AreaShares } from '../map/maplibre/messages.ts';
import { askedOf, geoidsOf, hasTracts, WHOLE_PART } from './tract-list.ts';

/** What the address asks for: an area, a list of tracts, or an area drawn on the map (its corners stay behind the #). */
export class ProfileChoice {
  readonly file: InvestmentFile;
  /** `kind:id`, `tracts:GEOID,…`, or 'drawn'. */
  chosen: string = $state('');
  drawn: AreaShares | undefined = $state.raw(undefined);
  readonly #drawnName: string;

  constructor(file: InvestmentFile, drawnName: string) {
    this.file = file;
    this.#drawnName = drawnName;
    this.chosen = askedOf(location.search);
  }

  readonly id: string = $derived.by(() =>
    this.chosen === '' ? (this.file.areas[0]?.id ?? '') : this.chosen,
  );

  /** Undefined when the edition does not have what was asked for. */
  readonly area: InvestmentArea | undefined = $derived.by(() => {
    if (this.chosen === 'drawn') {
      const tracts = this.drawn?.shares ?? [];
      return tracts.length === 0 ? undefined : { id: 'drawn', name: this.#drawnName, tracts, region: null };
    }
    return this.file.areas.find(({ id }) => id === this.id) ?? this.#list();
  });

  readonly peers: InvestmentArea | undefined = $derived.by(() => {
    const region = this.area?.region ?? '';
    const { areas } = this.file;
    return areas.find(({ id }) => id === region || id === `region:${region}`) ?? areas[0];
  });

  readonly profile: InvestmentProfile | undefined = $derived.by(() =>
    this.area === undefined || this.peers === undefined
      ? undefined
      : investmentProfile(this.file.investment, this.area.tracts, this.peers.tracts, this.area.id),
  );

  #list(): InvestmentArea | undefined {
    const geoids = geoidsOf(this.chosen);
    const { investment, regionOfTract } = this.file;
    if (!hasTracts(investment.geoids, geoids)) return undefined;
    const rows = geoids.map((geoid) => investment.geoids.indexOf(geoid));
    const [only] = rows;
    const region = rows.length === 1 && only !== undefined ? (regionOfTract[only] ?? null) : null;
    const tracts = rows.map((row) => [row, WHOLE_PART] as const);
    return { id: this.chosen, name: geoids.join(', '), tracts, region };
  }

  /** Another area or list of tracts, kept in the address; what was drawn is forgotten. */
  choose(id: string): void {
    this.chosen = id;
    this.drawn = undefined;
    const list = geoidsOf(id).join(',');
    const search = id === '' ? '' : id.startsWith('tracts:') ? `?tracts=${list}` : `?area=${encodeURI(id)}`;
    history.replaceState(history.state, '', `${location.pathname}${search}`);
  }

  /** What the corners of the address hold. */
  draw(shares: AreaShares): void {
    this.chosen = 'drawn';
    this.drawn = shares;
  }
}
