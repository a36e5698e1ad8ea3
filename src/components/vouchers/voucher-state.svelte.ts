import { answersText, NO_ANSWERS, readAnswers, type VoucherAnswers } from '#analysis/vouchers/answers.ts';
import { townPlaces, tractPlaces, type VoucherModel, type VoucherPlace } from '#analysis/vouchers/model.ts';
import { type Amount, type AmountChoice, amountsOf } from '#analysis/vouchers/payment-standard.ts';
import { type Priority, rankPlaces, type RankedPlace } from '#analysis/vouchers/rank-places.ts';
import { type ReachPlace, reachPlaces } from '#analysis/vouchers/reach.ts';

const STEP = 10;

/** What a family said and what follows from it. It lives in the memory of the page and nowhere else. */
export class VoucherState {
  readonly model: VoucherModel;
  readonly reachable: readonly ReachPlace[];
  readonly #byKind: Readonly<Record<'town' | 'tract', readonly VoucherPlace[]>>;
  answers: VoucherAnswers = $state.raw(NO_ANSWERS);
  shown: number = $state(STEP);

  constructor(model: VoucherModel) {
    this.model = model;
    this.reachable = reachPlaces(model);
    const byName = (a: VoucherPlace, b: VoucherPlace): number =>
      a.townName === b.townName ? (a.name < b.name ? -1 : 1) : a.townName < b.townName ? -1 : 1;
    this.#byKind = { town: [...townPlaces(model)].sort(byName), tract: [...tractPlaces(model)].sort(byName) };
  }

  readonly places = $derived.by(() => this.#byKind[this.answers.kind]);

  readonly reach = $derived.by(() => this.reachable.find(({ target }) => target === this.answers.reach));

  readonly choice: AmountChoice = $derived.by(() => ({
    bedrooms: this.answers.bedrooms,
    smallAreas: this.answers.smallAreas,
    authority: this.model.standards.find(({ id }) => id === this.answers.issuer),
  }));

  readonly ranking = $derived.by(() => rankPlaces(this.model, this.places, this.answers.wishes, this.reach));

  readonly isRanked = $derived.by(() => this.ranking.ranked.length > 0);

  /** Places in the family's order, or in that of the alphabet while it has said nothing. */
  readonly ordered: readonly (RankedPlace | { readonly place: VoucherPlace; readonly rank?: undefined })[] =
    $derived.by(() => (this.isRanked ? this.ranking.ranked : this.places.map((place) => ({ place }))));

  readonly saved: readonly VoucherPlace[] = $derived.by(() => {
    const all = [...this.#byKind.town, ...this.#byKind.tract];
    return this.answers.saved.flatMap((id) => all.filter((place) => place.id === id));
  });

  get towns(): readonly VoucherPlace[] {
    return this.#byKind.town;
  }

  amounts(place: VoucherPlace): readonly Amount[] {
    return amountsOf(this.model, place, this.choice);
  }

  change(part: Partial<VoucherAnswers>): void {
    this.answers = { ...this.answers, ...part };
    if (part.saved === undefined) this.shown = STEP;
  }

  wish(priority: Priority, weight: 0 | 1 | 2): void {
    this.change({ wishes: { ...this.answers.wishes, [priority]: weight } });
  }

  /** A place that must be reached matters; without one, nearness cannot be measured. */
  setReach(target: string): void {
    const near = target === '' ? 0 : this.answers.wishes.near === 0 ? 1 : this.answers.wishes.near;
    this.change({ reach: target, wishes: { ...this.answers.wishes, near } });
  }

  toggleSaved(id: string): void {
    const { saved } = this.answers;
    this.change({ saved: saved.includes(id) ? saved.filter((own) => own !== id) : [...saved, id] });
  }

  more(): void {
    this.shown += STEP;
  }

  get text(): string {
    return answersText(this.answers);
  }

  /** Takes the answers of a file; false when it is not one of ours. */
  open(text: string): boolean {
    const answers = readAnswers(text);
    if (answers !== undefined) this.change(answers);
    return answers !== undefined;
  }

  clear(): void {
    this.change(NO_ANSWERS);
  }
}
