import { z } from 'zod';
import { Problem, Problems } from '#core/problem.ts';
import { schemaProblems } from '#opportunity/recipe/schema-problems.ts';
import { schemaWords } from '#opportunity/recipe/schema-words.ts';
import { parsePlacedYaml, type PlacedYaml } from '#opportunity/recipe/yaml-places.ts';
import { type AllocationMethod, methodSchema } from './method-schema.ts';

const GUIDE = 'docs/method/allocation.md';

/** Where a mistake stands: keys and indexes from the top of the file. */
type Path = readonly (string | number)[];

/** Collects what is wrong with a method, each at its line and column. */
class Faults {
  readonly found: Problem[] = [];
  readonly #yaml: PlacedYaml;

  constructor(yaml: PlacedYaml) {
    this.#yaml = yaml;
  }

  add(path: Path, what: string, remedy = `see ${GUIDE}`, code = 'allocation-form'): void {
    const place = { ...this.#yaml.placeOf([...path]), columnName: path.join(' › ') };
    this.found.push(new Problem(code, what, { ...place, exitCode: 3, remedy }));
  }

  sum(path: Path, shares: readonly number[]): void {
    const total = shares.reduce((sum, share) => sum + share, 0);
    if (shares.length === 0 || Math.abs(total - 1) < 1e-9) return;
    const remedy = 'change the shares so that they sum to 1';
    this.add(path, `has shares that sum to ${total}, not to 1`, remedy, 'allocation-sum');
  }

  unique(path: Path, ids: readonly string[]): void {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i)
        this.add([...path, i], `names "${id}" a second time`, 'give each its own id');
    });
  }
}

function checkKind(method: AllocationMethod, faults: Faults): void {
  const { figure, factors, need, incomeBands } = method;
  if (figure === undefined && factors.length === 0)
    faults.add([], 'has neither factors nor a figure', 'name the factors, or the figure of each town');
  if (figure !== undefined && (factors.length > 0 || need !== undefined))
    faults.add(['figure'], 'stands beside factors or a need', 'a figure takes the place of both');
  if (figure !== undefined && method.cap?.excess === 'redistributed')
    faults.add(['cap', 'excess'], 'cannot spread what is above a cap: every town has its own figure');
  if (need !== undefined && need.by === undefined && need.total === undefined)
    faults.add(['need'], 'names neither a column nor a total');
  if (figure !== undefined && incomeBands.some(({ units }) => units !== undefined))
    faults.add(['incomeBands'], 'are in units: a figure can only be split by shares');
}

function checkWeights({ factors, incomeBands }: AllocationMethod, faults: Faults): void {
  const own = incomeBands.filter(({ weights }) => weights !== undefined).length;
  if (own > 0 && own < incomeBands.length)
    faults.add(['incomeBands'], 'have weights in some bands only', 'give weights in every band or in none');
  const weights = factors.flatMap(({ weight }) => weight ?? []);
  if (own === 0) {
    const absent = factors.findIndex(({ weight }) => weight === undefined);
    if (absent >= 0) faults.add(['factors', absent], 'has no weight');
    else faults.sum(['factors'], weights);
  } else if (weights.length > 0) {
    faults.add(['factors'], 'have weights of their own beside those of the bands', 'keep one of the two');
  }
  const ids = new Set(factors.map(({ id }) => id));
  incomeBands.forEach(({ weights: ofBand = {} }, i) => {
    faults.sum(['incomeBands', i, 'weights'], Object.values(ofBand));
    for (const id of Object.keys(ofBand).filter((one) => !ids.has(one)))
      faults.add(['incomeBands', i, 'weights', id], 'is no factor of this method');
  });
}

function checkBands({ incomeBands, phases }: AllocationMethod, faults: Faults): void {
  const units = incomeBands.filter((band) => band.units !== undefined).length;
  incomeBands.forEach((band, i) => {
    if ((band.units === undefined) === (band.share === undefined))
      faults.add(['incomeBands', i], 'needs either a share or units');
  });
  if (units > 0 && units < incomeBands.length)
    faults.add(['incomeBands'], 'mixes shares and units', 'give all bands in the same way');
  if (units === 0)
    faults.sum(
      ['incomeBands'],
      incomeBands.flatMap((band) => band.share ?? []),
    );
  faults.sum(
    ['phases'],
    phases.map(({ share }) => share),
  );
}

function checkLimits({ cap, exemptions, factors, merge }: AllocationMethod, faults: Faults): void {
  const merged = Object.values(merge).flat();
  const twice = merged.find((part, i) => merged.indexOf(part) !== i);
  if (twice !== undefined)
    faults.add(['merge'], `names the region "${twice}" twice`, 'let each region be counted in one other');
  if (cap && (cap.share === undefined) !== (cap.of === undefined))
    faults.add(['cap'], 'needs share and of together');
  if (cap && cap.share === undefined && cap.absolute === undefined)
    faults.add(['cap'], 'names no limit: give share and of, or absolute');
  if (exemptions && (exemptions.column === undefined) !== (exemptions.atLeast === undefined))
    faults.add(['exemptions'], 'needs column and atLeast together');
  if (cap?.excess === 'redistributed' && factors.some(({ transform }) => transform === 'given-share'))
    faults.add(
      ['cap', 'excess'],
      'cannot be spread by given shares: the other towns may not be in the table',
    );
}

/**
 * Allocation method from the text of a YAML file.
 *
 * @throws Problems with file, line and column for everything that is wrong with it
 * @see docs/method/allocation.md
 */
export function compileMethod(content: string, file: string): AllocationMethod {
  const yaml = parsePlacedYaml(content, file);
  const parsed = methodSchema.safeParse(yaml.data);
  if (!parsed.success)
    throw new Problems(schemaProblems(parsed.error.issues, yaml, schemaWords(methodSchema, GUIDE)));
  const { data: method } = parsed;
  const faults = new Faults(yaml);
  checkKind(method, faults);
  checkWeights(method, faults);
  checkBands(method, faults);
  checkLimits(method, faults);
  const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
  faults.unique(['factors'], idsOf(method.factors));
  faults.unique(['incomeBands'], idsOf(method.incomeBands));
  faults.unique(['phases'], idsOf(method.phases));
  if (faults.found.length > 0) throw new Problems(faults.found);
  return method;
}

/** JSON Schema of a method file, for editors. */
export function allocationJsonSchema(): string {
  const schema = z.toJSONSchema(methodSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'Evenground allocation method' }, null, 2)}\n`;
}
