import type { BalanceArea, BalanceModel } from '#analysis/balance/model.ts';
import { type NextBalance, type NextHomes, placeNextHomes } from '#analysis/balance/next-homes.ts';
import { FIRST_SCENARIO, nextHomesHash, readNextHomes } from '#analysis/balance/next-homes-link.ts';
import { townShares, tractNames, tractsOf } from './tract-names.ts';

/** The scenario of the next homes, computed on this device. */
export class NextModel {
  readonly model: BalanceModel;
  readonly townShares: ReadonlyMap<string, number>;
  /** Name of each tract as people write it: "5023, Hartford". */
  readonly names: readonly string[];
  scenario: NextHomes = $state.raw(FIRST_SCENARIO);
  /** Tract that the reader chose last, by name. */
  chosen: string = $state('');
  /** Area of the table and of the scenario; the whole place is the first of the model. */
  areaId: string = $state('');
  /** Whether the reader changed something: only then the address carries the scenario. */
  isTouched: boolean = $state(false);

  constructor(model: BalanceModel, hash: string, areaId: string) {
    this.model = model;
    this.areaId = areaId;
    this.townShares = townShares(model);
    this.names = tractNames(model);
    const read = readNextHomes(
      hash,
      model.lines.map(({ id }) => id),
      model.geoids,
    );
    this.isTouched = read !== undefined;
    this.scenario = read ?? FIRST_SCENARIO;
  }

  /** The area, unless it is the whole place. */
  readonly area: BalanceArea | undefined = $derived.by(() =>
    this.model.areas.find(({ id }, at) => at > 0 && id === this.areaId),
  );

  readonly #inside: ReadonlySet<number> | undefined = $derived.by(() =>
    this.area === undefined ? undefined : tractsOf(this.area),
  );

  readonly balance: NextBalance = $derived.by(() =>
    placeNextHomes(this.model, this.scenario, this.townShares, this.area?.tracts),
  );

  /** Whether homes can be put into the tract: the chosen area touches it. */
  isInside(tract: number): boolean {
    return this.#inside?.has(tract) ?? true;
  }

  readonly hash: string = $derived.by(() => nextHomesHash(this.scenario, this.model.geoids));

  change(part: Partial<NextHomes>): void {
    this.isTouched = true;
    this.scenario = { ...this.scenario, ...part };
  }

  /** Puts homes by hand into a tract; 0 takes it out. The number of next homes follows. */
  putHomes(tract: number, homes: number): void {
    const rest = this.scenario.hand.filter(([known]) => known !== tract);
    const hand = homes > 0 ? [...rest, [tract, homes] as const] : rest;
    this.change({ hand, homes: hand.reduce((sum, [, own]) => sum + own, 0) });
  }

  /** Tract of a name, a number or a GEOID; undefined when there is none, or more than one. */
  tractOf(text: string): number | undefined {
    const wanted = text.trim().toLowerCase();
    const whole = this.names.findIndex((name) => name.toLowerCase() === wanted);
    if (whole >= 0) return whole;
    const { geoids, tractNames: numbers } = this.model;
    const byId = geoids.indexOf(wanted);
    if (byId >= 0) return byId;
    const byNumber = numbers.flatMap((name, tract) => (name === wanted ? [tract] : []));
    return byNumber.length === 1 ? byNumber[0] : undefined;
  }
}
