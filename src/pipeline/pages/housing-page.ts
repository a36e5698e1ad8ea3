import type { AreaBalance } from '#analysis/balance/balance-by-level.ts';
import { balanceByLevel } from '#analysis/balance/balance-by-level.ts';
import {
  type EndDates,
  endsByYear,
  listDevelopments,
  type PlacedDevelopment,
} from '#analysis/balance/developments.ts';
import type { BalanceModel } from '#analysis/balance/model.ts';
import type { NamedBalance, PublishedFigure } from '#artifacts/balance-files.ts';
import { type MarkLayer, marksSvg } from '#artifacts/svg-map/marks.ts';
import type { Bounds } from '#artifacts/svg-map/frame.ts';
import { stateFrame, stateMapSvg } from '#artifacts/svg-map/state-map.ts';
import type { MarkShape } from '#analysis/balance/programs.ts';
import type { Level } from '#core/level.ts';
import { compareTexts, indexRows, textsOf } from '#tables/columns.ts';
import { bridgeParts } from '#tables/bridge.ts';
import { hasBalance, openBalance, openBalanceTables } from '../balance-data.ts';
import { nameBalance, publishedLand, readPublishedFigures } from '../balance-report.ts';
import { readEdition } from '../read-edition.ts';
import { editionAddresses, type PageAddress } from './addresses.ts';
import { hasFairShare, openFairShare } from './fair-share-data.ts';
import { defaultEditionOf } from './open-editions.ts';
import { remember } from './remember.ts';

/** First year whose end dates count: the records were joined in about 2019. */
const FIRST_END = 2019;

/** Programs whose marks are shown before a reader asks for more. */
const SHOWN_MARKS: readonly string[] = ['public-housing', 'tax-credit', 'section-8'];

/** Marks of one program, for the legend. */
export interface LegendMark {
  readonly id: string;
  readonly shape: MarkShape;
  readonly count: number;
  /** Whether its marks are shown before a reader asks. */
  readonly isShown: boolean;
}

/** One municipality in the table. */
export interface HousingTown {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly region: string;
  /** Towns whose homes cannot be told from those of this one. */
  readonly sharedWith: readonly string[];
  readonly balance: AreaBalance;
}

/** All that the page of government-funded homes shows before any script runs. */
export interface HousingPage {
  readonly model: BalanceModel;
  /** Publishers of the programs, each once, and the years they are about. */
  readonly source: string;
  readonly period: string;
  readonly named: NamedBalance;
  readonly land: Readonly<Record<'minority' | 'high-poverty' | 'rcap', PublishedFigure | undefined>>;
  readonly towns: readonly HousingTown[];
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly ends: EndDates;
  readonly firstEnd: number;
  readonly marks: readonly LegendMark[];
  /** Bounds of the map, so that a script can put names on it. */
  readonly bounds: Bounds;
  readonly developments: readonly PlacedDevelopment[];
  /** Records that are counted and not listed. */
  readonly notListed: number;
}

/** Addresses of the page: one an edition and language of every place with the tables. */
export function housingAddresses(): PageAddress[] {
  return editionAddresses().filter(({ place }) => hasBalance(place));
}

/** Addresses of the list of buildings: once a language, with the levels of the default edition. */
export function housingListAddresses(): PageAddress[] {
  return housingAddresses().filter(({ edition }) => edition === undefined);
}

/** Tract of the edition that holds a whole 2010 tract; undefined where the tract was divided. */
function wholeTractOf(place: string, model: BalanceModel): (geoid: string) => number | undefined {
  const indexOf = new Map(model.geoids.map((geoid, index) => [geoid, index]));
  if (!model.isCarried) return (geoid) => indexOf.get(geoid);
  const parts = bridgeParts(openBalanceTables(place).read('tract-bridge-2010-2020'));
  const whole = new Map(parts.filter(({ share }) => share > 0.999).map(({ from, to }) => [from, to]));
  return (geoid) => indexOf.get(whole.get(geoid) ?? '');
}

