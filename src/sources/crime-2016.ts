import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

/** Offenses of the crime index; kinds of weapon and of entry sum to the robberies, assaults and burglaries. */
export const INDEX_OFFENSES = [
  'Murder Offenses',
  'Rape Committed Offenses',
  'Rape Attempted Offenses',
  'Robbery Firearm Offenses',
  'Robbery Knife_Cutting_Instrument Offenses',
  'Robbery Other_Dangerous_Weapon Offenses',
  'Robbery Hands_Fists_Feet_etc. Offenses',
  'AgAsslt Firearm Offenses',
  'AgAsslt Knife_Cutting_Instrument Offenses',
  'AgAsslt Other_Dangerous_Weapon Offenses',
  'AgAsslt Hands_Fists_Feet_etc. Offenses',
  'Burglary Forcible_Entry Offenses',
  'Burglary Unlawful_Entry-No_Force Offenses',
  'Burglary Attempted_Forcible_Entry Offenses',
  'Larceny $200_and_Over Offenses',
  'Larceny $50_to_$200 Offenses',
  'Larceny Under_$50 Offenses',
  'MVTheft Auto Offenses',
  'MVTheft Trucks_&_Buses Offenses',
  'MVTheft Other_Vehicles Offenses',
] as const;

const SCHEMA: TableSchema = {
  name: 'crime-2016',
  extraColumns: 'ignore',
  columns: [
    { name: 'key', header: 'stat_key', kind: 'text', filled: true },
    { name: 'jurisdiction', header: 'Jurisdiction', kind: 'text', filled: true },
    { name: 'people', header: 'Population', kind: 'count', filled: true },
    ...INDEX_OFFENSES.map((name): ColumnSchema => ({ name, kind: 'count', filled: true })),
  ],
};

/** Offenses known to each police department. The derived files of later years hold county totals for seven towns. */
export const crimeDepartments2016: Source<Table> = {
  file: 'connecticut/safety/raw_2016.csv',
  title: 'Offenses known to the police, by department (Uniform Crime Reports)',
  publisher: 'Connecticut State Police',
  period: '2016',
  vintage: 'towns',
  license: 'ODC PDDL (public domain)',
  url: 'https://data.ct.gov/Public-Safety/Uniform-Crime-Reporting-Offenses-2016/yqyd-q2rd',
  parse: (bytes, log) => readTable(SCHEMA, bytes, crimeDepartments2016.file, log),
};
