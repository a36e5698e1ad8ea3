import { RESIDENCE_COLUMNS } from '#analysis/residence-by-level.ts';
import { GROUPS } from '#core/group.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import { csvText, type CsvValue } from '../csv-text.ts';
import type { AreaProfile } from './area-profile.ts';
import type { ComparedResidence } from './compared.ts';

const HEADER = [
  'section',
  'area',
  'item',
  'measure',
  'value',
  'missing',
  'unit',
  'source',
  'period',
] as const;

type CsvRow = readonly [string, string, string, string, Cell | string, string, string, string];

function splitMissing([section, area, item, measure, value, unit, source, period]: CsvRow): CsvValue[] {
  const shown = isMissing(value) ? [null, value.missing] : [value, null];
  return [section, area, item, measure, ...shown, unit, source, period];
}

type ResidenceSection = 'residence' | 'residenceWithoutGroupQuarters';

function residenceCsv(
  profile: AreaProfile,
  section: ResidenceSection,
  { id, residence }: Pick<ComparedResidence, 'id' | 'residence'>,
): CsvRow[] {
  const { populationSource: source, populationPeriod: period } = profile;
  return GROUPS.flatMap((group): CsvRow[] => {
    const { count, byLevel, lowerOpportunity, moe } = residence.groups[group];
    const row = (measure: string, value: Cell, unit: string): CsvRow => [
      section,
      id,
      group,
      measure,
      value,
      unit,
      source,
      period,
    ];
    return [
      row('count', count, 'people'),
      ...RESIDENCE_COLUMNS.map((column) => row(column, byLevel[column], 'share')),
      row('lowerOpportunity', lowerOpportunity, 'share'),
      ...(moe === undefined
        ? []
        : [
            row('countMoe', moe.count, 'people'),
            ...RESIDENCE_COLUMNS.map((column) => row(`${column}Moe`, moe.byLevel[column], 'share')),
            row('lowerOpportunityMoe', moe.lowerOpportunity, 'share'),
          ]),
    ];
  });
}

function segregationCsv(profile: AreaProfile): CsvRow[] {
  const { populationSource: source, populationPeriod: period } = profile;
  return profile.segregation.flatMap(({ id, groups, local, ...mix }): CsvRow[] => {
    const row = (item: string, measure: string, value: Cell): CsvRow => [
      'segregation',
      id,
      item,
      measure,
      value,
      'index',
      source,
      period,
    ];
    return [
      ...GROUPS.flatMap((group) =>
        (['dissimilarity', 'isolation', 'gini'] as const).map((name) =>
          row(group, name, groups[group][name]),
        ),
      ),
      ...MIX_MEASURES.map((name) => row('allGroups', name, mix[name])),
      ...local.map(({ geoid, divergence }) => row(geoid, 'localDivergence', divergence)),
    ];
  });
}

const MIX_MEASURES = [
  'informationTheory',
  'betweenTowns',
  'withinTowns',
  'spatialInformationTheory',
] as const;

function indicatorCsv(profile: AreaProfile): CsvRow[] {
  return profile.indicators.flatMap(
    ({ id, value, moe, neighbors, state, coverage, unit, source, period }) => {
      const row = (measure: string, cell: Cell, cellUnit: string): CsvRow => [
        'indicator',
        profile.area.id,
        id,
        measure,
        cell,
        cellUnit,
        source,
        period,
      ];
      return [
        row('value', value, unit),
        ...(moe === undefined ? [] : [row('valueMoe', moe, unit)]),
        row('neighbors', neighbors, unit),
        row('state', state, unit),
        row('coverage', coverage, 'share'),
      ];
    },
  );
}

function tractCsv(profile: AreaProfile): CsvRow[] {
  const { populationSource: source, populationPeriod: period, edition } = profile;
  return profile.tracts.flatMap((tract): CsvRow[] => [
    ['tract', profile.area.id, tract.geoid, 'name', tract.name, '', edition.id, profile.tractVintage],
    ['tract', profile.area.id, tract.geoid, 'level', tract.level ?? 'notEnoughData', '', edition.id, period],
    ...(tract.couldBe === undefined || tract.couldBe === null
      ? []
      : [['tract', profile.area.id, tract.geoid, 'couldBe', tract.couldBe, '', edition.id, period] as const]),
    ['tract', profile.area.id, tract.geoid, 'score', tract.score, 'index', edition.id, period],
    ['tract', profile.area.id, tract.geoid, 'population', tract.population, 'people', source, period],
    [
      'tract',
      profile.area.id,
      tract.geoid,
      'peopleOfColor',
      tract.peopleOfColorShare,
      'share',
      source,
      period,
    ],
    ['tract', profile.area.id, tract.geoid, 'countedShare', tract.countedShare, 'share', edition.id, period],
  ]);
}

function levelCsv(profile: AreaProfile): CsvRow[] {
  const { populationSource: source, populationPeriod: period, edition } = profile;
  return profile.levels.flatMap(({ column, tractCount, population }): CsvRow[] => [
    ['level', profile.area.id, column, 'tractCount', tractCount, 'tracts', edition.id, period],
    ['level', profile.area.id, column, 'population', population, 'people', source, period],
  ]);
}

/** The `.csv` twin of an area's page: one fact a line, each with its source and period. */
export function areaProfileCsv(profile: AreaProfile): string {
  const rows = [
    ...levelCsv(profile),
    ...profile.residence.flatMap((compared) => [
      ...residenceCsv(profile, 'residence', compared),
      ...residenceCsv(profile, 'residenceWithoutGroupQuarters', {
        id: compared.id,
        residence: compared.withoutGroupQuarters,
      }),
    ]),
    ...segregationCsv(profile),
    ...indicatorCsv(profile),
    ...tractCsv(profile),
  ];
  return csvText(HEADER, rows.map(splitMissing));
}
