import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, buildConnector, request } from 'undici';
import { Problem } from '#core/problem.ts';
import { asNetworkProblem } from './network-problem.ts';
import type { Network, NetworkAnswer, NetworkLimits } from './network.ts';
import { isPublicAddress } from './public-address.ts';

const LIMITS: NetworkLimits = { connectMs: 15_000, headersMs: 120_000, idleMs: 60_000 };

/**
 * What tests put in place of the internet: a server on this machine. Only code can give it; no option, setting or file
 * of a user leads here, and `nodeNetwork()` of the command line has none.
 */
export interface LoopbackSeam {
  /** Port of the server, whatever host is asked. */
  readonly port: number;
  /** Certificate to trust besides those of Node. */
  readonly certificate?: string | undefined;
  /** Stands for the name service. */
  readonly lookup?: LookupFunction | undefined;
  /** Addresses that count as public. */
  readonly isPublic?: ((address: string) => boolean) | undefined;
  readonly limits?: Partial<NetworkLimits> | undefined;
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
}

type Found = Parameters<Parameters<LookupFunction>[2]>;

function privateProblem(host: string, address: string): Problem {
  return new Problem(
    'address-private',
    `leads to ${address}, which is not an address of the public internet`,
    {
      value: host,
      done: 'no connection was made',
      exitCode: 4,
      remedy: 'look at the name service and proxy of this machine; no setting allows such addresses',
    },
  );
}

/** Resolves a name and hands on its addresses only when all of them are public. */
function guardedLookup(resolve: LookupFunction, isPublic: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (...[error, found]: Found) => {
      if (error !== null) return callback(error, []);
      const addresses = typeof found === 'string' ? [{ address: found, family: 4 }] : found;
      const bad = addresses.find(({ address }) => !isPublic(address));
      // The callback takes what Node calls an error of its own; a Problem passes through it unchanged.
      if (bad !== undefined) return callback(privateProblem(host, bad.address), []);
      const [first] = addresses;
      if (options.all === true || first === undefined) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function makeAgent(limits: NetworkLimits, seam: LoopbackSeam | undefined): Agent {
  const isPublic = seam?.isPublic ?? isPublicAddress;
  const connect = buildConnector({
    timeout: limits.connectMs,
    lookup: guardedLookup(seam?.lookup ?? lookup, isPublic),
    // Said outright, so that no setting of Node can turn it off.
    rejectUnauthorized: true,
    ...(seam?.certificate !== undefined && { ca: seam.certificate }),
  });
  return new Agent({
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    connect: (options, callback) =>
      connect(seam === undefined ? options : { ...options, port: String(seam.port) }, (...answer) => {
        const [, socket] = answer;
        const remote = socket?.remoteAddress;
        if (socket === null || remote === undefined || isPublic(remote)) return callback(...answer);
        socket.destroy();
        return callback(privateProblem(options.hostname, remote), null);
      }),
  });
}

function headerOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function* named(body: AsyncIterable<Uint8Array>, url: URL): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw asNetworkProblem(error, url);
  }
}

/** The internet as Node reaches it: https with checked certificates, public addresses only, no redirects, no proxy. */
export function nodeNetwork(seam?: LoopbackSeam): Network {
  const limits = { ...LIMITS, ...seam?.limits };
  let agent: Agent | undefined;
  return {
    wait: seam?.wait ?? (async (ms) => void (await wait(ms))),
    async request(url, headers): Promise<NetworkAnswer> {
      agent ??= makeAgent(limits, seam);
      try {
        const answer = await request(url, { dispatcher: agent, method: 'GET', headers });
        const { body } = answer;
        return {
          status: answer.statusCode,
          header: (name) => headerOf(answer.headers, name),
          body: named(body, url),
          close: () => {
            body.on('error', () => undefined);
            body.destroy();
          },
        };
      } catch (error) {
        throw asNetworkProblem(error, url);
      }
    },
  };
}
