import { isMissing } from '#core/missing.ts';
import { Problem, Problems } from '#core/problem.ts';
import { compareTexts } from '#tables/columns.ts';
import { cellAt, type Table } from '#tables/table.ts';
import type { AllocationMethod } from './method.ts';
import { normalizeShares, roundByLargestRemainder, spreadUnderCaps, transformValues } from './normalize.ts';

export type ReasonCode = 'exempt-listed' | 'exempt-rule' | 'override-not-exempt' | 'capped' | 'redistributed';

/** One factor of one town: input, transformed value, share of the region. */
export interface FactorStep {
  readonly factor: string;
  readonly input: number;
  readonly transformed: number;
  readonly share: number;
  readonly weight: number;
}

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
  readonly reasons: readonly ReasonCode[];
}

export interface RegionAllocation {
  readonly region: string;
  readonly towns: number;
  readonly eligible: number;
  readonly need: number;
  readonly allocated: number;
  readonly excess: number;
}

export interface Allocation {
  readonly method: string;
  readonly state: AllocationMethod['state'];
  readonly standIn: NonNullable<AllocationMethod['standIn']> | null;
  readonly regions: readonly RegionAllocation[];
  readonly towns: readonly TownAllocation[];
}

/** The need as one number, or by region. */
export type Need = number | ReadonlyMap<string, number>;

function absentInputs(method: AllocationMethod, table: Table): Problem[] {
  const texts = [method.name, ...(method.region === undefined ? [] : [method.region])];
  const numbers = [
    ...method.factors.flatMap(({ column, times }) => (times === undefined ? [column] : [column, times])),
    ...[method.needBy, method.baseline, method.cap?.of, method.exemptions?.column].filter(
      (name) => name !== undefined,
    ),
  ];
  const remedy = `the method ${method.id} gives no number without this input; load it, or choose another method`;
  const fault = (columnName: string, what: string): Problem =>
    new Problem('input-absent', what, { file: table.name, columnName, exitCode: 2, remedy });
  return [
    ...texts.filter((name) => !table.columns.has(name)).map((name) => fault(name, 'is not in the table')),
    ...[...new Set(numbers)]
      .filter((name) => table.columns.get(name)?.kind !== 'number')
      .map((name) => fault(name, table.columns.has(name) ? 'does not hold numbers' : 'is not in the table')),
  ];
}

class Inputs {
  readonly names: readonly string[];
  readonly regions: readonly string[];
  /** Rows in the order of their names: the order of the file changes nothing. */
  readonly order: readonly number[];
  readonly method: AllocationMethod;
  readonly table: Table;

  constructor(method: AllocationMethod, table: Table) {
    const problems = absentInputs(method, table);
    if (problems.length > 0) throw new Problems(problems);
    this.method = method;
    this.table = table;
    this.names = Array.from({ length: table.rowCount }, (_, row) => this.#text(method.name, row));
    this.regions = this.names.map((_, row) => this.#regionOf(row));
    this.order = [...this.names.keys()].sort((a, b) =>
      compareTexts(this.names[a] ?? '', this.names[b] ?? ''),
    );
  }

  #text(column: string, row: number): string {
    return String(this.table.columns.get(column)?.values[row] ?? '');
  }

  #regionOf(row: number): string {
    if (this.method.region === undefined) return 'all';
    const region = this.#text(this.method.region, row);
    return Object.entries(this.method.merge).find(([, parts]) => parts.includes(region))?.[0] ?? region;
  }

  number(name: string, row: number): number {
    const column = this.table.columns.get(name);
    const cell = column?.kind === 'number' ? cellAt(column, row) : undefined;
    if (cell !== undefined && !isMissing(cell)) return cell;
    throw new Problem('input-missing', `holds no value for ${this.names[row] ?? ''}`, {
      file: this.table.name,
      line: row + 2,
      columnName: name,
      remedy: 'fill in the value: a factor is never left out silently',
    });
  }
}

function exemptReasons(inputs: Inputs, row: number): ReasonCode[] {
  const { exemptions } = inputs.method;
  const name = inputs.names[row] ?? '';
  if (exemptions === undefined) return [];
  if (exemptions.notExempt.some((override) => override.name === name)) return ['override-not-exempt'];
  if (exemptions.listed.includes(name)) return ['exempt-listed'];
  const { column, atLeast } = exemptions;
  return column !== undefined && atLeast !== undefined && inputs.number(column, row) >= atLeast
    ? ['exempt-rule']
    : [];
}

function factorSteps(inputs: Inputs, rows: readonly number[]): readonly (readonly FactorStep[])[] {
  const byFactor = inputs.method.factors.map(({ id, column, transform, floor, times, weight }) => {
    const raw = rows.map((row) => inputs.number(column, row));
    const plain = transformValues(transform, raw, floor);
    const transformed = plain.map((value, i) =>
      times === undefined ? value : value * inputs.number(times, rows[i] ?? -1),
    );
    const bad = transformed.findIndex((value) => !Number.isFinite(value) || value < 0);
    if (bad >= 0) {
      throw new Problem(
        'input-range',
        `gives ${transformed[bad] ?? ''} for ${inputs.names[rows[bad] ?? -1] ?? ''}`,
        {
          file: inputs.table.name,
          line: (rows[bad] ?? 0) + 2,
          columnName: column,
          value: String(raw[bad] ?? ''),
          remedy: 'a transformed value must be a number of at least 0: mend the input or the transform',
        },
      );
    }
    const shares = normalizeShares(transformed);
    return rows.map((_, i) => ({
      factor: id,
      input: raw[i] ?? 0,
      transformed: transformed[i] ?? 0,
      share: shares[i] ?? 0,
      weight,
    }));
  });
  return rows.map((_, i) => byFactor.flatMap((steps) => steps[i] ?? []));
}

