import type { AreaBalance, LevelAmounts, LineBalance } from '#analysis/balance/balance-by-level.ts';
import type { BalanceModel, LineFigures } from '#analysis/balance/model.ts';
import type { PublishedPair } from '#analysis/balance/published.ts';
import { RESIDENCE_COLUMNS, type ResidenceColumn } from '#analysis/residence-by-level.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';

/** A published figure as its table prints it. */
export interface PublishedFigure {
  readonly id: string;
  readonly value: string;
  readonly definition: string;
  readonly vintage: string;
  readonly sourcePage: string;
}

/** An area's balance with its name and, for the whole place, the published figures beside it. */
export interface NamedBalance {
  readonly name: string;
  readonly balance: AreaBalance;
  readonly published: readonly (PublishedPair & { readonly figure: PublishedFigure })[];
}

const plain = (cell: Cell): number | null => (isMissing(cell) ? null : cell);

/** Homes of carried figures have fractions; two decimals are enough to add them up again. */
const rounded = (amount: number): number => Math.round(amount * 100) / 100;

function plainAmounts(amounts: LevelAmounts) {
  const of = <Value>(value: (column: ResidenceColumn) => Value): Record<string, Value> =>
    Object.fromEntries(RESIDENCE_COLUMNS.map((column) => [column, value(column)]));
  return {
    total: rounded(amounts.total),
    byLevel: of((column) => rounded(amounts.byLevel[column])),
    shares: of((column) => plain(amounts.shares[column])),
    lowerShare: plain(amounts.lower),
    moderateOrLowerShare: plain(amounts.moderateOrLower),
  };
}

function plainLine(figures: LineFigures | undefined, line: LineBalance) {
  const { id, records, tracts, suppressedTracts, uncountedRecords, inDefined } = line;
  return {
    line: id,
    label: figures?.label,
    unit: figures?.unit,
    table: figures?.table,
    column: figures?.column,
    join: figures?.join,
    publisher: figures?.publisher,
    period: figures?.period,
    ...{ records, tracts, suppressedTracts, recordsWithoutHomes: uncountedRecords },
    ...plainAmounts(line),
    most: rounded(line.most),
    shareInDefinedAreas: Object.fromEntries(
      Object.entries(inDefined).map(([definition, share]) => [definition, plain(share)]),
    ),
  };
}

/**
 * The balance of one area as a plain object: every line with its column, join, publisher and period.
 *
 * Shares are of the whole (0–1), null where there is nothing to share.
 */
export function plainBalance(model: BalanceModel, { name, balance, published }: NamedBalance) {
  const figuresOf = new Map(model.lines.map((line) => [line.id, line]));
  return {
    format: 'evenground-balance/1',
    ...{ edition: model.edition, tractVintage: model.tractVintage },
    ...{ area: balance.area, name, estimatedOnNewerTracts: model.isCarried },
    levelColumns: RESIDENCE_COLUMNS,
    lines: balance.lines.map((line) => plainLine(figuresOf.get(line.id), line)),
    bases: model.bases.map(({ id, publisher, period }) => ({
      ...{ basis: id, publisher, period },
      ...plainAmounts(balance.bases[id]),
    })),
    definedAreas: {
      ...{ publisher: model.definitions.publisher, period: model.definitions.period },
      landShare: Object.fromEntries(
        Object.entries(balance.landInDefined).map(([definition, share]) => [definition, plain(share)]),
      ),
    },
    published: published.map(({ line, caution, ours, figure }) => ({
      ...{ ...figure, line, ours: plain(ours), caution },
    })),
  };
}

/** JSON of one area. */
export function balanceJson(model: BalanceModel, named: NamedBalance): string {
  return jsonText(plainBalance(model, named));
}

const HEADER = [
  'edition',
  'area',
  'name',
  'line',
  'unit',
  'table',
  'column',
  'join',
  'period',
  'records',
  'tracts',
  'suppressed_tracts',
  'records_without_homes',
  'least',
  'most',
  ...RESIDENCE_COLUMNS.flatMap((column) => [column, `${column}_share`]),
  'lower_share',
  'moderate_or_lower_share',
  'publisher',
  'estimated_on_newer_tracts',
] as const;

function amountCells(amounts: LevelAmounts): CsvValue[] {
  return [
    ...RESIDENCE_COLUMNS.flatMap((column): CsvValue[] => [
      rounded(amounts.byLevel[column]),
      amounts.shares[column],
    ]),
    amounts.lower,
    amounts.moderateOrLower,
  ];
}

/** CSV of areas: one row an area and line, then one row a basis; a basis has no column and no join. */
export function balanceCsv(model: BalanceModel, areas: readonly NamedBalance[]): string {
  const isEstimated = model.isCarried ? 'yes' : 'no';
  const rows = areas.flatMap(({ name, balance }): CsvValue[][] => {
    const start = [model.edition, balance.area, name];
    const lines = balance.lines.map((line, at): CsvValue[] => {
      const { unit = '', table = '', column = '', join = '', period = '' } = model.lines[at] ?? {};
      // A file that the reader added is on the tracts of the edition already.
      const end = [model.lines[at]?.publisher ?? '', line.id.startsWith('file-') ? 'no' : isEstimated];
      const counts = [line.records, line.tracts, line.suppressedTracts, line.uncountedRecords];
      const homes = [rounded(line.total), rounded(line.most)];
      return [
        ...start,
        line.id,
        unit,
        table,
        column,
        join,
        period,
        ...counts,
        ...homes,
        ...amountCells(line),
        ...end,
      ];
    });
    const bases = model.bases.map(({ id, period, publisher }): CsvValue[] => {
      const amounts = balance.bases[id];
      const total = rounded(amounts.total);
      const unit = id === 'land' ? 'square meters' : id;
      const none = [null, null, null, null];
      const cells = [...none, total, total, ...amountCells(amounts)];
      // People and land are those of the edition's own tracts; rented homes are of its survey too.
      return [...start, id, unit, '', '', '', period, ...cells, publisher, 'no'];
    });
    return [...lines, ...bases];
  });
  return csvText(HEADER, rows);
}
