import {
  type CensusQuery,
  type CensusRow,
  censusAsks,
  CENSUS_VARIABLES,
  censusRows,
  joinCensusRows,
} from './census-api.ts';
import type { Ask } from './live-source.ts';

/** Asks for all variables of a query, in as many questions as it takes, and joins the answers. */
export function* pullCensus(query: CensusQuery): Generator<Ask, readonly CensusRow[], Uint8Array> {
  const asks = censusAsks(query);
  const step = CENSUS_VARIABLES - 1;
  const answers: (readonly CensusRow[])[] = [];
  for (const [index, ask] of asks.entries()) {
    const batch = query.variables.slice(index * step, (index + 1) * step);
    answers.push(censusRows(yield ask, batch, query.area, ask.url));
  }
  return joinCensusRows(answers, asks[0]?.url ?? '');
}
