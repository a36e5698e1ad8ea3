/** People of a tract in one area, counted block by block; `area` is '' for people in none of the areas. */
export interface BlockShare {
  readonly tract: string;
  readonly area: string;
  /** Not whole where a block lies in two tracts. */
  readonly people: number;
}

/** A tract and a part of it. */
type Part = readonly [id: string, share: number];

/**
 * People by tract and area, from the people of blocks.
 *
 * @param peopleOf people of each block
 * @param areaOf area of a block; '' for none
 * @param tractsOf tracts of a block, with the share of it in each
 * @returns rows with people, in order of tract and area
 * @example peopleByArea(new Map([['b1', 30], ['b2', 10]]), (block) => (block === 'b1' ? 'house:1' : 'house:2'), () => [['t', 1]]) // => [{ tract: 't', area: 'house:1', people: 30 }, { tract: 't', area: 'house:2', people: 10 }]
 */
export function peopleByArea(
  peopleOf: ReadonlyMap<string, number>,
  areaOf: (block: string) => string,
  tractsOf: (block: string) => readonly Part[],
): readonly BlockShare[] {
  const sums = new Map<string, BlockShare>();
  for (const [block, all] of peopleOf) {
    if (all === 0) continue;
    const area = areaOf(block);
    for (const [tract, share] of tractsOf(block)) {
      const key = `${tract} ${area}`;
      sums.set(key, { tract, area, people: (sums.get(key)?.people ?? 0) + share * all });
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** @returns parts by tract: area and share of the tract's people, people in no area among the whole */
function sharesByTract(rows: readonly BlockShare[]): ReadonlyMap<string, readonly Part[]> {
  const [all, parts] = [new Map<string, number>(), new Map<string, Part[]>()];
  for (const { tract, people } of rows) all.set(tract, (all.get(tract) ?? 0) + people);
  for (const { tract, area, people } of rows) {
    const own = parts.get(tract) ?? [];
    parts.set(tract, own);
    const whole = all.get(tract) ?? 0;
    if (area !== '' && whole > 0) own.push([area, people / whole]);
  }
  return parts;
}

/**
 * Tracts of each area with the share that is counted there: by the people of blocks, and by land where blocks count nobody.
 *
 * @param byLand the shares by land, by area
 * @param rows counted block by block, of the same areas
 * @example sharesByBlocks(new Map([['a', [['t', 0.9], ['empty', 1]]], ['b', [['t', 0.1]]]]), [{ tract: 't', area: 'a', people: 1 }, { tract: 't', area: 'b', people: 3 }]).get('a') // => [['empty', 1], ['t', 0.25]]
 */
export function sharesByBlocks(
  byLand: ReadonlyMap<string, readonly Part[]>,
  rows: readonly BlockShare[],
): ReadonlyMap<string, readonly Part[]> {
  const counted = sharesByTract(rows);
  const byArea = new Map<string, Part[]>();
  const add = (area: string, part: Part): void => {
    const own = byArea.get(area) ?? [];
    byArea.set(area, own);
    own.push(part);
  };
  for (const [area, parts] of byLand) for (const part of parts) if (!counted.has(part[0])) add(area, part);
  for (const [tract, parts] of counted) for (const [area, share] of parts) add(area, [tract, share]);
  return new Map([...byArea].map(([area, parts]) => [area, parts.sort(([a], [b]) => (a < b ? -1 : 1))]));
}

/**
 * Share of the people that blocks put in another area than the land does: what the two rules disagree on.
 *
 * @param byLand the shares by land, by area
 * @param rows counted block by block
 * @returns 0 … 1; 0 when nobody is counted
 * @example blocksAgainstLand(new Map([['a', [['t', 1]]]]), [{ tract: 't', area: 'a', people: 3 }, { tract: 't', area: 'b', people: 1 }]) // => 0.25
 */
export function blocksAgainstLand(
  byLand: ReadonlyMap<string, readonly Part[]>,
  rows: readonly BlockShare[],
): number {
  const landShare = new Map<string, number>();
  for (const [area, parts] of byLand)
    for (const [tract, share] of parts) landShare.set(`${tract} ${area}`, share);
  const whole = new Map<string, number>();
  for (const { tract, people } of rows) whole.set(tract, (whole.get(tract) ?? 0) + people);
  let [all, agreed] = [0, 0];
  for (const { tract, area, people } of rows) {
    all += people;
    agreed += Math.min(people, (landShare.get(`${tract} ${area}`) ?? 0) * (whole.get(tract) ?? 0));
  }
  return all === 0 ? 0 : 1 - agreed / all;
}
