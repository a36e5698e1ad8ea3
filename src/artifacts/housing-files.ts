import { balanceByLevel } from '#analysis/balance/balance-by-level.ts';
import type { PlacedDevelopment } from '#analysis/balance/developments.ts';
import type { BalanceModel } from '#analysis/balance/model.ts';
import { RESIDENCE_COLUMNS } from '#analysis/residence-by-level.ts';
import { isMissing } from '#core/missing.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';

const rounded = (amount: number): number => Math.round(amount * 100) / 100;

/** JSON of the balance of every area: homes by level of each line that has any there. */
export function areasBalanceJson(model: BalanceModel): string {
  const areas = model.areas.map(({ id, name, tracts }) => {
    const { lines, bases } = balanceByLevel(model, id, tracts);
    const amounts = (byLevel: Readonly<Record<string, number>>): number[] =>
      RESIDENCE_COLUMNS.map((column) => rounded(byLevel[column] ?? 0));
    return {
      ...{ id, name },
      lines: Object.fromEntries(
        lines.filter(({ total }) => total > 0).map((line) => [line.id, amounts(line.byLevel)]),
      ),
      bases: Object.fromEntries(
        Object.entries(bases).map(([basis, { byLevel }]) => [basis, amounts(byLevel)]),
      ),
    };
  });
  const { edition, tractVintage, isCarried } = model;
  return jsonText({
    format: 'evenground-balances/1',
    ...{ edition, tractVintage, estimatedOnNewerTracts: isCarried },
    levelColumns: RESIDENCE_COLUMNS,
    lines: model.lines.map(({ id, label, unit, table, column, join, publisher, period }) => ({
      ...{ id, label, unit, table, column, join, publisher, period },
    })),
    areas,
  });
}

/** CSV of every line by tract: at least, at most, records; a tract that the publisher holds back says so. */
export function tractUnitsCsv(model: BalanceModel): string {
  const rows = model.lines.flatMap((line): CsvValue[][] => {
    const start = (tract: number): CsvValue[] => [
      model.geoids[tract] ?? '',
      model.levels[tract] ?? '',
      line.id,
    ];
    const end = [line.period, line.publisher, model.edition, model.isCarried ? 'yes' : 'no'];
    const given = line.tracts.map(([tract, units, most, records]): CsvValue[] => [
      ...start(tract),
      ...[rounded(units), rounded(most), rounded(records), '', ...end],
    ]);
    const held = line.suppressed.map((tract) => [...start(tract), null, null, null, 'suppressed', ...end]);
    return [...given, ...held];
  });
  const facts = ['period', 'publisher', 'edition', 'estimated_on_newer_tracts'];
  return csvText(['tract', 'level', 'line', 'least', 'most', 'records', 'missing', ...facts], rows);
}

/** JSON of the model itself: what the page computes every area and scenario from. */
export function modelJson(model: BalanceModel): string {
  return jsonText(model);
}

const HEADER = [
  'id',
  'line',
  'name',
  'town',
  'tract_2010',
  'level',
  'least',
  'most',
  'residents',
  'end_dates',
  'property',
  'counted_once',
  'longitude',
  'latitude',
  'period',
  'publisher',
  'edition',
] as const;

/** CSV of the buildings that may be named, each with where it comes from and the edition of its level. */
export function developmentsCsv(
  developments: readonly PlacedDevelopment[],
  { lines, edition }: Pick<BalanceModel, 'lines' | 'edition'>,
): string {
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return csvText(
    HEADER,
    developments.map((one): CsvValue[] => [
      ...[one.id, one.line, one.name, one.town, one.tract, one.level, one.units, one.most],
      ...[one.residents, one.endDates.join(';'), one.property, one.part, one.longitude, one.latitude],
      ...[lineOf.get(one.line)?.period ?? '', lineOf.get(one.line)?.publisher ?? '', edition],
    ]),
  );
}

/** JSON of the same. */
export function developmentsJson(
  developments: readonly PlacedDevelopment[],
  facts: { readonly edition: string; readonly publishers: readonly string[]; readonly notListed: number },
): string {
  const rows = developments.map(({ units, most, ...rest }) => ({
    ...rest,
    units: isMissing(units) ? null : units,
    most: isMissing(most) ? null : most,
  }));
  return jsonText({ format: 'evenground-developments/1', ...facts, developments: rows });
}
