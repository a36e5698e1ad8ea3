/** An answer whose body has not been read yet. */
export interface NetworkAnswer {
  readonly status: number;
  /** The header's text; undefined when it did not come. */
  readonly header: (name: string) => string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection without reading on. */
  readonly close: () => void;
}

/** How long the network may take. */
export interface NetworkLimits {
  readonly connectMs: number;
  /** From the request to the first line of the answer. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly idleMs: number;
}

/**
 * The network as one seam. A request follows no redirect, and connects to public addresses only: names are resolved
 * once, by the connection itself, which judges the very addresses that it then connects to.
 */
export interface Network {
  readonly request: (url: URL, headers: Readonly<Record<string, string>>) => Promise<NetworkAnswer>;
  readonly wait: (ms: number) => Promise<void>;
}
