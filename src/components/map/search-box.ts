import { findPlaces, onlyPlace, type SearchEntry } from '#artifacts/search-index.ts';
import { parseAddress } from '#artifacts/addresses/find-address.ts';
import type { Translator } from '../i18n.ts';
import type { AddressAnswer, AddressSearch } from './address-search.ts';
import { nextTask } from './next-task.ts';

/** What the search box needs from its page. */
export interface SearchBoxOptions {
  readonly form: HTMLFormElement;
  readonly entries: readonly SearchEntry[];
  readonly t: Translator;
  /** Said with the help when something is missing; '' for nothing. */
  readonly note: string;
  /** Search of addresses; undefined where the place has loaded none. */
  readonly addresses: AddressSearch | undefined;
  readonly say: (text: string) => void;
  readonly choose: (entry: SearchEntry) => void;
}

const LIST_ID = 'search-results';

function entryLabel({ kind, name, within }: SearchEntry, t: Translator): readonly [string, string] {
  const kindName = t(`map.search.kind.${kind}`);
  return [name, within === '' ? kindName : `${kindName}, ${within}`];
}

function optionElement(entry: SearchEntry, index: number, t: Translator): HTMLLIElement {
  const [name, note] = entryLabel(entry, t);
  const item = document.createElement('li');
  item.id = `${LIST_ID}-${index}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  const small = document.createElement('span');
  small.className = 'quiet';
  small.textContent = ` ${note}`;
  item.append(name, small);
  return item;
}

/** Makes the plain form a combobox with a list of hits below it. */
export class SearchBox {
  readonly #options: SearchBoxOptions;
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #help = document.createElement('p');
  #found: readonly SearchEntry[] = [];
  #active = -1;

  constructor(options: SearchBoxOptions) {
    this.#options = options;
    const input = options.form.querySelector('input');
    if (input === null) throw new Error('the search form has no input');
    this.#input = input;
    this.#prepare();
  }

  /** Looks for a text as if it had been typed and sent. */
  search(text: string): void {
    this.#input.value = text;
    this.#submit();
  }

  #prepare(): void {
    const { form } = this.#options;
    this.#list.id = LIST_ID;
    this.#list.className = 'search-results';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', this.#input.getAttribute('aria-label') ?? '');
    this.#list.hidden = true;
    this.#help.className = 'search-help';
    this.#help.hidden = true;
    form.append(this.#list, this.#help);
    this.#input.type = 'text';
    this.#input.setAttribute('role', 'combobox');
    this.#input.setAttribute('aria-autocomplete', 'list');
    this.#input.setAttribute('aria-controls', LIST_ID);
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.addEventListener('input', () =>
      this.#show(findPlaces(this.#options.entries, this.#input.value)),
    );
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#input.addEventListener('blur', () => setTimeout(() => this.#close(), 150));
    // The box keeps the focus, so that the list stays until the finger or the mouse is up again.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#onClick(event));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  #show(found: readonly SearchEntry[]): void {
    this.#found = found;
    this.#active = -1;
    this.#help.hidden = true;
    this.#list.replaceChildren(...found.map((entry, index) => optionElement(entry, index, this.#options.t)));
    this.#list.hidden = found.length === 0;
    this.#input.setAttribute('aria-expanded', String(found.length > 0));
    this.#input.removeAttribute('aria-activedescendant');
    if (found.length > 0) this.#options.say(this.#options.t('map.search.results', { count: found.length }));
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
  }

  #choose(entry: SearchEntry): void {
    this.#close();
    this.#input.value = entry.name;
    void nextTask().then(() => this.#options.choose(entry));
  }

  #move(step: number): void {
    const count = this.#found.length;
    if (count === 0) return;
    this.#active = (this.#active + step + count) % count;
    [...this.#list.children].forEach((item, index) =>
      item.setAttribute('aria-selected', String(index === this.#active)),
    );
    this.#input.setAttribute('aria-activedescendant', `${LIST_ID}-${this.#active}`);
    this.#list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      this.#close();
      this.#help.hidden = true;
    } else if (event.key === 'Enter' && this.#active >= 0) {
      const entry = this.#found[this.#active];
      if (entry === undefined) return;
      event.preventDefault();
      this.#choose(entry);
    }
  }

  #onClick(event: MouseEvent): void {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    const entry = item === null ? undefined : this.#found[[...this.#list.children].indexOf(item)];
    if (entry !== undefined) this.#choose(entry);
  }

  #tell(text: string): void {
    this.#help.textContent = text;
    this.#help.hidden = text === '';
    if (text !== '') this.#options.say(text);
  }

  /** Waits for the addresses; a text typed meanwhile is not disturbed. */
  async #showAddresses(query: string, answer: Promise<AddressAnswer>): Promise<void> {
    this.#tell(this.#options.t('map.address.searching'));
    const { found, note } = await answer;
    if (this.#input.value !== query) return;
    const [only] = found;
    this.#show(found);
    this.#tell(note);
    if (only !== undefined && found.length === 1) this.#choose(only);
    else this.#input.focus();
  }

  #submit(): void {
    const query = this.#input.value;
    const addresses = this.#options.addresses?.(query);
    if (addresses !== undefined) return void this.#showAddresses(query, addresses);
    const only = onlyPlace(this.#options.entries, query);
    if (only !== undefined) return this.#choose(only);
    this.#show(findPlaces(this.#options.entries, query));
    if (this.#found.length > 0) return this.#input.focus();
    const { t, note, entries } = this.#options;
    const [tract] = entries.filter(({ kind }) => kind === 'tract');
    const help = entries.some(({ kind }) => kind === 'town')
      ? t('map.search.help')
      : t('counties.searchHelp', { tract: tract?.name ?? '' });
    const absent = parseAddress(query) === undefined ? '' : t('map.address.absent');
    const none = query.trim() === '' ? '' : t('map.search.none', { query });
    const parts = [none, absent, help, note];
    this.#tell(parts.filter((part) => part !== '').join(' '));
  }
}
