import type { Localized } from '#core/localized.ts';

/** Tables that programs are counted from. */
export type BalanceTable = 'vouchers-2019' | 'public-housing-2015' | 'assisted-housing';

/** Shape of a program's mark on the map, so that color alone never tells. */
export type MarkShape = 'square' | 'triangle' | 'diamond' | 'circle' | 'cross' | 'star';

/** One way of counting one program: which column, and how its homes come to a tract. */
export interface BalanceLine {
  readonly id: string;
  readonly label: Localized;
  readonly unit: 'vouchers' | 'homes';
  readonly table: BalanceTable;
  /** The publisher's column that is counted. */
  readonly column: string;
  /** Our column of it, and of the most where the publisher gives a range. */
  readonly units: string;
  readonly most?: string;
  /** The publisher's own tract, or the point on full-resolution 2010 shapes. */
  readonly join: 'tract-column' | 'point';
  /** Our column of the tract. */
  readonly tract: string;
  /** Which rows: those whose `column` has this text. */
  readonly rows?: { readonly column: 'program' | 'part'; readonly is: string };
  /** Mark on the map; absent for lines that have none of their own. */
  readonly mark?: MarkShape;
}

const RECORDS = {
  unit: 'homes',
  table: 'assisted-housing',
  column: 'UnitLower',
  units: 'unitsLow',
  most: 'unitsHigh',
  join: 'point',
  tract: 'tract',
} as const;

function ofRecords(id: string, label: Localized, mark: MarkShape): BalanceLine {
  return { ...RECORDS, id, label, mark, rows: { column: 'program', is: id } };
}

const PUBLIC_HOUSING = {
  unit: 'homes',
  table: 'public-housing-2015',
  column: 'TOTAL_UNIT',
  units: 'units',
} as const;

/**
 * Every line of the balance, in the order of pages and files. A new program is one entry here.
 *
 * Lines are never added to each other: one home may be in several.
 */
export const BALANCE_LINES: readonly BalanceLine[] = [
  {
    id: 'vouchers',
    label: { en: 'Housing choice vouchers', es: 'Vales de elección de vivienda (Sección 8)' },
    unit: 'vouchers',
    table: 'vouchers-2019',
    column: 'HCV_PUBLIC',
    units: 'vouchers',
    join: 'tract-column',
    tract: 'geoid',
  },
  {
    ...PUBLIC_HOUSING,
    id: 'public-housing',
    label: { en: 'Public housing', es: 'Vivienda pública' },
    join: 'tract-column',
    tract: 'tract',
    mark: 'square',
  },
  {
    ...PUBLIC_HOUSING,
    id: 'public-housing-by-point',
    label: { en: 'Public housing, by map point', es: 'Vivienda pública, por punto del mapa' },
    join: 'point',
    tract: 'pointTract',
  },
  ofRecords(
    'tax-credit',
    { en: 'Low-income housing tax credit', es: 'Crédito fiscal para vivienda' },
    'triangle',
  ),
  ofRecords(
    'section-8',
    {
      en: 'Rental assistance tied to a building (Section 8)',
      es: 'Ayuda de renta ligada a un edificio (Sección 8)',
    },
    'diamond',
  ),
  ofRecords(
    'section-202',
    {
      en: 'Loans for older or disabled residents (Section 202)',
      es: 'Préstamos para mayores o con discapacidad (Sección 202)',
    },
    'circle',
  ),
  ofRecords('section-236', { en: 'Loans of Section 236', es: 'Préstamos de la Sección 236' }, 'circle'),
  ofRecords(
    'rural-515',
    { en: 'Rural rental housing (Section 515)', es: 'Vivienda rural de alquiler (Sección 515)' },
    'circle',
  ),
  ofRecords(
    'rural-538',
    { en: 'Rural loan guarantees (Section 538)', es: 'Garantías de préstamos rurales (Sección 538)' },
    'circle',
  ),
  ofRecords('home', { en: 'HOME partnership funds', es: 'Fondos del programa HOME' }, 'circle'),
  ofRecords(
    'insured-mortgage',
    { en: 'Mortgages insured by HUD', es: 'Hipotecas aseguradas por HUD' },
    'circle',
  ),
  ofRecords('other-federal', { en: 'Other federal subsidy', es: 'Otro subsidio federal' }, 'circle'),
  ofRecords('single-room', { en: 'Single rooms (SRO)', es: 'Habitaciones individuales (SRO)' }, 'circle'),
  ofRecords('state', { en: 'State programs', es: 'Programas del estado' }, 'star'),
  ofRecords(
    'deed-restricted',
    { en: 'Deed-restricted homes', es: 'Viviendas con restricción en la escritura' },
    'cross',
  ),
  {
    ...RECORDS,
    id: 'properties-once',
    label: {
      en: 'All properties of the records, each once (a least number)',
      es: 'Todas las propiedades de los registros, cada una una vez (número mínimo)',
    },
    rows: { column: 'part', is: 'counted' },
  },
];

/**
 * The line with this id.
 *
 * @throws Error for an id that is not in the list: ids come from our own files
 * @example balanceLine('tax-credit').column // => 'UnitLower'
 */
export function balanceLine(id: string): BalanceLine {
  const line = BALANCE_LINES.find((known) => known.id === id);
  if (line === undefined) throw new Error(`${id} is not a line of the balance`);
  return line;
}
