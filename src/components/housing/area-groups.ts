import type { BalanceArea } from '#analysis/balance/model.ts';
import { PAGE_KINDS } from '#core/area.ts';

/** Areas of one kind in the order in which a reader looks for a name. */
export interface AreaGroup {
  readonly kind: (typeof PAGE_KINDS)[number];
  readonly areas: readonly BalanceArea[];
}

/** Areas by kind, each by name; numbers in names count as numbers (District 9 before District 10). */
export function areaGroups(areas: readonly BalanceArea[], lang: string): AreaGroup[] {
  return PAGE_KINDS.map((kind) => ({
    kind,
    areas: areas
      .filter(({ id }) => id.startsWith(`${kind}:`))
      .toSorted((a, b) => a.name.localeCompare(b.name, lang, { numeric: true })),
  })).filter((group) => group.areas.length > 0);
}
