import { suggest } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import type { Localized } from '#core/localized.ts';
import { compareTexts } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { exemptionReasons, isExempting, type ReasonCode } from './exemptions.ts';
import { factorSteps, type FactorStep, shareOf } from './factors.ts';
import { Inputs } from './inputs.ts';
import type { AllocationMethod, VerificationState } from './method-schema.ts';
import { roundByLargestRemainder, spreadUnderCaps } from './normalize.ts';
import { bandNeed, bandShares, type Part, splitUnits } from './split.ts';

export type { ReasonCode } from './exemptions.ts';
export type { FactorStep } from './factors.ts';

/** Why a town has its number: every step. */
export interface TownAllocation {
  readonly name: string;
  readonly region: string;
  readonly factors: readonly FactorStep[];
  readonly share: number;
  readonly uncapped: number;
  /** Null when the method has no cap. */
  readonly cap: number | null;
  readonly unrounded: number;
  readonly units: number;
  readonly bands: readonly Part[];
  readonly phases: readonly Part[];
  readonly reasons: readonly ReasonCode[];
}

/** Of each region: need + rounding = allocated + excess. */
export interface RegionAllocation {
  readonly region: string;
  readonly towns: number;
  readonly eligible: number;
  readonly need: number;
  readonly allocated: number;
  /** What caps cut off and no other town takes. */
  readonly excess: number;
  readonly rounding: number;
}

export interface Allocation {
  readonly method: string;
  /** 'proxy-input' as soon as one input stands in for another. */
  readonly state: VerificationState;
  readonly standIns: readonly { readonly for: string; readonly use: string; readonly says: Localized }[];
  readonly regions: readonly RegionAllocation[];
  readonly towns: readonly TownAllocation[];
}

/** The need as one number, or by region (merged regions by their new name). */
export type Need = number | ReadonlyMap<string, number>;

const SLACK = 1e-9;

function capOf(inputs: Inputs, row: number): number | null {
  const { cap } = inputs.method;
  if (cap === undefined) return null;
  const ofStock = cap.of === undefined ? Infinity : (cap.share ?? 1) * inputs.number(cap.of, row);
  return Math.floor(Math.min(ofStock, cap.absolute ?? Infinity) + SLACK);
}

function needAbsent(file: string, what: string, remedy: string): Problem {
  return new Problem('need-absent', what, { file, exitCode: 3, remedy });
}

const GIVE_NEED = 'give --need with a number, or with a CSV file with the columns region and need';
const DIVIDE_NEED =
  'give --need a CSV file with the columns region and need, or let the method name a column that divides it, such as need: { by: homes }';

function needOf(inputs: Inputs, by: string, row: number): number {
  const value = inputs.number(by, row);
  if (value >= 0) return value;
  throw new Problem('input-range', 'is below 0 and divides the need', {
    ...{ ...inputs.placeOf(inputs.columnFor(by), row), value: String(value), exitCode: 2 },
    remedy: 'give a number of at least 0',
  });
}

function spreadNeed(
  inputs: Inputs,
  regions: readonly string[],
  total: number | undefined,
): Map<string, number> {
  const { need } = inputs.method;
  const [only] = regions;
  if (regions.length === 1 && only !== undefined && total !== undefined) return new Map([[only, total]]);
  const by = need?.by;
  if (by === undefined)
    throw total === undefined
      ? needAbsent(inputs.table.name, 'no need is given', GIVE_NEED)
      : needAbsent(inputs.table.name, 'has several regions, and the need is one number', DIVIDE_NEED);
  const sums = new Map(regions.map((region) => [region, 0]));
  for (const row of inputs.order) {
    const region = inputs.regions[row] ?? '';
    sums.set(region, (sums.get(region) ?? 0) + needOf(inputs, by, row));
  }
  const sum = [...sums.values()].reduce((a, b) => a + b, 0);
  inputs.throwGaps();
  if (sum <= 0)
    throw needAbsent(
      inputs.table.name,
      `has a column ${by} that sums to 0, so nothing divides the need`,
      GIVE_NEED,
    );
  return new Map([...sums].map(([region, own]) => [region, total === undefined ? own : (total * own) / sum]));
}

