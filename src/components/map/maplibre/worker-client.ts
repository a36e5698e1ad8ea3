import type { Topology } from 'topojson-specification';
import type { Group } from '#core/group.ts';
import type { MapData } from '../map-state.ts';
import type { DotPoints, WorkerReply, WorkerRequest } from './messages.ts';
import type { MapShapes } from './shapes.ts';

/** The page's side of the worker that makes shapes and dots. */
export interface MapWorker {
  readonly shapes: Promise<MapShapes>;
  /** Dots of a group and unit, kept once made. */
  dots(group: Group, unit: number): Promise<DotPoints>;
  destroy(): void;
}

/** Starts the worker and hands it the shapes and the counts. */
export function startWorker(topology: Topology, { tracts }: MapData): MapWorker {
  const worker = new Worker(new URL('./dots.worker.ts', import.meta.url), { type: 'module' });
  const made = new Map<string, Promise<DotPoints>>();
  const waiting = new Map<string, (points: DotPoints) => void>();
  const send = (request: WorkerRequest): void => worker.postMessage(request);
  const shapes = new Promise<MapShapes>((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      if (data.kind === 'shapes') resolve(data.shapes);
      else waiting.get(`${data.group} ${data.unit}`)?.(data.points);
    };
  });
  const { geoid, town, population } = tracts;
  send({ kind: 'open', topology, tracts: { geoid, town, population } });
  return {
    shapes,
    dots(group, unit) {
      const key = `${group} ${unit}`;
      const points =
        made.get(key) ??
        new Promise<DotPoints>((resolve) => {
          waiting.set(key, resolve);
          send({ kind: 'dots', group, unit });
        });
      made.set(key, points);
      return points;
    },
    destroy: () => worker.terminate(),
  };
}
