/** Kinds of addresses; each has its own set of headers. */
export const HEADER_SETS = ['page', 'map', 'help', 'quiet', 'asset', 'data', 'file'] as const;

export type HeaderSet = (typeof HEADER_SETS)[number];

export type Headers = Readonly<Record<string, string>>;

const POLICY_PAGE = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** The map hands shapes that a worker made to the map library as files of its own (`blob:`). */
const POLICY_MAP = { ...POLICY_PAGE, 'connect-src': "'self' blob:" };

const POLICY_HELP = {
  ...POLICY_PAGE,
  'img-src': "'self' data:",
  'connect-src': "'none'",
  'worker-src': "'none'",
  'form-action': "'none'",
};

const POLICY_FILE = { 'default-src': "'none'", 'frame-ancestors': "'none'", sandbox: '' };

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
}

function permissions(geolocation: string): string {
  const off = ['camera', 'microphone', 'payment', 'usb', 'browsing-topics'].map((name) => `${name}=()`);
  return [`geolocation=${geolocation}`, ...off].join(', ');
}

const COMMON: Headers = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const REVALIDATE = 'public, max-age=0, must-revalidate';

function pageHeaders(csp: Readonly<Record<string, string>>, geolocation: string, cache: string): Headers {
  return {
    ...COMMON,
    'Content-Security-Policy': policy(csp),
    'Permissions-Policy': permissions(geolocation),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': cache,
  };
}

/** Headers of each kind of address, beside type, length and ETag. */
export const HEADERS: Readonly<Record<HeaderSet, Headers>> = {
  page: pageHeaders(POLICY_PAGE, '()', REVALIDATE),
  map: pageHeaders(POLICY_MAP, '(self)', REVALIDATE),
  // Nothing of a help page stays on the device, not even in the cache.
  help: pageHeaders(POLICY_HELP, '()', 'no-store'),
  // A page that sends nothing: what is typed into it cannot go out.
  quiet: pageHeaders(POLICY_HELP, '()', REVALIDATE),
  asset: {
    ...COMMON,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'public, max-age=31536000, immutable',
  },
  // Public data may be read by any other site.
  data: {
    ...COMMON,
    'Content-Security-Policy': policy(POLICY_FILE),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': REVALIDATE,
  },
  file: { ...COMMON, 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': REVALIDATE },
};

const PLACE = '(?:/es)?/[a-z][a-z0-9-]*(?:/\\d{4}(?:-[a-z]+)?)?';
const PATTERNS: readonly (readonly [HeaderSet, RegExp])[] = [
  ['asset', /^\/(?:_app\/immutable|islands)\/.*[.-][\w-]{8,}\.\w+(?:\.map)?$/],
  ['data', new RegExp('^/[a-z][a-z0-9-]*/data/[^/]+/[^/].*$')],
  ['help', new RegExp(`^${PLACE}/help/`)],
  ['quiet', new RegExp(`^${PLACE}/vouchers/`)],
  ['map', new RegExp(`^${PLACE}/(?:index\\.html)?$`)],
];

/** The kind of an address, such as `/es/connecticut/help/index.html`. */
export function headerSetOf(address: string): HeaderSet {
  const isPage = address.endsWith('/') || address.endsWith('.html');
  const found = PATTERNS.find(
    ([set, pattern]) => pattern.test(address) && (isPage || set === 'asset' || set === 'data'),
  );
  return found?.[0] ?? (isPage ? 'page' : 'file');
}

/** The same headers as a `_headers` file, which several static hosts read. */
export function headersFile(addresses: readonly string[]): string {
  const lines = addresses.flatMap((address) => {
    const shown = address.replace(/index\.html$/, '');
    return [
      shown,
      ...Object.entries(HEADERS[headerSetOf(address)]).map(([name, value]) => `  ${name}: ${value}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}
