import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

/** The state hides counts that could tell of one child. */
const HIDDEN = { '*': 'suppressed' } as const;

const DISTRICT: ColumnSchema = { name: 'district', header: 'District', kind: 'text', filled: true };
const SUBJECT: ColumnSchema = {
  name: 'subject',
  header: 'Subject',
  kind: 'word',
  words: ['ELA', 'Math'],
  filled: true,
};

const COMBINED: TableSchema = {
  name: 'smarter-balanced-2019',
  key: ['district', 'subject'],
  extraColumns: 'ignore',
  columns: [
    DISTRICT,
    SUBJECT,
    { name: 'scored', header: 'Total Number with Scored Tests', kind: 'count', sentinels: HIDDEN },
    // The header repeats "%": the last one belongs to "Level 3&4 Met or Exceeded".
    { name: 'metPercent', position: 17, kind: 'percent', sentinels: HIDDEN },
  ],
};

const BY_GRADE: TableSchema = {
  name: 'smarter-balanced-grades-2019',
  key: ['district', 'grade', 'subject'],
  extraColumns: 'ignore',
  columns: [DISTRICT, { name: 'grade', header: 'Grade', kind: 'text', filled: true }, SUBJECT],
};

/** The export of EdSight begins with a title and group headings; the table starts at its header row. */
function fromHeader(bytes: Uint8Array, file: string): Uint8Array {
  const mark = new TextEncoder().encode('"District",');
  const start = bytes.findIndex((_, at) => mark.every((byte, index) => bytes[at + index] === byte));
  if (start >= 0) return bytes.subarray(start);
  throw new Problem('header-absent', 'has no row that begins with "District"', {
    file,
    remedy: 'export the table of districts from EdSight again',
  });
}

const EDSIGHT = {
  publisher: 'Connecticut State Department of Education (EdSight), carried by CTData Collaborative',
  period: '2018–2019',
  vintage: '2019 school districts',
  license: 'ODC PDDL (public domain)',
  url: 'https://public-edsight.ct.gov/performance/smarter-balanced-achievement-participation',
} as const;

function edsightTable(schema: TableSchema, name: string, title: string): Source<Table> {
  const file = `connecticut/schools/smarter-balanced__2018-19_ela-and-math_all-students_${name}.csv`;
  const parse = (bytes: Uint8Array, log: ProblemLog): Table =>
    readTable(schema, fromHeader(bytes, file), file, log);
  return { ...EDSIGHT, file, title, parse };
}

/** Students of grades 3–8 who met or exceeded the level of their grade, by district. */
export const smarterBalanced2019 = edsightTable(
  COMBINED,
  'all-grades-combined',
  'Smarter Balanced tests, grades 3 to 8, by school district',
);

/** Which grades a district teaches. */
export const smarterBalancedGrades2019 = edsightTable(
  BY_GRADE,
  'all-grades',
  'Smarter Balanced tests by grade and school district',
);

/** Districts that teach the children of a town; a town can have one for the small and one for the older. */
export const districtTowns: Source<Table> = {
  file: 'connecticut/crosswalks/cwi_school_dists.csv',
  title: 'School districts and the towns they serve',
  publisher: 'CT Data Haven (cwi, MIT)',
  period: '2024',
  vintage: '2024 school districts',
  license: 'MIT',
  url: 'https://github.com/CT-Data-Haven/cwi',
  parse: (bytes, log) =>
    readTable(
      {
        name: 'district-towns',
        key: ['district', 'town'],
        columns: [
          { name: 'district', kind: 'text', filled: true },
          { name: 'town', kind: 'text', filled: true },
        ],
      },
      bytes,
      districtTowns.file,
      log,
    ),
};
