/** How a table is shown: order and region, as the address says it. */
export interface TableView {
  readonly sort: string;
  readonly isFalling: boolean;
  /** Area id of a region, or '' for all. */
  readonly region: string;
  /** Text that a row must hold, or '' for all. */
  readonly find: string;
}

/** The view that an address asks for; anything unknown is the default. */
export function readView(search: string, keys: readonly string[]): TableView {
  const params = new URLSearchParams(search);
  const asked = params.get('sort') ?? '';
  const region = params.get('region') ?? '';
  return {
    sort: keys.includes(asked) ? asked : (keys[0] ?? ''),
    isFalling: params.get('order') === 'falling',
    region: /^region:\d{5}$/.test(region) ? region : '',
    find: params.get('find') ?? '',
  };
}

const OWN = ['sort', 'order', 'region', 'find'] as const;

/** The part of the address that says the view, after what else the address says; '' for the default. */
export function viewSearch(
  { sort, isFalling, region, find }: TableView,
  keys: readonly string[],
  search = '',
): string {
  const params = new URLSearchParams(search);
  for (const key of OWN) params.delete(key);
  if (sort !== keys[0] || isFalling) params.set('sort', sort);
  if (isFalling) params.set('order', 'falling');
  if (region !== '') params.set('region', region);
  if (find !== '') params.set('find', find);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Rows in order of their values; rows without a value come last in either order, ties keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string,
  isNumber: boolean,
  isFalling: boolean,
): Row[] {
  const sign = isFalling ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === '' || right === '') return (left === '' ? 1 : 0) - (right === '' ? 1 : 0);
    // Written by our own page as decimal numbers.
    if (isNumber) return sign * (+left - +right);
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  });
}

/** Another query with the view of a table that the address has now. */
export function keepView(query: string, search: string): string {
  const [next, now] = [new URLSearchParams(query), new URLSearchParams(search)];
  for (const key of OWN) if (now.has(key)) next.set(key, now.get(key) ?? '');
  return `?${next.toString()}`;
}
