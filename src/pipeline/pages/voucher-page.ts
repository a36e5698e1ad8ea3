import {
  BEDROOMS,
  type Rents,
  townPlaces,
  tractPlaces,
  type VoucherModel,
} from '#analysis/vouchers/model.ts';
import { withinStandard, type WithinRow } from '#analysis/vouchers/within-standard.ts';
import { csvText } from '#artifacts/csv-text.ts';
import { jsonText } from '#artifacts/json-text.ts';
import { outlineMap, type OutlineMap } from '#artifacts/svg-map/outline-map.ts';
import type { Language } from '#core/localized.ts';
import { readEdition } from '../read-edition.ts';
import { loadedRents, loadedStandards, type LoadedProvenance } from '../vouchers/loaded-vouchers.ts';
import { openVouchers } from '../vouchers/open-vouchers.ts';
import { hasVouchers, type VoucherConfig } from '../vouchers/voucher-config.ts';
import { type Agency, readHelpPage } from './help-page.ts';
import { type PageAddress, placeAddresses } from './addresses.ts';

/** Rents of a ZIP code in the areas it lies in. */
export interface ZipRow {
  readonly zip: string;
  readonly areas: readonly string[];
  readonly rents: Rents | null;
  /** What counts there: rents of ZIP codes, the rent of the area, or it depends on the town. */
  readonly counts: 'zip' | 'area' | 'town';
}

/** Typical rents against vouchers, for one kind of place. */
export interface ReachTable {
  readonly kind: 'town' | 'tract';
  readonly provenance: LoadedProvenance | undefined;
  readonly rows: readonly WithinRow[];
}

/** What the page of voucher choice shows. */
export interface VoucherPage {
  readonly config: VoucherConfig;
  readonly model: VoucherModel;
  readonly edition: string;
  readonly people: string;
  readonly zips: readonly ZipRow[];
  readonly agencies: readonly Agency[];
  readonly reach: readonly ReachTable[];
  readonly standards: LoadedProvenance | undefined;
  /** Lines of the towns, for the numbered marks. */
  readonly map: OutlineMap;
}

function zipRowsOf({ zips, areas, smallAreas }: VoucherModel): ZipRow[] {
  const found = new Map<string, { codes: string[]; rents: Rents | null }>();
  zips.zip.forEach((zip, row) => {
    const own = found.get(zip) ?? { codes: [], rents: zips.rents[row] ?? null };
    own.codes.push(zips.area[row] ?? '');
    found.set(zip, own);
  });
  return [...found].map(([zip, { codes, rents }]) => {
    const small = codes.filter((code) => smallAreas.includes(code)).length;
    const counts = small === codes.length ? 'zip' : codes.length > 1 ? 'town' : 'area';
    return { zip, areas: codes.map((code) => areas[code] ?? code), rents, counts };
  });
}

/** Addresses of the voucher pages, one a place and language. */
export function voucherAddresses(): PageAddress[] {
  return placeAddresses().filter(({ place }) => hasVouchers(place));
}

/** Lines of the towns, with their source. */
function linesOf(place: string, id: string): OutlineMap {
  const { edition, topology } = readEdition(place, id);
  const source = edition.sources.find(({ table }) => table === 'tables/towns.csv');
  if (source === undefined)
    throw new Error(`edition ${id} of ${place} does not name the source of its towns`);
  return outlineMap(topology, source);
}

/** Everything that the page of voucher choice shows. */
export function readVoucherPage(place: string, lang: Language): VoucherPage {
  const { config, model, edition } = openVouchers(place);
  const reach = (['town', 'tract'] as const).map((kind): ReachTable => {
    const loaded = loadedRents(place, kind);
    const places = kind === 'town' ? townPlaces(model) : tractPlaces(model);
    const rows = loaded === undefined ? [] : withinStandard(model, places, 2, loaded.rentOf);
    return { kind, provenance: loaded?.provenance, rows };
  });
  return {
    ...{ config, model, reach, zips: zipRowsOf(model) },
    ...{ edition: edition.label[lang], people: edition.populationSource },
    agencies: readHelpPage(place, lang).agencies.slice(0, 3),
    standards: loadedStandards(place)?.provenance,
    map: linesOf(place, config.edition),
  };
}

/** Names of the files of a place below `data/vouchers/`. */
export const VOUCHER_FILES = ['zips.csv', 'zips.json', 'towns.csv', 'towns.json'] as const;

/** Empty cells in the place of rents that are not known. */
const NO_RENTS = BEDROOMS.map(() => null);

const RENT_PUBLISHER = 'U.S. Department of Housing and Urban Development';

const RENT_COLUMNS = BEDROOMS.map((bedrooms) => `rent${bedrooms}`);

/** The amounts as a file: text of CSV or JSON. */
export function voucherFile(place: string, file: string): string {
  const { model } = openVouchers(place);
  const { fiscalYear, towns } = model;
  const isZip = file.startsWith('zips');
  const lead = isZip ? ['zip', 'counts'] : ['town', 'name'];
  const columns = [...lead, 'area', ...RENT_COLUMNS, 'fiscalYear', 'publisher'];
  const publisher = RENT_PUBLISHER;
  const rows = isZip
    ? zipRowsOf(model).map(({ zip, areas, rents, counts }) => [
        zip,
        counts,
        areas.join('; '),
        ...(rents ?? NO_RENTS),
        ...[fiscalYear, publisher],
      ])
    : towns.geoid.map((geoid, row) => {
        const area = model.areas[towns.area[row] ?? ''] ?? '';
        return [geoid, towns.name[row] ?? '', area, ...(towns.rents[row] ?? NO_RENTS), fiscalYear, publisher];
      });
  if (file.endsWith('.csv')) return csvText(columns, rows);
  const format = `evenground-voucher-${isZip ? 'zips' : 'towns'}/1`;
  const objects = rows.map((row) => Object.fromEntries(row.map((cell, i) => [columns[i] ?? '', cell])));
  return jsonText({ format, fiscalYear, lastDay: model.lastDay, percents: model.percents, rows: objects });
}