function placeDevelopments(place: string, model: BalanceModel): readonly PlacedDevelopment[] {
  const { read } = openBalanceTables(place);
  const [tracts, towns] = [read('tracts-2010'), read('towns')];
  const [townOf, sharedOf] = [textsOf(tracts, 'town'), textsOf(tracts, 'sharedTowns')];
  const townRow = indexRows(towns, 'geoid');
  const [names, regions] = [textsOf(towns, 'name'), textsOf(towns, 'region')];
  const tractRow = indexRows(tracts, 'geoid');
  const wholeTract = wholeTractOf(place, model);
  return listDevelopments(read('public-housing-2015'), read('assisted-housing'))
    .map((one): PlacedDevelopment => {
      const row = tractRow.get(one.tract) ?? -1;
      const town = townRow.get(townOf[row] ?? '') ?? -1;
      const sharing = (sharedOf[row] ?? '')
        .split(';')
        .flatMap((geoid) => names[townRow.get(geoid) ?? -1] ?? []);
      const tract = wholeTract(one.tract);
      const level: Level | null = tract === undefined ? null : (model.levels[tract] ?? null);
      return {
        ...one,
        town: [names[town] ?? '', ...sharing].join(' / '),
        region: `region:${regions[town] ?? ''}`,
        level,
      };
    })
    .sort((a, b) => compareTexts(a.town, b.town) || compareTexts(a.name, b.name) || compareTexts(a.id, b.id));
}

function markLayers({ lines }: BalanceModel, developments: readonly PlacedDevelopment[]): MarkLayer[] {
  return lines.flatMap(({ id, mark }) => {
    const points = developments
      .filter(({ line }) => line === id)
      .map(({ longitude, latitude }) => [longitude, latitude] as const);
    return mark === undefined || points.length === 0 ? [] : [{ id, shape: mark, points }];
  });
}

/** Units of the method that the page of fair share shows first, for the rule of the same name. */
function withFairShare(place: string, model: BalanceModel): BalanceModel {
  if (!hasFairShare(place)) return model;
  const { runs, model: towns } = openFairShare(place);
  const shown = runs.find(({ allocation }) => allocation !== undefined);
  if (shown?.allocation === undefined) return model;
  const geoidOf = new Map(towns.names.map((name, row) => [name, towns.geoids[row] ?? '']));
  const units = shown.allocation.towns.flatMap(({ name, units: own }): [string, number][] =>
    own > 0 ? [[`town:${geoidOf.get(name) ?? ''}`, own]] : [],
  );
  return { ...model, fairShare: { title: shown.method.title, units: Object.fromEntries(units) } };
}

function makePage(place: string, editionId: string): HousingPage {
  const model = withFairShare(place, openBalance(place, editionId));
  const { edition, topology } = readEdition(place, editionId);
  const figures = readPublishedFigures(place);
  const [state] = model.areas;
  if (state === undefined) throw new Error(`edition ${editionId} has no areas`);
  const developments = placeDevelopments(place, model);
  const { read } = openBalanceTables(place);
  const records = read('assisted-housing').rowCount + read('public-housing-2015').rowCount;
  const areasOf = (kind: string) => edition.areas.filter(({ id }) => id.startsWith(`${kind}:`));
  return {
    ...{ model, developments, firstEnd: FIRST_END, bounds: stateFrame(topology).bounds },
    source: [...new Set(model.lines.map(({ publisher }) => publisher))].join('; '),
    period: [...new Set(model.lines.map(({ period }) => period))].join('; '),
    named: nameBalance(model, state, figures),
    land: publishedLand(figures),
    towns: areasOf('town').map(({ id, name, slug, region }) => {
      const { tracts = [], sharedWith = [] } = model.areas.find((area) => area.id === id) ?? {};
      return {
        ...{ id, name, slug, region: region ?? '', sharedWith },
        balance: balanceByLevel(model, id, tracts),
      };
    }),
    regions: areasOf('region').map(({ id, name }) => ({ id, name })),
    ends: endsByYear(read('assisted-housing'), FIRST_END),
    marks: markLayers(model, developments).map(({ id, shape, points }) => ({
      ...{ id, shape, count: points.length, isShown: SHOWN_MARKS.includes(id) },
    })),
    notListed: records - developments.length,
  };
}

const pages = remember((owner: object, key: string): HousingPage => {
  const [place = '', edition = ''] = key.split(' ');
  return makePage(place, edition);
});
const OWNER = {};

/** The page of an edition, made once for its languages and twins. */
export function readHousingPage(place: string, segment: string | undefined): HousingPage {
  return pages(OWNER, `${place} ${segment ?? defaultEditionOf(place)}`);
}

/** Words that the picture carries. */
export interface HousingMapWords {
  readonly label: string;
  readonly tractTitle: (tract: number) => string;
}

/** The picture of levels with the marks of all programs; those not shown at first wait in it. */
export function housingMap(place: string, segment: string | undefined, words: HousingMapWords): string {
  const { edition, topology } = readEdition(place, segment ?? defaultEditionOf(place));
  const { model, developments } = readHousingPage(place, segment);
  const layers = markLayers(model, developments);
  const hidden = new Set(layers.map(({ id }) => id).filter((id) => !SHOWN_MARKS.includes(id)));
  return stateMapSvg(edition, topology, { ...words, marks: (frame) => marksSvg(layers, frame, hidden) });
}
