import type { Handle } from '@sveltejs/kit';

/** Sets the language of the document from the first part of the address. */
export const handle: Handle = ({ event, resolve }) => {
  const lang = event.params.lang === 'es' ? 'es' : 'en';
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
};