function needByRegion(
  inputs: Inputs,
  regions: readonly string[],
  need: Need | undefined,
): ReadonlyMap<string, number> {
  if (need !== undefined && typeof need !== 'number') {
    const absent = regions.find((region) => !need.has(region));
    const unknown = [...need.keys()].find((region) => !regions.includes(region));
    if (absent === undefined && unknown === undefined) return need;
    const value = absent ?? unknown ?? '';
    const [code, what, remedy] =
      absent === undefined
        ? ['region-unknown', 'has a need and is no region of the table', suggest(value, regions)]
        : [
            'need-absent',
            'is a region of the table without a need',
            'give a need for every region of the table',
          ];
    throw new Problem(code, what, { columnName: '--need', value, exitCode: 3, remedy });
  }
  const { method, standIns } = inputs;
  const scaled = standIns.find((one) => one.for === method.need?.by)?.total;
  return spreadNeed(inputs, regions, need ?? method.need?.total ?? scaled ?? bandNeed(method));
}

/** What the eligible towns of a region get before caps, and how it falls to the bands. */
interface Wishes {
  readonly steps: readonly (readonly FactorStep[])[];
  readonly uncapped: readonly number[];
  /** Units of a band with its own weights, town by town; empty when bands only split a town's number. */
  readonly byBand: readonly (readonly number[])[];
}

function wishesOf(inputs: Inputs, rows: readonly number[], need: number): Wishes {
  const { incomeBands } = inputs.method;
  const steps = factorSteps(inputs, rows);
  if (!incomeBands.some(({ weights }) => weights !== undefined))
    return { steps, uncapped: steps.map((own) => need * shareOf(own, undefined)), byBand: [] };
  const shares = bandShares(inputs.method);
  const byBand = incomeBands.map(({ weights }, band) =>
    steps.map((own) => need * (shares[band] ?? 0) * shareOf(own, weights)),
  );
  const uncapped = steps.map((_, i) => byBand.reduce((sum, units) => sum + (units[i] ?? 0), 0));
  return { steps, uncapped, byBand };
}

function figureWishes(inputs: Inputs, rows: readonly number[]): Wishes {
  const { figure } = inputs.method;
  if (figure === undefined) throw new Error('a method without factors has a figure');
  const steps = rows.map((row): FactorStep[] => {
    const input = inputs.number(figure.column, row);
    const less = figure.less === undefined ? null : inputs.number(figure.less, row);
    const transformed = Math.max(0, figure.share * input - (less ?? 0));
    return [{ factor: 'figure', input, times: less, transformed, share: figure.share, weight: null }];
  });
  return { steps, uncapped: steps.map(([step]) => step?.transformed ?? 0), byBand: [] };
}

function roundUnits(values: readonly number[], rounding: AllocationMethod['rounding']): readonly number[] {
  switch (rounding) {
    case 'none':
      return values;
    case 'nearest':
      return values.map((value) => Math.round(value));
    case 'up':
      return values.map((value) => Math.ceil(value - SLACK));
    case 'largest-remainder':
      return roundByLargestRemainder(values);
  }
}

/** Bands of each town: each band closed over the towns when it has its own weights, else each town's number split. */
function bandsOf(
  inputs: Inputs,
  { byBand, uncapped }: Wishes,
  allocated: readonly number[],
  units: readonly number[],
) {
  const { incomeBands, rounding } = inputs.method;
  const shares = bandShares(inputs.method);
  if (byBand.length === 0) {
    const parts = incomeBands.map(({ id }, i) => ({ id, share: shares[i] ?? 0 }));
    return units.map((own) => (parts.length === 0 ? [] : splitUnits(own, parts)));
  }
  const closed = byBand.map((wishes) =>
    roundUnits(
      wishes.map((wish, i) =>
        (uncapped[i] ?? 0) === 0 ? 0 : (wish * (allocated[i] ?? 0)) / (uncapped[i] ?? 1),
      ),
      rounding,
    ),
  );
  return uncapped.map((_, i) => incomeBands.map(({ id }, band) => ({ id, units: closed[band]?.[i] ?? 0 })));
}

