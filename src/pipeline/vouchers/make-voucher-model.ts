import { readFileSync } from 'node:fs';
import type { Rents, VoucherModel } from '#analysis/vouchers/model.ts';
import { LEVELS } from '#core/level.ts';
import type { Cell } from '#core/missing.ts';
import type { Edition, EditionTracts, JsonCell } from '#opportunity/edition.ts';
import { cellsOf, compareTexts, indexRows, textsOf } from '#tables/columns.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import type { VoucherConfig } from './voucher-config.ts';
import { loadedStandards } from './loaded-vouchers.ts';

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

function rentsAt(table: Table): (row: number) => Rents {
  const cells = [0, 1, 2, 3, 4].map((bedrooms) => cellsOf(table, `rent${bedrooms}`));
  const at = (bedrooms: number, row: number): number => {
    const rent = numberOf(cells[bedrooms]?.[row]);
    if (rent === null)
      throw new Error(`row ${row} has no rent of ${bedrooms} bedrooms, and the schema asks for one`);
    return rent;
  };
  return (row) => [at(0, row), at(1, row), at(2, row), at(3, row), at(4, row)];
}

/** Mean over the people of an area, of the tracts that have a value. */
function peopleMean(
  { population }: EditionTracts,
  members: readonly (readonly [number, number])[],
  valueOf: (tract: number) => JsonCell,
): number | null {
  let [sum, people] = [0, 0];
  for (const [tract, share] of members) {
    const value = valueOf(tract);
    if (value === null) continue;
    const weight = (population.total[tract] ?? 0) * share;
    sum += value * weight;
    people += weight;
  }
  return people === 0 ? null : round(sum / people, 4);
}

/** ZIP codes of each town, the one with most of its people first. */
function zipsByTown(table: Table): ReadonlyMap<string, readonly { zip: string; share: number }[]> {
  const [zips, shares] = [textsOf(table, 'zip'), cellsOf(table, 'townShare')];
  const rows = new Map<string, { zip: string; share: number }[]>();
  textsOf(table, 'town').forEach((town, row) => {
    const share = numberOf(shares[row]) ?? 0;
    if (share > 0) rows.set(town, [...(rows.get(town) ?? []), { zip: zips[row] ?? '', share }]);
  });
  const order = (a: { zip: string; share: number }, b: { zip: string; share: number }): number =>
    b.share - a.share || compareTexts(a.zip, b.zip);
  return new Map([...rows].map(([town, own]) => [town, own.sort(order)]));
}

function schoolsByTown(table: Table): ReadonlyMap<string, number> {
  const [reading, math] = ['readingMetShare', 'mathMetShare'].map((name) => cellsOf(table, name));
  const known = textsOf(table, 'town').flatMap((town, row) => {
    const [a, b] = [numberOf(reading?.[row]), numberOf(math?.[row])];
    return a === null || b === null ? [] : [[town, round((a + b) / 2, 4)] as const];
  });
  return new Map(known);
}

/** A ZIP code that touches a town with fewer of its people is not shown for the town. */
const MAIN_SHARE = 0.01;

interface Inputs {
  readonly edition: Edition;
  readonly tableOf: (name: NormalizedTableName) => Table;
}

const levelNumber =
  (tracts: EditionTracts) =>
  (tract: number): JsonCell => {
    const level = tracts.level[tract] ?? null;
    return level === null ? null : LEVELS.indexOf(level) + 1;
  };

function makeTowns({ edition, tableOf }: Inputs): VoucherModel['towns'] {
  const { tracts } = edition;
  const [towns, rents] = [tableOf('towns'), tableOf('fair-market-rents')];
  const [zips, schools] = [zipsByTown(tableOf('town-zips')), schoolsByTown(tableOf('school-results-2019'))];
  const geoid = textsOf(towns, 'geoid');
  const [rowOf, areas, rentOf] = [indexRows(rents, 'town'), textsOf(rents, 'area'), rentsAt(rents)];
  const members = new Map(edition.areas.map((area) => [area.id, area.tracts]));
  const membersOf = (town: string) => members.get(`town:${town}`) ?? [];
  const level = levelNumber(tracts);
  const foodOf = (tract: number): JsonCell => tracts.indicators['food-access']?.raw[tract] ?? null;
  const [longitude, latitude] = ['longitude', 'latitude'].map((name) =>
    cellsOf(towns, name).map((cell) => round(numberOf(cell) ?? 0, 4)),
  );
  return {
    ...{ geoid, name: textsOf(towns, 'name'), longitude: longitude ?? [], latitude: latitude ?? [] },
    area: geoid.map((town) => areas[rowOf.get(town) ?? -1] ?? ''),
    rents: geoid.map((town) => {
      const row = rowOf.get(town);
      return row === undefined ? null : rentOf(row);
    }),
    zips: geoid.map((town) => (zips.get(town) ?? []).map(({ zip }) => zip)),
    mainZips: geoid.map((town) => (zips.get(town) ?? []).filter(({ share }) => share >= MAIN_SHARE).length),
    schools: geoid.map((town) => schools.get(town) ?? null),
    food: geoid.map((town) => peopleMean(tracts, membersOf(town), foodOf)),
    levelMean: geoid.map((town) => peopleMean(tracts, membersOf(town), level)),
    levelCounts: geoid.map((town) =>
      LEVELS.map((one) => membersOf(town).filter(([tract]) => tracts.level[tract] === one).length),
    ),
  };
}

