import type { Cell } from '#core/missing.ts';
import { isMissing } from '#core/missing.ts';
import { csvText, type CsvValue } from '../csv-text.ts';
import type { TractFacts, TractIndicator } from './tract-facts.ts';

const HEADER = [
  'section',
  'item',
  'measure',
  'value',
  'missing',
  'unit',
  'source',
  'period',
  'vintage',
] as const;

type Row = readonly [string, string, string, Cell | string, string, string, string, string];

function splitMissing([section, item, measure, value, ...rest]: Row): CsvValue[] {
  const shown = isMissing(value) ? [null, value.missing] : [value, null];
  return [section, item, measure, ...shown, ...rest];
}

function indicatorRows({ id, raw, moe, zScore, contribution, unit, ...one }: TractIndicator): Row[] {
  const facts = [`${one.publisher}: ${one.source}`, one.period, one.vintage] as const;
  return [
    ['indicator', id, 'direction', one.direction, '', ...facts],
    ['indicator', id, 'value', raw, unit, ...facts],
    ...(moe === undefined ? [] : [['indicator', id, 'valueMoe', moe, unit, ...facts] as const]),
    ...(one.reliability === undefined
      ? []
      : [['indicator', id, 'reliability', one.reliability, '', ...facts] as const]),
    ['indicator', id, 'zScore', zScore, 'z-score', ...facts],
    ['indicator', id, 'contribution', contribution, 'z-score', ...facts],
  ];
}

function peopleRows(facts: TractFacts): Row[] {
  const { populationSource: source, populationPeriod: period, tractVintage: vintage, groupQuarters } = facts;
  const quarters = [groupQuarters.source, groupQuarters.period, vintage] as const;
  return [
    ['people', 'everyone', 'count', facts.population, 'people', source, period, vintage],
    ...facts.groups.flatMap(({ group, count, share, countMoe, shareMoe }): Row[] => [
      ['people', group, 'count', count, 'people', source, period, vintage],
      ['people', group, 'share', share, 'share', source, period, vintage],
      ...(countMoe === undefined || shareMoe === undefined
        ? []
        : [
            ['people', group, 'countMoe', countMoe, 'people', source, period, vintage] as const,
            ['people', group, 'shareMoe', shareMoe, 'share', source, period, vintage] as const,
          ]),
    ]),
    ['people', 'groupQuarters', 'count', groupQuarters.count, 'people', ...quarters],
    ['people', 'groupQuarters', 'share', groupQuarters.share, 'share', ...quarters],
  ];
}

function stabilityRows(
  { geoid, stability }: TractFacts,
  own: readonly [string, string, string],
): readonly Row[] {
  if (stability === undefined) return [];
  const { sameShare, couldBe } = stability;
  return [
    ['tract', geoid, 'levelSameShare', sameShare, 'share', ...own],
    ...(couldBe === null ? [] : [['tract', geoid, 'levelCouldBe', couldBe, '', ...own] as const]),
  ];
}

/** The `.csv` twin of a tract's page: one fact a line, each with its source, period and vintage. */
export function tractFactsCsv(facts: TractFacts): string {
  const own = [`edition ${facts.edition.id}, recipe ${facts.recipe}`, '', facts.tractVintage] as const;
  const level: Cell | string = facts.level ?? { missing: facts.noLevel ?? 'notInFile' };
  const rows: Row[] = [
    ['tract', facts.geoid, 'name', facts.name, '', ...own],
    ['tract', facts.geoid, 'level', level, '', ...own],
    ...stabilityRows(facts, own),
    ['tract', facts.geoid, 'score', facts.score, 'z-score', ...own],
    ['tract', facts.geoid, 'availableCount', facts.available, 'indicators', ...own],
    ...facts.indicators.flatMap(indicatorRows),
    ...peopleRows(facts),
    ...facts.areas.map(({ id, share }): Row => ['area', id, 'share', share, 'share', ...own]),
    ...facts.neighbors.map((one): Row => [
      'neighbor',
      one.geoid,
      'level',
      one.level ?? { missing: 'notInFile' },
      '',
      ...own,
    ]),
  ];
  return csvText(HEADER, rows.map(splitMissing));
}
