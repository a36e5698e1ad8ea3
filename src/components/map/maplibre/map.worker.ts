import type { WorkerReply, WorkerRequest } from './messages.ts';
import { makeWorkerDesk } from './worker-desk.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

async function readShapes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Opened here, a graphics context costs the page no time. */
function canDraw(): boolean | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  return new OffscreenCanvas(1, 1).getContext('webgl2') === null ? undefined : true;
}

const desk = makeWorkerDesk({ readShapes, canDraw });

async function answer(request: WorkerRequest): Promise<void> {
  try {
    const { answer, transfer } = await desk(request);
    scope.postMessage({ id: request.id, answer } satisfies WorkerReply, transfer);
  } catch (reason) {
    const failure = reason instanceof Error ? reason.message : String(reason);
    scope.postMessage({ id: request.id, failure } satisfies WorkerReply);
  }
}

scope.onmessage = ({ data }: MessageEvent<WorkerRequest>) => void answer(data);
