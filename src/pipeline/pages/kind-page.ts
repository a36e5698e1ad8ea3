import { type AreaRow, areaRows } from '#artifacts/area-rows.ts';
import { isTractCut } from '#analysis/areas-of-tract.ts';
import type { PageKind } from '#core/area.ts';
import type { Edition } from '#opportunity/edition.ts';
import { kindsOfEdition } from './addresses.ts';
import { type Apportionment, apportionmentOf } from './apportionment.ts';
import { openEdition } from './open-editions.ts';

/** What the list of all areas of a kind shows. */
export interface KindPage extends Pick<
  Edition,
  'id' | 'label' | 'populationSource' | 'populationPeriod' | 'tractVintage'
> {
  readonly kind: PageKind;
  readonly rows: readonly AreaRow[];
  /** Kinds of areas of this edition, for the way to the other lists. */
  readonly kinds: readonly PageKind[];
  /** Whether areas of this kind cut tracts. */
  readonly isCut: boolean;
  readonly apportionment: Apportionment;
}

/** The table of all areas of a kind. */
export function readKindPage(place: string, segment: string | undefined, kind: PageKind): KindPage {
  const edition = openEdition(place, segment);
  const { id, label, populationSource, populationPeriod, tractVintage } = edition;
  return {
    ...{ id, label, populationSource, populationPeriod, tractVintage },
    kind,
    rows: areaRows(edition, kind),
    kinds: kindsOfEdition(place, segment),
    isCut: isTractCut(edition.areas.filter((area) => area.id.startsWith(`${kind}:`))),
    apportionment: apportionmentOf(edition, kind),
  };
}
