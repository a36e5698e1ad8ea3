// Sorts and filters a table that the server wrote; the order and the region are in the address.
import { type TableView, readView, viewSearch, sortRows } from '../table/table-view.ts';

const table = document.querySelector<HTMLTableElement>('table[data-sortable]');
const filter = document.querySelector<HTMLSelectElement>('[data-filter="region"]');
const status = document.querySelector<HTMLElement>('[data-table-status]');

function fill(template: string | undefined, words: Readonly<Record<string, string>>): string {
  return (template ?? '').replace(/\[(\w+)\]/g, (_whole, name: string) => words[name] ?? '');
}

function start(sortable: HTMLTableElement): void {
  const heads = [...sortable.querySelectorAll<HTMLTableCellElement>('thead th[data-key]')];
  const body = sortable.tBodies[0];
  const keys = heads.map((head) => head.dataset.key ?? '');
  const names = heads.map((head) => head.textContent.trim());
  const rows = [...(body?.rows ?? [])];
  let view: TableView = readView(location.search, keys);

  function valueOf(row: HTMLTableRowElement): string {
    return row.cells[keys.indexOf(view.sort)]?.dataset.value ?? '';
  }

  function say(shown: number): void {
    const name = names[keys.indexOf(view.sort)] ?? '';
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
    for (const row of sorted) row.hidden = view.region !== '' && row.dataset.region !== view.region;
    body?.append(...sorted);
    for (const one of heads) one.removeAttribute('aria-sort');
    head?.setAttribute('aria-sort', view.isFalling ? 'descending' : 'ascending');
    say(sorted.filter((row) => !row.hidden).length);
  }

  function change(next: TableView): void {
    view = next;
    history.replaceState(null, '', location.pathname + viewSearch(view, keys) + location.hash);
    show();
  }

  heads.forEach((head, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort-button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const key = keys[index] ?? '';
      const isFirstFalling = head.dataset.kind === 'number';
      change({ ...view, sort: key, isFalling: view.sort === key ? !view.isFalling : isFirstFalling });
    });
  });
  if (filter !== null) {
    filter.value = view.region;
    filter.addEventListener('change', () => change({ ...view, region: filter.value }));
  }
  document.querySelector('[data-table-tools]')?.removeAttribute('hidden');
  show();
}

if (table !== null) start(table);
