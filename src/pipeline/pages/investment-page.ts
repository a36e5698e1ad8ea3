import type { EquityModel } from '#analysis/equity/model.ts';
import type { InvestmentModel } from '#analysis/investment/model.ts';
import { type InvestmentProfile, investmentProfile } from '#analysis/investment/profile.ts';
import { investmentCsv, investmentJson, type NamedProfile } from '#artifacts/investment-files.ts';
import { jsonText } from '#artifacts/json-text.ts';
import type { Language } from '#core/localized.ts';
import type { JsonCell } from '#opportunity/edition.ts';
import { openEquity } from '../equity-data.ts';
import { hasInvestment, openInvestment } from '../investment-data.ts';
import { type PageAddress, placeAddresses } from './addresses.ts';

/** An area that can be chosen: tracts with the part counted here, and its region. */
export interface InvestmentArea {
  readonly id: string;
  readonly name: string;
  readonly tracts: readonly (readonly [number, number])[];
  readonly region: string | null;
}

/** The file that the page's tool reads. */
export interface InvestmentFile {
  readonly format: 'evenground-investment-page/1';
  readonly investment: InvestmentModel;
  readonly equity: EquityModel;
  /** The whole place first. */
  readonly areas: readonly InvestmentArea[];
  readonly regionOfTract: readonly (string | null)[];
  /** Address of the shapes that points are placed by. */
  readonly shapes: string;
  /** Address of the map's own shapes, by which a drawn area is counted as on the map. */
  readonly mapShapes: string;
}

/** What the page of investment shows without scripts. */
export interface InvestmentPage {
  readonly edition: string;
  readonly period: string;
  readonly both: InvestmentModel['both'];
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly profile: InvestmentProfile;
  }[];
}

/** Addresses of the page, one a place and language. */
export function investmentAddresses(): PageAddress[] {
  return placeAddresses().filter(({ place }) => hasInvestment(place));
}

/** The regions of a place against the whole. */
export function readInvestmentPage(place: string, lang: Language): InvestmentPage {
  const { model, edition } = openInvestment(place);
  const [whole] = edition.areas;
  const regions = edition.areas.filter(({ id }) => id.startsWith('region:'));
  return {
    ...{ edition: edition.label[lang], period: edition.populationPeriod, both: model.both },
    regions: regions.map(({ id, name, tracts }) => ({
      ...{ id, name },
      profile: investmentProfile(model, tracts, whole?.tracts ?? tracts, id),
    })),
  };
}

const short = (values: readonly JsonCell[]): JsonCell[] =>
  values.map((value) => (value === null ? null : Math.round(value * 1e4) / 1e4));

/** Names of the files below `data/investment/`. */
export const INVESTMENT_FILES = ['model.json', 'all.json', 'all.csv'] as const;

/** Regions against the whole, towns against their region. */
function namedProfiles({ model, edition }: ReturnType<typeof openInvestment>): NamedProfile[] {
  const byId = new Map(edition.areas.map((area) => [area.id, area]));
  const [whole] = edition.areas;
  return edition.areas
    .filter(({ id }) => /^(?:region|town):/.test(id))
    .flatMap(({ id, name, tracts, region }) => {
      const peers = byId.get(region ?? '') ?? byId.get(`region:${region ?? ''}`) ?? whole;
      if (peers === undefined) return [];
      return [{ id, name, peers: peers.id, profile: investmentProfile(model, tracts, peers.tracts, id) }];
    });
}

/** The text of a file below `data/investment/`: the model that the tool reads, or the profiles of all areas. */
export function investmentFile(place: string, name: string): string {
  if (name === 'model.json') return modelFile(place);
  const opened = openInvestment(place);
  const profiles = namedProfiles(opened);
  return name.endsWith('.csv')
    ? investmentCsv(profiles, opened.model)
    : investmentJson(opened.edition.id, profiles, opened.model);
}

function modelFile(place: string): string {
  const { model, edition } = openInvestment(place);
  const indicators = model.indicators.map((one) => ({ ...one, raw: short(one.raw), z: short(one.z) }));
  const file: InvestmentFile = {
    format: 'evenground-investment-page/1',
    investment: { ...model, indicators },
    equity: openEquity(place, edition.id).model,
    areas: edition.areas
      .filter(({ id }, i) => i === 0 || /^(?:region|town):/.test(id))
      .map(({ id, name, tracts, region }) => ({ id, name, tracts, region: region ?? null })),
    regionOfTract: edition.tracts.region,
    shapes: `/${place}/data/${edition.id}/tracts.topojson`,
    mapShapes: `/${place}/data/${edition.id}/map-shapes.bin`,
  };
  return jsonText(file);
}