function makeTracts({ edition, tableOf }: Inputs, towns: readonly string[]): VoucherModel['tracts'] {
  const { tracts } = edition;
  const zips = tableOf('tract-zips-2020');
  const zipTexts = textsOf(zips, 'zip');
  const zipOf = new Map(textsOf(zips, 'geoid').map((geoid, row) => [geoid, zipTexts[row] ?? '']));
  // Open water has neither a town nor a ZIP code.
  const rows = [...tracts.geoid.keys()].filter(
    (tract) => zipOf.has(tracts.geoid[tract] ?? '') && tracts.town[tract] != null,
  );
  const pick = <Value>(values: readonly Value[], none: Value): Value[] =>
    rows.map((row) => values[row] ?? none);
  const rounded = (values: readonly number[]): number[] => pick(values, 0).map((value) => round(value, 4));
  return {
    ...{ geoid: pick(tracts.geoid, ''), name: pick(tracts.name, '') },
    town: rows.map((row) => towns.indexOf(tracts.town[row] ?? '')),
    ...{ longitude: rounded(tracts.longitude), latitude: rounded(tracts.latitude) },
    zip: rows.map((row) => zipOf.get(tracts.geoid[row] ?? '') ?? ''),
    level: pick(tracts.level, null),
    food: pick(tracts.indicators['food-access']?.raw ?? [], null).map((share) =>
      share === null ? null : round(share, 4),
    ),
  };
}

/** Villages and ZIP codes, each once with the rows of its towns. */
function makeNames(table: Table, towns: readonly string[]): VoucherModel['names'] {
  const [names, places] = [textsOf(table, 'name'), textsOf(table, 'town')];
  const found = new Map<string, ['village' | 'zip', string, number[]]>();
  textsOf(table, 'kind').forEach((kind, row) => {
    const [name, town] = [names[row] ?? '', towns.indexOf(places[row] ?? '')];
    const id = `${kind} ${name}`;
    const entry = found.get(id) ?? [kind === 'zip' ? 'zip' : 'village', name, []];
    if (town >= 0) entry[2].push(town);
    found.set(id, entry);
  });
  return [...found.values()];
}

/** All that voucher choice needs of a place, from its tables and one of its editions. */
export function makeVoucherModel(place: string, config: VoucherConfig, edition: Edition): VoucherModel {
  const tableOf = (name: NormalizedTableName): Table =>
    readNormalizedTable(name, readFileSync(`places/${place}/tables/${name}.csv`));
  const inputs: Inputs = { edition, tableOf };
  const towns = makeTowns(inputs);
  const [byZip, byTown, stations] = [
    tableOf('small-area-rents'),
    tableOf('fair-market-rents'),
    tableOf('transit-stations'),
  ];
  const areaNames = [byTown, byZip].flatMap((table) => {
    const names = textsOf(table, 'areaName');
    return textsOf(table, 'area').map((area, row) => [area, names[row] ?? ''] as const);
  });
  const zipRents = rentsAt(byZip);
  const [longitudes, latitudes] = [cellsOf(stations, 'longitude'), cellsOf(stations, 'latitude')];
  const { fiscalYear, lastDay, percents } = config;
  return {
    ...{ format: 'evenground-voucher-model/1', fiscalYear, lastDay, percents },
    smallAreas: config.smallAreas.map(({ area }) => area),
    areas: Object.fromEntries(areaNames),
    zips: {
      zip: textsOf(byZip, 'zip'),
      area: textsOf(byZip, 'area'),
      rents: Array.from({ length: byZip.rowCount }, (_, row) => zipRents(row)),
    },
    towns,
    tracts: makeTracts(inputs, towns.geoid),
    names: makeNames(tableOf('search-places'), towns.geoid),
    stations: textsOf(stations, 'name').map((name, row) => [
      name,
      round(numberOf(longitudes[row]) ?? 0, 4),
      round(numberOf(latitudes[row]) ?? 0, 4),
    ]),
    standards: loadedStandards(place)?.standards ?? [],
  };
}
