import type { Reroute, Transport } from '@sveltejs/kit';
import { ServerOnly } from '#components/server-only.ts';

/** An English address of an edition, such as "/connecticut/2014-corrected/county/fairfield/". */
const ENGLISH_EDITION = /^\/(?!(?:en|es)\/)[^/]+\/\d{4}(?:-[a-z]+)?\/./;

/**
 * The router cannot tell an absent language from an absent edition when both may be left out and more follows:
 * such an address is read with its language named. The address that people see stays as it is.
 */
export const reroute: Reroute = ({ url }) =>
  ENGLISH_EDITION.test(url.pathname) ? `/en${url.pathname}` : undefined;

/** What stays on the server is not written into pages a second time. */
export const transport: Transport = {
  ServerOnly: {
    encode: (value) => value instanceof ServerOnly && 1,
    decode: () => new ServerOnly(undefined),
  },
};
