import { type Group, GROUP_COLUMNS, GROUPS } from '#core/group.ts';
import { type Level, LEVELS, LOWER_OPPORTUNITY } from '#core/level.ts';
import { seededRandom } from '#core/stats/random.ts';
import type { EquityModel, Project } from './model.ts';

/** Share reached by the projects beside the share of all people, and how often chance alone is as far off. */
export interface EquityRow {
  /** A level, the two lower levels together, no level, or a group of people. */
  readonly id: Level | 'lower' | 'none' | Group;
  /** Share of the projects' weight that stands there; for a group its part of the people around the projects. */
  readonly reached: number;
  readonly population: number;
  /** Two-sided: share of random placements at least as far from their expectation; never 0. */
  readonly pValue: number;
}

export interface EquityResult {
  readonly projects: number;
  readonly weight: number;
  readonly draws: number;
  readonly seed: number;
  readonly rows: readonly EquityRow[];
}

/** What a unit (a tract, ZIP code or town) reaches: one share for each row. */
type Reach = readonly number[];

interface Units {
  readonly reachOf: ReadonlyMap<string, Reach>;
  /** Units in order, with the running sum of their people. */
  readonly order: readonly string[];
  readonly sums: readonly number[];
}

const IDS = [...LEVELS, 'lower', 'none', ...GROUPS] as const;

/** Shares of one tract: 1 or 0 for levels, the parts of its people for groups. */
function tractReach({ levels, population }: EquityModel, tract: number): Reach {
  const level = levels[tract] ?? null;
  const total = population.total[tract] ?? 0;
  const groups = GROUPS.map((group) => {
    const people = GROUP_COLUMNS[group].reduce((sum, column) => sum + (population[column][tract] ?? 0), 0);
    return total === 0 ? 0 : people / total;
  });
  const lower = level !== null && LOWER_OPPORTUNITY.includes(level);
  return [...LEVELS.map((one) => (one === level ? 1 : 0)), lower ? 1 : 0, level === null ? 1 : 0, ...groups];
}

/** Mean of the reach of tracts, weighted by their people. */
function meanReach(reaches: readonly { readonly reach: Reach; readonly people: number }[]): Reach {
  const people = reaches.reduce((sum, one) => sum + one.people, 0);
  return IDS.map((_, i) =>
    people === 0 ? 0 : reaches.reduce((sum, one) => sum + one.people * (one.reach[i] ?? 0), 0) / people,
  );
}

function makeUnits(model: EquityModel, keys: readonly string[]): Units {
  const members = new Map<string, { reach: Reach; people: number }[]>();
  keys.forEach((key, tract) => {
    if (key === '') return;
    const one = { reach: tractReach(model, tract), people: model.population.total[tract] ?? 0 };
    const own = members.get(key);
    if (own === undefined) members.set(key, [one]);
    else own.push(one);
  });
  let sum = 0;
  const sums = [...members.values()].map((own) => (sum += own.reduce((all, { people }) => all + people, 0)));
  return {
    reachOf: new Map([...members].map(([key, own]) => [key, meanReach(own)])),
    order: [...members.keys()],
    sums,
  };
}

/** The unit in which the person with this number lives. */
function unitAt({ order, sums }: Units, person: number): string {
  let [low, high] = [0, order.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (person < (sums[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return order[low] ?? '';
}

function weightedReach(
  projects: readonly Project[],
  reachFor: (project: Project) => Reach | undefined,
): number[] {
  const weight = projects.reduce((sum, project) => sum + project.weight, 0);
  const totals = IDS.map(() => 0);
  for (const project of projects)
    reachFor(project)?.forEach((share, i) => (totals[i] = (totals[i] ?? 0) + project.weight * share));
  return totals.map((total) => total / weight);
}

/** Sums that differ only by the order of adding are equal. */
const ROUNDING = 1e-12;

/**
 * Who a list of projects reaches, against where people live.
 *
 * The test asks: had each project, with its own weight, stood where a person drawn at random lives (in that person's
 * tract, ZIP code or town, as the project is placed), how often would the share be at least as far from the share
 * expected? Seeded, so that the same file gives the same answer everywhere.
 *
 * @param projects at least one
 * @param draws random placements, such as 9,999
 * @returns one row a level, the lower levels together, no level, and one a group
 * @see docs/method/equity-test.md
 */
export function equityTest(
  model: EquityModel,
  projects: readonly Project[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): EquityResult {
  const units = {
    tract: makeUnits(model, model.geoids),
    zip: makeUnits(model, model.zips),
    town: makeUnits(model, model.towns),
  };
  const expectation = (kind: Project['kind']): Reach => {
    const { order, sums, reachOf } = units[kind];
    const people = (i: number): number => (sums[i] ?? 0) - (sums[i - 1] ?? 0);
    return meanReach(order.map((key, i) => ({ reach: reachOf.get(key) ?? [], people: people(i) })));
  };
  const expected = { tract: expectation('tract'), zip: expectation('zip'), town: expectation('town') };
  const reached = weightedReach(projects, ({ kind, place }) => units[kind].reachOf.get(place));
  const middle = weightedReach(projects, ({ kind }) => expected[kind]);
  const random = seededRandom(seed);
  const asFar = IDS.map(() => 0);
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = weightedReach(projects, ({ kind }) => {
      const own = units[kind];
      return own.reachOf.get(unitAt(own, random() * (own.sums.at(-1) ?? 0)));
    });
    IDS.forEach((_, i) => {
      const far = Math.abs((reached[i] ?? 0) - (middle[i] ?? 0));
      if (Math.abs((drawn[i] ?? 0) - (middle[i] ?? 0)) >= far - ROUNDING) asFar[i] = (asFar[i] ?? 0) + 1;
    });
  }
  const rows = IDS.map((id, i): EquityRow => ({
    id,
    reached: reached[i] ?? 0,
    population: expected.tract[i] ?? 0,
    pValue: (1 + (asFar[i] ?? 0)) / (1 + draws),
  }));
  const weight = projects.reduce((sum, project) => sum + project.weight, 0);
  return { projects: projects.length, weight, draws, seed, rows };
}
