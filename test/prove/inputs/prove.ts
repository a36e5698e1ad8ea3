import { GROUPS, type InputCase, type Met } from './case.ts';
import { judge } from './verdict.ts';
import { openWorld, type OpenWorld } from './world.ts';

/** What a run of the catalogue gives. */
export interface Proof {
  /** Cases caught and in all, by the letter of the group. */
  readonly byGroup: ReadonlyMap<string, { readonly caught: number; readonly total: number }>;
  /** Each case that was not met as the catalogue says, and in what. */
  readonly uncaught: readonly string[];
  /** All that was met, case by case, without what differs between two runs. */
  readonly traces: readonly string[];
}

function traceOf(world: OpenWorld, { id }: InputCase, { exitCode, lines, out, changed }: Met): string {
  const told = JSON.stringify([id, exitCode, lines, out, [...changed]]);
  return told.replaceAll(world.root, '').replace(/\d+(\.\d+)? ms|only \d+ bytes came/g, '');
}

/** Runs one case and takes it back; gives everything in which it falls short. */
async function runCase(
  world: OpenWorld,
  published: string,
  one: InputCase,
): Promise<{ faults: string[]; trace: string }> {
  try {
    one.plant(world);
    const met = await world.run(one.run, one.heavy === true);
    const faults = judge(one, met, world);
    if ((await world.served()) !== published) faults.push('the published site is served otherwise');
    const left = world.restore().filter((path) => /aside|import-|lock|tmp/.test(path));
    if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`);
    return { faults, trace: traceOf(world, one, met) };
  } catch (error) {
    world.restore();
    return { faults: [`broke: ${error instanceof Error ? (error.stack ?? '') : String(error)}`], trace: '' };
  }
}

/** Runs cases one after the other in one world. */
export async function proveInputs(cases: readonly InputCase[]): Promise<Proof> {
  const world = await openWorld();
  const published = await world.served();
  const byGroup = new Map<string, { caught: number; total: number }>();
  const [uncaught, traces]: [string[], string[]] = [[], []];
  for (const one of cases) {
    const { faults, trace } = await runCase(world, published, one);
    const tally = byGroup.get(one.id.charAt(0)) ?? { caught: 0, total: 0 };
    tally.total += 1;
    if (faults.length === 0) tally.caught += 1;
    else uncaught.push(`${one.id} (${one.what}): ${faults.join(' | ')}`);
    byGroup.set(one.id.charAt(0), tally);
    traces.push(trace);
  }
  await world.close();
  return { byGroup, uncaught, traces };
}

/** Caught and in all, a line for each group, then what was not caught. */
export function proofLines({ byGroup, uncaught }: Proof): string[] {
  const groups = [...byGroup].map(([group, { caught, total }]) => {
    const name = GROUPS[group as keyof typeof GROUPS] ?? '';
    return `${group} ${name.padEnd(22)} ${caught} of ${total} caught`;
  });
  return [...groups, ...uncaught.map((one) => `not caught: ${one}`)];
}
