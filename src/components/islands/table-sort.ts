// Sorts and filters a table that the server wrote; the order and the region are in the address.
import { foldText } from '#artifacts/search-index.ts';
import { type TableView, readView, viewSearch, sortRows } from '../table/table-view.ts';

const table = document.querySelector<HTMLTableElement>('table[data-sortable]');
const filter = document.querySelector<HTMLSelectElement>('[data-filter="region"]');
const finder = document.querySelector<HTMLInputElement>('[data-filter="find"]');
const status = document.querySelector<HTMLElement>('[data-table-status]');

function fill(template: string | undefined, words: Readonly<Record<string, string>>): string {
  return (template ?? '').replace(/\[(\w+)\]/g, (_whole, name: string) => words[name] ?? '');
}

/** What a row is found by: the words of its cells, without the numbers. */
function textOf(row: HTMLTableRowElement): string {
  return [...row.cells]
    .filter((cell) => !cell.classList.contains('number'))
    .map((cell) => cell.textContent)
    .join(' ');
}

/** Makes the names of columns buttons. */
function addButtons(
  heads: readonly HTMLTableCellElement[],
  press: (head: HTMLTableCellElement) => void,
): void {
  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort-button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => press(head));
  }
}

/** The same view in another edition or language: their links carry it along. */
function carryView(search: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.edition-switch li a, a.language'))
    link.search = search;
}

/** Lets the fields above the table show a part of it. */
function startFilters(view: TableView, change: (changed: Partial<TableView>) => void): void {
  if (filter !== null) {
    filter.value = view.region;
    filter.addEventListener('change', () => change({ region: filter.value }));
  }
  if (finder !== null) {
    finder.value = view.find;
    finder.addEventListener('input', () => change({ find: finder.value }));
  }
}

function writeView(search: string): void {
  history.replaceState(null, '', location.pathname + search + location.hash);
}

function start(sortable: HTMLTableElement): void {
  const heads = [...sortable.querySelectorAll<HTMLTableCellElement>('thead th[data-key]')];
  const [body] = sortable.tBodies;
  const keys = heads.map((head) => head.dataset.key ?? '');
  const rows = [...(body?.rows ?? [])];
  let view: TableView = readView(location.search, keys);

  function valueOf(row: HTMLTableRowElement): string {
    return row.cells[keys.indexOf(view.sort)]?.dataset.value ?? '';
  }

  function isShown(row: HTMLTableRowElement): boolean {
    const isInRegion = view.region === '' || row.dataset.region === view.region;
    return isInRegion && (view.find === '' || foldText(textOf(row)).includes(foldText(view.find)));
  }

  function say(shown: number): void {
    const name = heads[keys.indexOf(view.sort)]?.textContent.trim() ?? '';
    const order = view.isFalling ? sortable.dataset.falling : sortable.dataset.rising;
    const parts = [
      fill(sortable.dataset.sorted, { column: name, order: order ?? '' }),
      fill(sortable.dataset.shown, { shown: String(shown), total: String(rows.length) }),
    ];
    if (status !== null) status.textContent = parts.join(' ');
  }

  function show(): void {
    const head = heads[keys.indexOf(view.sort)];
    const isNumber = head?.dataset.kind === 'number';
    const sorted = sortRows(rows, valueOf, isNumber, view.isFalling);
    for (const row of sorted) row.hidden = !isShown(row);
    body?.append(...sorted);
    for (const one of heads) one.removeAttribute('aria-sort');
    head?.setAttribute('aria-sort', view.isFalling ? 'descending' : 'ascending');
    say(sorted.filter((row) => !row.hidden).length);
    carryView(viewSearch(view, keys, location.search));
  }

  function change(next: TableView): void {
    view = next;
    writeView(viewSearch(view, keys, location.search));
    show();
  }

  addButtons(heads, (head) => {
    const key = head.dataset.key ?? '';
    const isFirstFalling = head.dataset.kind === 'number';
    change({ ...view, sort: key, isFalling: view.sort === key ? !view.isFalling : isFirstFalling });
  });
  sortable.addEventListener('values-changed', show);
  startFilters(view, (changed) => change({ ...view, ...changed }));
  document.querySelector('[data-table-tools]')?.removeAttribute('hidden');
  show();
}

if (table !== null) start(table);
