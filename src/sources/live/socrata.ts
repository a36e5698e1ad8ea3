import { DECLARED_OPTIONS, planDeclared } from './declared-table.ts';
import type { LiveSource, Pull } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { writeCsv } from './pull.ts';
import { columnsOfView, countAddress, pullSocrata, viewAddress } from './socrata-pages.ts';
import { cellText, jsonAsk } from './table-pages.ts';

const ADDRESS = /^https:\/\/[^/?#]+\/resource\/[a-z0-9]{4}-[a-z0-9]{4}$/;

/** The table with the headers that people see, as the server's own export has them. */
function* pull(resource: string): Pull {
  const about = viewAddress(resource);
  const columns = columnsOfView(yield jsonAsk(about), about);
  const rows = yield* pullSocrata({ resource, order: ':id' });
  return writeCsv(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map(({ field }) => cellText(row[field]))),
  );
}

/** A data set on a Socrata server, such as data.ct.gov. */
export const socrata: LiveSource = {
  id: 'socrata',
  title: 'A data set of the state on a Socrata server',
  publisher: 'the state or city that runs the server',
  license: 'as the data set states',
  url: 'https://dev.socrata.com/docs/endpoints.html',
  layout:
    'SODA API documentation (paging by $limit and $offset in the order of :id; columns by /api/views/ID.json)',
  hosts: [],
  options: DECLARED_OPTIONS,
  exceptions: ['Empty cells are left out of a row; they are empty in our file.'],
  plan: (state, options) => {
    const resource = required(options, 'address');
    if (!ADDRESS.test(resource))
      throw optionProblem(
        'socrata',
        'address',
        resource,
        'must be https://HOST/resource/ID, the ID as in "abcd-1234"',
      );
    const from = [viewAddress(resource), countAddress({ resource, order: ':id' })];
    return [planDeclared('socrata', state, options, { from, pull: () => pull(resource) })];
  },
};