function sharesOf(
  inputs: Inputs,
  rows: readonly number[],
  steps: readonly (readonly FactorStep[])[],
): number[] {
  const { baseline } = inputs.method;
  const mean = (own: readonly FactorStep[], value: (step: FactorStep) => number): number =>
    own.reduce((sum, step) => sum + step.weight * value(step), 0);
  if (baseline === undefined) return steps.map((own) => mean(own, ({ share }) => share));
  return normalizeShares(
    rows.map(
      (row, i) => inputs.number(baseline, row) * mean(steps[i] ?? [], ({ transformed }) => transformed),
    ),
  );
}

function capOf(inputs: Inputs, row: number): number | null {
  const { cap } = inputs.method;
  if (cap === undefined) return null;
  const ofStock = cap.of === undefined ? Infinity : (cap.share ?? 1) * inputs.number(cap.of, row);
  return Math.floor(Math.min(ofStock, cap.absolute ?? Infinity));
}

function needByRegion(inputs: Inputs, need: Need): ReadonlyMap<string, number> {
  const regions = [...new Set(inputs.regions)].sort(compareTexts);
  if (typeof need !== 'number') return need;
  const [only] = regions;
  if (regions.length === 1 && only !== undefined) return new Map([[only, need]]);
  const { needBy } = inputs.method;
  if (needBy === undefined) {
    throw new Problem('need-regions', 'has several regions, and the need is one number', {
      file: inputs.table.name,
      exitCode: 3,
      remedy: 'give --need FILE.csv with the columns region and need',
    });
  }
  const sums = new Map(regions.map((region) => [region, 0]));
  for (const row of inputs.order) {
    const region = inputs.regions[row] ?? '';
    sums.set(region, (sums.get(region) ?? 0) + inputs.number(needBy, row));
  }
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  return new Map([...sums].map(([region, own]) => [region, (need * own) / total]));
}

function allocateRegion(inputs: Inputs, region: string, need: number): readonly TownAllocation[] {
  const { cap, rounding } = inputs.method;
  const members = inputs.order.filter((row) => inputs.regions[row] === region);
  const reasonsOf = new Map(members.map((row) => [row, exemptReasons(inputs, row)]));
  const isExempt = (row: number): boolean => reasonsOf.get(row)?.some((r) => r.startsWith('exempt')) ?? false;
  const rows = members.filter((row) => !isExempt(row));
  const steps = factorSteps(inputs, rows);
  const shares = sharesOf(inputs, rows, steps);
  const caps = rows.map((row) => capOf(inputs, row));
  const { allocated } = spreadUnderCaps(
    need,
    shares,
    caps.map((limit) => limit ?? Infinity),
    cap?.excess === 'redistributed',
  );
  const units = rounding === 'none' ? allocated : roundByLargestRemainder(allocated);
  return members.map((row): TownAllocation => {
    const i = rows.indexOf(row);
    const uncapped = need * (shares[i] ?? 0);
    const limit = caps[i] ?? null;
    const given = allocated[i] ?? 0;
    const reasons = [...(reasonsOf.get(row) ?? [])];
    if (limit !== null && uncapped > limit) reasons.push('capped');
    if (given > uncapped + 1e-9) reasons.push(given === limit ? 'capped' : 'redistributed');
    return {
      name: inputs.names[row] ?? '',
      region,
      factors: steps[i] ?? [],
      share: shares[i] ?? 0,
      uncapped,
      cap: limit,
      unrounded: given,
      units: units[i] ?? 0,
      reasons,
    };
  });
}

/**
 * Every town's number by one method, with each step.
 *
 * @param table any table with the columns the method names
 * @param need housing units for the whole table, or by region (merged regions by their new name)
 * @throws Problems naming each input that is absent: a method without its inputs gives no number
 * @see docs/method/allocation.md
 */
export function allocateFairShare(method: AllocationMethod, table: Table, need: Need): Allocation {
  const inputs = new Inputs(method, table);
  const needs = needByRegion(inputs, need);
  const regions = [...new Set(inputs.regions)].sort(compareTexts);
  const absent = regions.find((region) => !needs.has(region));
  if (absent !== undefined) {
    throw new Problem('need-absent', 'has no need', {
      value: absent,
      exitCode: 3,
      remedy: 'give a need for every region of the table',
    });
  }
  const answers = regions.map((region) => {
    const own = needs.get(region) ?? 0;
    const towns = allocateRegion(inputs, region, own);
    const allocated = towns.reduce((sum, { units }) => sum + units, 0);
    const eligible = towns.filter(({ reasons }) => !reasons.some((r) => r.startsWith('exempt'))).length;
    const summary = { region, towns: towns.length, eligible, need: own, allocated, excess: own - allocated };
    return { summary, towns };
  });
  return {
    method: method.id,
    state: method.state,
    standIn: method.standIn ?? null,
    regions: answers.map(({ summary }) => summary),
    towns: answers.flatMap(({ towns }) => towns),
  };
}
