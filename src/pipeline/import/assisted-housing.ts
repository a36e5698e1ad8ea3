import { findPropertyParts, type SubsidyRecord } from '#analysis/balance/property-parts.ts';
import { type Cell, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { assistedHousingRecords } from '#sources/assisted-housing-records.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import type { RECORD_PROGRAMS } from '#tables/normalized-balance.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder } from './raw-files.ts';

type Program = (typeof RECORD_PROGRAMS)[number];

/** Classes of the file. Its vouchers and public housing are incomplete and are not read: HUD's own files are. */
const PROGRAM_OF_CLASS: Readonly<Record<string, Program | undefined>> = {
  LIHTC: 'tax-credit',
  Section_8_NonVoucher: 'section-8',
  Section_202: 'section-202',
  Section_236: 'section-236',
  Rural_Housing_Loans__Section_515: 'rural-515',
  Rural_Housing_Loans__Section_538: 'rural-538',
  HOME_Investment_Partnerships_Program: 'home',
  FHA_HUD_Multifamily_Mortgages: 'insured-mortgage',
  Other_Federal_Subsidy: 'other-federal',
  SRO: 'single-room',
  State_Subsidy: 'state',
  Deed: 'deed-restricted',
};

const NOT_READ = new Set(['Public_Housing', 'Section_8_Voucher']);

/** A mark on a map for fewer homes than these could point at one household. */
const FEWEST_SHOWN = 10;

/** Homes whose place protects those who live there: shelters and homes for people with disabilities. */
const PROTECTED = /Homeless|Supportive|811|202\/162|group home/i;

/** For whom the file says a program is; "families" in the name of a loan program says nothing of a property. */
const RESIDENTS: readonly (readonly [RegExp, string])[] = [
  [/811|202\/162/, 'disabled'],
  [/Elderly-Handicapped|202\/8/, 'elderly-or-disabled'],
  [/ELDERLY|PRAC\/202/i, 'elderly'],
];

interface FileRecord extends SubsidyRecord {
  readonly detail: string;
  readonly name: string;
  readonly endDates: string;
  readonly longitude: number;
  readonly latitude: number;
}

const whole = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0);

/** "('2036-12-31', '2035-01-31')" → "2035-01-31;2036-12-31"; the file writes "()" or "nan" for none. */
function endDatesOf(text: string): string {
  return [...new Set(text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])].sort(compareTexts).join(';');
}

/** The file names what has no name by its id. */
function nameOf(text: string, project: string): string {
  return text === project ? '' : text.replace(/\s+/g, ' ');
}

function readRecords(table: Table, log: RawFolder['log']): FileRecord[] {
  const text = (name: string) => textsOf(table, name);
  const cells = (name: string) => cellsOf(table, name);
  const [ids, classes, details, names] = [text('record'), text('class'), text('subclass'), text('name')];
  const [projects, properties, ends] = [text('project'), text('property'), text('endDates')];
  const [low, high, total] = [cells('unitsLow'), cells('unitsHigh'), cells('totalHomes')];
  const [longitudes, latitudes] = [cells('longitude'), cells('latitude')];
  return ids.flatMap((record, row): FileRecord[] => {
    const given = classes[row] ?? '';
    const program = PROGRAM_OF_CLASS[given];
    if (program === undefined) {
      if (!NOT_READ.has(given))
        log.add(
          new Problem('program-unknown', 'is not a program we know', {
            ...{ file: assistedHousingRecords.file, value: given, columnName: 'SubsidyClass' },
            remedy: 'correct the word, or add the program to the import',
          }),
        );
      return [];
    }
    const project = projects[row] ?? '';
    // Each term of a deed is of homes of its own.
    const homes = program === 'deed-restricted' ? `${project} ${details[row] ?? ''}` : project;
    return [
      {
        ...{ record, program, project: homes, property: properties[row] ?? '' },
        ...{ unitsLow: whole(low[row]), unitsHigh: whole(high[row]), totalHomes: whole(total[row]) },
        ...{ detail: details[row] ?? '', name: nameOf(names[row] ?? '', project) },
        endDates: endDatesOf(ends[row] ?? ''),
        ...{ longitude: whole(longitudes[row]), latitude: whole(latitudes[row]) },
      },
    ];
  });
}

/** Properties of which no name and no point is kept. */
function hiddenProperties(records: readonly FileRecord[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  const most = new Map<string, number>();
  for (const { property, detail, name, program, unitsHigh } of records) {
    most.set(property, Math.max(most.get(property) ?? 0, unitsHigh));
    if (PROTECTED.test(`${detail} ${name}`) || program === 'single-room') hidden.add(property);
  }
  for (const [property, homes] of most) if (homes < FEWEST_SHOWN) hidden.add(property);
  return hidden;
}

/** Five decimals of a degree are about one meter. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Our own numbers for the properties, in the order of the file, in place of its random ids. */
function propertyNumbers(records: readonly FileRecord[]): ReadonlyMap<string, string> {
  const ids = [...new Set(records.map(({ property }) => property))];
  return new Map(ids.map((id, index) => [id, `p${String(index + 1).padStart(4, '0')}`]));
}

function rowsOf(
  records: readonly FileRecord[],
  tractAt: (x: number, y: number) => string | undefined,
): Row[] {
  const parts = findPropertyParts(records);
  const hidden = hiddenProperties(records);
  const numbers = propertyNumbers(records);
  const none = missing('droppedByRule');
  return records.map((record) => {
    const { unitsLow, unitsHigh, totalHomes } = record;
    const shown = !hidden.has(record.property) && unitsHigh >= FEWEST_SHOWN;
    const counted = (homes: number): Cell => (unitsHigh === 0 ? missing('notCollected') : homes);
    return {
      ...{ record: record.record, property: numbers.get(record.property) ?? '', program: record.program },
      ...{ detail: record.detail, name: shown ? record.name : '', endDates: record.endDates },
      residents: RESIDENTS.find(([words]) => words.test(record.detail))?.[1] ?? '',
      tract: tractAt(record.longitude, record.latitude) ?? '',
      ...{ unitsLow: counted(unitsLow), unitsHigh: counted(unitsHigh), totalHomes: counted(totalHomes) },
      part: parts.get(record.record)?.part ?? 'no-count',
      partOf: parts.get(record.record)?.partOf ?? '',
      longitude: shown ? rounded(record.longitude) : none,
      latitude: shown ? rounded(record.latitude) : none,
    };
  });
}

/** assisted-housing: the subsidy records with their tract, and which of them count once for a property. */
export async function importAssistedHousing(
  raw: RawFolder,
  tractAt: (longitude: number, latitude: number) => string | undefined,
): Promise<ImportedFile | undefined> {
  const source = await raw.read(assistedHousingRecords);
  if (source === undefined) return undefined;
  const rows = rowsOf(readRecords(source.value, raw.log), tractAt);
  const taxCredit = rows
    .filter(({ program }) => program === 'tax-credit')
    .reduce((total, { unitsLow }) => total + whole(unitsLow as Cell), 0);
  return tableFile('assisted-housing', rows, [source], {
    title: 'Subsidized housing records with tract and property',
    total: `taxCreditUnits=${taxCredit}`,
  });
}
