import type { Edition } from '#opportunity/edition.ts';
import { csvText, type CsvValue } from './csv-text.ts';

/** What the page of the method says, for its `.json` twin: everything of an edition but tracts and areas. */
export type MethodFacts = Omit<Edition, 'format' | 'tracts' | 'areas'> & {
  readonly format: 'evenground-method/1';
  readonly tractCount: number;
  readonly scoredCount: number;
};

/** The recipe, indicators, class ranges, notes of the run and sources of an edition. */
export function methodFacts(edition: Edition): MethodFacts {
  const { tracts } = edition;
  const facts = Object.fromEntries(
    Object.entries(edition).filter(([name]) => name !== 'tracts' && name !== 'areas'),
  ) as Omit<Edition, 'tracts' | 'areas'>;
  return {
    ...facts,
    format: 'evenground-method/1',
    tractCount: tracts.geoid.length,
    scoredCount: tracts.level.filter((level) => level !== null).length,
  };
}

const HEADER = ['section', 'item', 'measure', 'value', 'text', 'source', 'period', 'vintage'] as const;

function indicatorLines({ indicators }: Edition): CsvValue[][] {
  return indicators.map(({ id, domain, direction, label, publisher, source, period, vintage }) => [
    ...['indicator', id, `${domain}, ${direction}`, null, label.en],
    `${publisher}: ${source}`,
    period,
    vintage,
  ]);
}

function rangeLines({ classRanges, id, tractVintage, recipe }: Edition): CsvValue[][] {
  return classRanges.flatMap(({ level, min, max, count }) =>
    Object.entries({ min, max, count }).map(([measure, value]) => [
      ...['level', level, measure, value, null],
      `edition ${id}, recipe ${recipe}`,
      null,
      tractVintage,
    ]),
  );
}

function noteLines({ notes, id, recipe, tractVintage }: Edition): CsvValue[][] {
  return notes.map(({ kind, code, text, units }) => [
    ...[kind, code, 'units', units.length, text.en],
    `edition ${id}, recipe ${recipe}`,
    null,
    tractVintage,
  ]);
}

function sourceLines({ sources }: Edition): CsvValue[][] {
  return sources.map(({ table, title, publisher, period, vintage, rowCount }) => [
    ...['source', table, 'rows', rowCount, title],
    publisher,
    period,
    vintage,
  ]);
}

/** The same as one table: a line an indicator, class range, note and source. */
export function methodFactsCsv(edition: Edition): string {
  return csvText(HEADER, [
    ...indicatorLines(edition),
    ...rangeLines(edition),
    ...noteLines(edition),
    ...sourceLines(edition),
  ]);
}
