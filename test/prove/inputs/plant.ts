import type { Expected, InputCase, Met, Run, World } from './case.ts';
import { RAW } from './mini-state.ts';

/** Commands that most cases run. */
export const IMPORT = ['import', '--place', 'rhode-island', '--from', 'raw'] as const;
export const CHECK = ['check', '--place', 'rhode-island'] as const;
export const BUILD = ['build', '--place', 'rhode-island'] as const;

const PLACE = 'places/rhode-island';

/** Paths in the world. */
export const AT = {
  survey: `raw/${RAW.survey}`,
  atlas: `raw/${RAW.atlas}`,
  race: `raw/${RAW.race}`,
  tracts: `raw/${RAW.tracts}`,
  sources: `${PLACE}/SOURCES.csv`,
  inputs: `${PLACE}/tables/national-inputs-2018.csv`,
  people: `${PLACE}/tables/population-2010.csv`,
  counties: `${PLACE}/tables/counties.csv`,
  shapes: `${PLACE}/boundaries/tracts-2010.topojson`,
  place: `${PLACE}/place.yaml`,
  edition: `${PLACE}/editions/2018-national.yaml`,
  recipe: `${PLACE}/recipes/national-2018.yaml`,
  agencies: `${PLACE}/agencies.yaml`,
} as const;

export const stop = (code: string, more: Partial<Expected> = {}): Expected => ({
  severity: 'stop',
  code,
  ...more,
});
export const warn = (code: string, more: Partial<Expected> = {}): Expected => ({
  severity: 'warn',
  code,
  ...more,
});
export const repair = (code: string, more: Partial<Expected> = {}): Expected => ({
  severity: 'repair',
  code,
  ...more,
});
export const fine = (also: NonNullable<Expected['also']>): Expected => ({ severity: 'fine', also });

type Change = readonly [search: string | RegExp, replacement: string];

/** A text with one change, which must be possible. */
export function changed(text: string, [search, replacement]: Change): string {
  const after = text.replace(search, () => replacement);
  if (after === text) throw new Error(`nothing to change: ${String(search)}`);
  return after;
}

/** A case that changes one text in one file of the world. */
export function planted(
  id: string,
  what: string,
  path: string,
  change: Change | ((text: string) => string),
  run: Run,
  expect: Expected,
): InputCase {
  const plant = (world: World): void =>
    world.edit(path, typeof change === 'function' ? change : (text) => changed(text, change));
  return { id, what, plant, run, expect };
}

/** A cell of a table of plain commas, by line and column from 1. */
export function withCell(line: number, column: number, value: string): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    const cells = (lines[line - 1] ?? '').split(',');
    return lines.with(line - 1, cells.with(column - 1, value).join(',')).join('\n');
  };
}

/** A line of a file that was written anew, such as "44001010100,400,…"; says so when it is not as wanted. */
export function newCell(path: string, line: number, column: number, wanted: string) {
  return (met: Met, world: World): string | undefined => {
    const text = met.changed.get(path) ?? world.text(path);
    const cell = text.split('\n')[line - 1]?.split(',')[column - 1];
    return cell === wanted ? undefined : `${path}:${line}:${column} is "${cell ?? ''}", not "${wanted}"`;
  };
}

/** Nothing of the place changed but the hash of the publisher's file. */
export function sameTables(met: Met): string | undefined {
  const others = [...met.changed.keys()].filter((path) => path !== AT.sources);
  return others.length === 0 ? undefined : `other bytes: ${others.join(', ')}`;
}

/** A remark of the report of a build, such as "warning outlier". */
export function noted(remark: RegExp): NonNullable<Expected['also']> {
  return ({ lines }) =>
    lines.some((line) => remark.test(line))
      ? undefined
      : `no remark ${String(remark)} in ${lines.join(' / ')}`;
}