function reasonsOf(
  base: readonly ReasonCode[],
  town: { readonly uncapped: number; readonly cap: number | null; readonly given: number },
): ReasonCode[] {
  const { uncapped, cap, given } = town;
  const reasons = [...base];
  if (cap !== null && (uncapped > cap + SLACK || (given > uncapped + SLACK && given >= cap - SLACK)))
    reasons.push('capped');
  else if (given > uncapped + SLACK) reasons.push('redistributed');
  return reasons;
}

interface RegionResult {
  readonly summary: RegionAllocation;
  readonly towns: readonly TownAllocation[];
}

function allocateRegion(
  inputs: Inputs,
  region: string,
  exemptionsOf: (row: number) => readonly ReasonCode[],
  given: number | undefined,
): RegionResult {
  const { cap, rounding, figure, phases } = inputs.method;
  const members = inputs.order.filter((row) => inputs.regions[row] === region);
  const base = new Map(members.map((row) => [row, exemptionsOf(row)]));
  const rows = members.filter((row) => base.get(row)?.some(isExempting) !== true);
  const wishes = figure === undefined ? wishesOf(inputs, rows, given ?? 0) : figureWishes(inputs, rows);
  const need = given ?? wishes.uncapped.reduce((sum, units) => sum + units, 0);
  const caps = rows.map((row) => capOf(inputs, row));
  const { allocated } = spreadUnderCaps(need, wishes.uncapped, caps, cap?.excess === 'redistributed');
  const whole = roundUnits(allocated, rounding);
  const bands = bandsOf(inputs, wishes, allocated, whole);
  const units = whole.map((own, i) =>
    wishes.byBand.length === 0 ? own : (bands[i] ?? []).reduce((sum, band) => sum + band.units, 0),
  );
  const indexOf = new Map(rows.map((row, i) => [row, i]));
  const towns = members.map((row): TownAllocation => {
    const i = indexOf.get(row) ?? -1;
    const [uncapped, limit, own] = [wishes.uncapped[i] ?? 0, caps[i] ?? null, allocated[i] ?? 0];
    return {
      ...{ name: inputs.names[row] ?? '', region, factors: wishes.steps[i] ?? [] },
      share: need === 0 ? 0 : uncapped / need,
      ...{ uncapped, cap: limit, unrounded: own, units: units[i] ?? 0 },
      bands: bands[i] ?? [],
      phases: i < 0 ? [] : splitUnits(units[i] ?? 0, phases),
      reasons: reasonsOf(base.get(row) ?? [], { uncapped, cap: limit, given: own }),
    };
  });
  const [sum, exact] = [units, allocated].map((values) => values.reduce((total, value) => total + value, 0));
  const counts = { region, towns: members.length, eligible: rows.length, need, allocated: sum ?? 0 };
  return { summary: { ...counts, excess: need - (exact ?? 0), rounding: (sum ?? 0) - (exact ?? 0) }, towns };
}

/** With a need for every region the column that the method divides it by is not read, nor what stands in for it. */
function withoutNeed(method: AllocationMethod): AllocationMethod {
  const rest = { ...method };
  delete rest.need;
  return rest;
}

/**
 * Every town's number by one method, with each step.
 *
 * @param table any table with the columns the method names
 * @param need housing units for the whole table, or by region; undefined: as the method says
 * @throws Problems naming each input that is absent: a method without its inputs gives no number
 * @see docs/method/allocation.md
 */
export function allocateFairShare(method: AllocationMethod, table: Table, need?: Need): Allocation {
  const inputs = new Inputs(typeof need === 'object' ? withoutNeed(method) : method, table);
  const regions = [...new Set(inputs.regions)].sort(compareTexts);
  const needs = method.figure === undefined ? needByRegion(inputs, regions, need) : undefined;
  const exemptionsOf = exemptionReasons(inputs);
  const answers = regions.map((region) => allocateRegion(inputs, region, exemptionsOf, needs?.get(region)));
  inputs.throwGaps();
  return {
    method: method.id,
    state: inputs.standIns.length > 0 ? 'proxy-input' : method.state,
    standIns: inputs.standIns.map(({ for: asked, use, says }) => ({ for: asked, use, says })),
    regions: answers.map(({ summary }) => summary),
    towns: answers.flatMap(({ towns }) => towns),
  };
}
