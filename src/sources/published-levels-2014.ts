import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

/** Our names by the publisher's, in our order. */
const Z_SCORES: readonly (readonly [string, string])[] = [
  ['college', 'collegeZ-ACS0812'],
  ['notOnPublicAssistance', 'publicassistZ-ACS0812'],
  ['notInPoverty', 'povertyZ-ACS0812'],
  ['employed', 'unemploymentZ-ACS0812'],
  ['ownerOccupied', 'owneroccupiedZ-ACS0812'],
  ['notVacant', 'vacancyZ-ACS0812'],
  ['employmentAccess', 'employment_access_index-LAIv2'],
  ['jobDiversity', 'job_diversity_index-LAIv2'],
  ['jobChange', 'jobchangeZ-ACS0812'],
  ['math', 'totalMathAvgScaleScoreZ-CSDE2013'],
  ['reading', 'totalReadAvgScaleScoreZ-CSDE2013'],
  ['safety', 'crimeZ-UCR2010'],
];

const SCHEMA: TableSchema = {
  name: 'published-levels-2014',
  key: ['tractName'],
  columns: [
    { name: 'tractName', header: 'tract2010', kind: 'text', filled: true },
    { name: 'town', kind: 'text', filled: true },
    { name: 'index2014', kind: 'number', filled: true },
    {
      name: 'level2014',
      kind: 'word',
      words: ['Very Low', 'Low', 'Moderate', 'High', 'Very High'],
      filled: true,
    },
    ...Z_SCORES.map(([name, header]): ColumnSchema => ({
      name,
      header,
      kind: 'number',
      sentinels: { NA: 'notInFile' },
    })),
  ],
};

/** The levels as the organization published them; the publisher calls the two tracts 9800 "9800.01" and "9800.02". */
export const publishedLevels2014: Source<Table> = {
  file: 'connecticut/opportunity-2014/published-levels-2014.csv',
  title: 'Connecticut opportunity index 2014, published levels',
  publisher: 'Open Communities Alliance',
  period: '2008–2013',
  vintage: '2010 tracts',
  license: 'MIT (JackDougherty/ctoca-opp-index)',
  url: 'https://github.com/JackDougherty/ctoca-opp-index',
  parse: (bytes, log) => readTable(SCHEMA, bytes, publishedLevels2014.file, log),
};
