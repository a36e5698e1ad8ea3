import type { DotPaths } from '#artifacts/svg-map/state-dots.ts';
import type { Group } from '#core/group.ts';
import type {
  AreaShares,
  DotPoints,
  OpenedShapes,
  WorkerJob,
  WorkerJobs,
  WorkerReply,
  WorkerTracts,
} from './messages.ts';

/** The page's side of the worker that reads the shapes and makes the dots. */
export interface MapWorker {
  /** Reads the shapes; once, then the same answer again. */
  open(tracts: WorkerTracts): Promise<OpenedShapes>;
  /** Dots of a group and unit, kept once made. */
  dots(group: Group, unit: number): Promise<DotPoints>;
  /** The same dots for the picture. */
  paths(group: Group, unit: number): Promise<DotPaths>;
  /** GEOID of the tract at a place; null outside all. */
  tractAt(longitude: number, latitude: number): Promise<string | null>;
  /** Tracts that a drawn area meets. */
  areaShares(corners: readonly (readonly [number, number])[]): Promise<AreaShares>;
  destroy(): void;
}

interface Waiting {
  readonly done: (answer: never) => void;
  readonly fail: (reason: Error) => void;
}

/** The part of a worker that is used here. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

function makeAsk(
  worker: WorkerPort,
): <K extends WorkerJob>(kind: K, ask: WorkerJobs[K]['ask']) => Promise<WorkerJobs[K]['answer']> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failure' in data) one?.fail(new Error(data.failure));
    else one?.done(data.answer as never);
  };
  worker.onerror = (event) => {
    for (const { fail } of waiting.values()) fail(new Error(event.message));
    waiting.clear();
  };
  return (kind, ask) =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail });
      worker.postMessage({ id: last, kind, ask });
    });
}

/** Remembers answers by their key; a failure is forgotten, so that the next wish tries again. */
function remember<T>(
  make: (group: Group, unit: number) => Promise<T>,
): (group: Group, unit: number) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (group, unit) => {
    const key = `${group} ${unit}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const answer = make(group, unit);
    made.set(key, answer);
    answer.catch(() => made.delete(key));
    return answer;
  };
}

/** Talks with a worker that already runs; it begins to fetch the shapes at once. */
export function talkTo(worker: WorkerPort, url: string): MapWorker {
  const ask = makeAsk(worker);
  const loaded = ask('load', { url });
  // The failure is told by `open`; here it only must not count as forgotten.
  loaded.catch(() => undefined);
  let tell: (opened: Promise<OpenedShapes>) => void = () => undefined;
  const opened = new Promise<OpenedShapes>((done) => {
    tell = done;
  });
  opened.catch(() => undefined);
  let isOpen = false;
  return {
    open(tracts) {
      if (!isOpen) tell(loaded.then(() => ask('open', { tracts })));
      isOpen = true;
      return opened;
    },
    dots: remember((group, unit) => opened.then(() => ask('dots', { group, unit }))),
    paths: remember((group, unit) => opened.then(() => ask('paths', { group, unit }))),
    tractAt: (longitude, latitude) => opened.then(() => ask('tractAt', { longitude, latitude })),
    areaShares: (corners) => opened.then(() => ask('areaShares', { corners })),
    destroy: () => worker.terminate(),
  };
}

/** Starts the worker with the address of the shapes. */
export function startWorker(url: string): MapWorker {
  const worker = new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module' });
  return talkTo(worker, new URL(url, location.href).href);
}
