import type { BalanceArea, BalanceModel } from '#analysis/balance/model.ts';

/** Name of each tract as people write it: "5023, Hartford". */
export function tractNames({ tractNames: numbers, areas }: BalanceModel): readonly string[] {
  const townOf = new Map<number, string>();
  for (const { id, name, tracts } of areas)
    if (id.startsWith('town:')) for (const [tract] of tracts) townOf.set(tract, townOf.get(tract) ?? name);
  return numbers.map((number, tract) => {
    const town = townOf.get(tract);
    return town === undefined ? number : `${number}, ${town}`;
  });
}

/** Weight of each town by area id, for the rule of fair share. */
export function townShares({ fairShare }: BalanceModel): ReadonlyMap<string, number> {
  return new Map(Object.entries(fairShare?.units ?? {}));
}

/** Tracts that an area touches. */
export function tractsOf({ tracts }: BalanceArea): ReadonlySet<number> {
  return new Set(tracts.map(([tract]) => tract));
}
