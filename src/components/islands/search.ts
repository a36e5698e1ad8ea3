// Searches from other pages than the map go on there, with the words where no server sees them: behind the #.
import { searchLink } from '../map/search-link.ts';

const form = document.querySelector<HTMLFormElement>('[data-search]');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  location.assign(searchLink(form.action, form.querySelector('input')?.value ?? ''));
});
