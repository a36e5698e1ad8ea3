import { POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import type { Localized } from '#core/localized.ts';
import { reliabilityOf } from '#core/estimate.ts';
import type { Edition, EditionIndicator } from '#opportunity/edition.ts';
import type { CsvValue } from './csv-text.ts';
import { sourceOfGroupQuarters } from './tract-page/group-quarters-source.ts';

/** One column of the tract files: CSV column, JSON field, dictionary row and spreadsheet column derive from it. */
export interface TractField {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer';
  readonly unit: string;
  readonly label: Localized;
  readonly source: string;
  readonly period: string;
  readonly vintage: string;
  readonly value: (tract: number) => CsvValue;
}

const POPULATION_LABEL: Readonly<Record<PopulationColumn, Localized>> = {
  total: { en: 'All people', es: 'Todas las personas' },
  nhWhite: { en: 'White alone, not Hispanic', es: 'Blanca solamente, no hispana' },
  nhBlack: { en: 'Black alone, not Hispanic', es: 'Negra solamente, no hispana' },
  nhAian: {
    en: 'American Indian or Alaska Native alone, not Hispanic',
    es: 'Indígena americana o de Alaska solamente, no hispana',
  },
  nhAsianPacific: {
    en: 'Asian or Pacific Islander alone, not Hispanic',
    es: 'Asiática o de las islas del Pacífico solamente, no hispana',
  },
  nhOther: { en: 'Some other race alone, not Hispanic', es: 'Otra raza solamente, no hispana' },
  nhTwoOrMore: { en: 'Two or more races, not Hispanic', es: 'Dos o más razas, no hispana' },
  hispanic: { en: 'Hispanic or Latino, any race', es: 'Hispana o latina, de cualquier raza' },
};

/** Places of the official list of tracts: names, areas, coordinates. */
function placeFields({ tracts, areas, tractVintage }: Edition): TractField[] {
  const nameOf = new Map(areas.map(({ id, name }) => [id, name]));
  const facts = { source: 'Census TIGER/Line', period: '', vintage: tractVintage };
  const text = (name: string, label: Localized, value: TractField['value']): TractField => ({
    ...facts,
    name,
    type: 'string',
    unit: '',
    label,
    value,
  });
  const number = (name: string, unit: string, label: Localized, values: readonly number[]): TractField => ({
    ...facts,
    name,
    type: 'number',
    unit,
    label,
    value: (tract) => values[tract] ?? null,
  });
  const named = (kind: string, id: string | null | undefined): string =>
    nameOf.get(`${kind}:${id ?? ''}`) ?? '';
  return [
    text('geoid', { en: 'Census tract', es: 'Zona censal' }, (t) => tracts.geoid[t] ?? null),
    text('name', { en: 'Tract number', es: 'Número de zona' }, (t) => tracts.name[t] ?? null),
    text('town', { en: 'Town GEOID', es: 'GEOID del municipio' }, (t) => tracts.town[t] ?? null),
    text('townName', { en: 'Town', es: 'Municipio' }, (t) => named('town', tracts.town[t])),
    text('county', { en: 'County GEOID', es: 'GEOID del condado' }, (t) => tracts.county[t] ?? null),
    text(
      'region',
      { en: 'Planning region GEOID', es: 'GEOID de la región' },
      (t) => tracts.region[t] ?? null,
    ),
    number('landSquareMeters', 'square meters', { en: 'Land', es: 'Tierra' }, tracts.landSquareMeters),
    number('waterSquareMeters', 'square meters', { en: 'Water', es: 'Agua' }, tracts.waterSquareMeters),
    number(
      'longitude',
      'degrees',
      { en: 'Longitude of a point inside', es: 'Longitud de un punto interior' },
      tracts.longitude,
    ),
    number(
      'latitude',
      'degrees',
      { en: 'Latitude of a point inside', es: 'Latitud de un punto interior' },
      tracts.latitude,
    ),
  ];
}

function missingReasons({ tracts }: Edition): readonly string[] {
  const texts = new Array<string>(tracts.geoid.length).fill('');
  for (const [tract, id, reason] of tracts.missing) {
    const before = texts[tract] ?? '';
    texts[tract] = `${before}${before === '' ? '' : ';'}${id}:${reason}`;
  }
  return texts;
}

/** Score, level and what is missing. */
function resultFields(edition: Edition): TractField[] {
  const { tracts, recipe, tractVintage } = edition;
  const facts = { source: `recipe ${recipe}`, period: '', vintage: tractVintage };
  const reasons = missingReasons(edition);
  return [
    {
      ...facts,
      name: 'score',
      type: 'number',
      unit: 'z-score',
      label: { en: 'Opportunity score', es: 'Puntaje de oportunidad' },
      value: (t) => tracts.score[t] ?? null,
    },
    {
      ...facts,
      name: 'level',
      type: 'string',
      unit: '',
      label: { en: 'Opportunity level', es: 'Nivel de oportunidad' },
      value: (t) => tracts.level[t] ?? null,
    },
    {
      ...facts,
      name: 'noLevel',
      type: 'string',
      unit: '',
      label: { en: 'Why there is no level', es: 'Por qué no hay nivel' },
      value: (t) => tracts.noLevel[t] ?? null,
    },
    {
      ...facts,
      name: 'availableCount',
      type: 'integer',
      unit: 'indicators',
      label: { en: 'Indicators with a value', es: 'Indicadores con dato' },
      value: (t) => tracts.available[t] ?? null,
    },
    {
      ...facts,
      name: 'missingReasons',
      type: 'string',
      unit: '',
      label: { en: 'Missing indicators and why', es: 'Indicadores que faltan y por qué' },
      value: (t) => reasons[t] ?? null,
    },
  ];
}

/** Margin and reliability class, of an indicator that has margins. */
function marginFields(
  { id, label, unit, source, period, vintage }: EditionIndicator,
  values: Edition['tracts']['indicators'][string] | undefined,
): TractField[] {
  const moe = values?.moe;
  if (moe === undefined) return [];
  const facts = { source, period, vintage };
  const classOf = (value: number | null, margin: number | null): CsvValue =>
    value === null || margin === null ? null : reliabilityOf({ value, moe: margin }, unit === 'share');
  return [
    {
      ...facts,
      type: 'number',
      name: `${id}.moe`,
      unit,
      label: { en: `${label.en}: margin of error (90 %)`, es: `${label.es}: margen de error (90 %)` },
      value: (t) => moe[t] ?? null,
    },
    {
      ...facts,
      type: 'string',
      name: `${id}.reliability`,
      unit: '',
      label: { en: `${label.en}: reliability`, es: `${label.es}: fiabilidad` },
      value: (t) => classOf(values?.raw[t] ?? null, moe[t] ?? null),
    },
  ];
}

function indicatorFields({ tracts }: Edition, indicator: EditionIndicator): TractField[] {
  const { id, label, unit, source, period, vintage } = indicator;
  const values = tracts.indicators[id];
  const facts = { type: 'number', source, period, vintage } as const;
  return [
    { ...facts, name: id, unit, label, value: (t) => values?.raw[t] ?? null },
    {
      ...facts,
      name: `${id}.z`,
      unit: 'z-score',
      label: { en: `${label.en}: standardized`, es: `${label.es}: estandarizado` },
      value: (t) => values?.z[t] ?? null,
    },
    {
      ...facts,
      name: `${id}.contribution`,
      unit: 'z-score',
      label: { en: `${label.en}: part of the score`, es: `${label.es}: parte del puntaje` },
      value: (t) => values?.contribution[t] ?? null,
    },
    ...marginFields(indicator, values),
  ];
}

function populationFields(edition: Edition): TractField[] {
  const { tracts, populationPeriod, populationSource, tractVintage } = edition;
  const groupQuartersFacts = sourceOfGroupQuarters(edition);
  const facts = { type: 'number', unit: 'people', period: populationPeriod, vintage: tractVintage } as const;
  const groups = POPULATION_COLUMNS.map((column): TractField => ({
    ...facts,
    name: `population.${column}`,
    source: populationSource,
    label: POPULATION_LABEL[column],
    value: (t) => tracts.population[column][t] ?? null,
  }));
  const margins = POPULATION_COLUMNS.flatMap((column): TractField[] => {
    const moe = tracts.populationMoe?.[column];
    const { en, es } = POPULATION_LABEL[column];
    const label = { en: `${en}: margin of error (90 %)`, es: `${es}: margen de error (90 %)` };
    const own = { ...facts, name: `population.${column}.moe`, source: populationSource, label };
    return moe === undefined ? [] : [{ ...own, value: (t) => moe[t] ?? null }];
  });
  return [
    ...groups,
    ...margins,
    {
      ...facts,
      name: 'groupQuarters',
      ...groupQuartersFacts,
      label: { en: 'People in group quarters', es: 'Personas en viviendas colectivas' },
      value: (t) => tracts.groupQuarters[t] ?? null,
    },
  ];
}

/** What sampling error could do to the level, where it was studied. */
function stabilityFields({ tracts: { stability }, recipe, tractVintage }: Edition): TractField[] {
  if (stability === undefined) return [];
  const facts = { source: `recipe ${recipe}, ${stability.draws} draws`, period: '', vintage: tractVintage };
  return [
    {
      ...facts,
      name: 'levelSameShare',
      type: 'number',
      unit: 'share',
      label: { en: 'Share of draws with the same level', es: 'Parte de las simulaciones con el mismo nivel' },
      value: (t) => stability.sameShare[t] ?? null,
    },
    {
      ...facts,
      name: 'levelCouldBe',
      type: 'string',
      unit: '',
      label: { en: 'Level it could have within the margins', es: 'Nivel posible dentro del margen de error' },
      value: (t) => stability.couldBe[t] ?? null,
    },
  ];
}

/** Every column of the tract files of an edition, in order. */
export function tractFields(edition: Edition): readonly TractField[] {
  return [
    ...placeFields(edition),
    ...resultFields(edition),
    ...stabilityFields(edition),
    ...edition.indicators.flatMap((indicator) => indicatorFields(edition, indicator)),
    ...populationFields(edition),
  ];
}
