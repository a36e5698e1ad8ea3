import { expect, test } from 'vitest';
import type { WorkerReply, WorkerRequest } from './messages.ts';
import { THREE_TRACTS } from './two-squares.ts';
import { talkTo, type WorkerPort } from './worker-client.ts';

/** A worker that answers by a script and remembers what it was asked. */
function fakeWorker(answer: (request: WorkerRequest) => WorkerReply) {
  const asked: string[] = [];
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    terminate: () => asked.push('end'),
    postMessage(request: WorkerRequest) {
      asked.push(request.kind);
      queueMicrotask(() => {
        port.onmessage?.call(port as Worker, { data: answer(request) } as MessageEvent<WorkerReply>);
      });
    },
  };
  return { port, asked };
}

const answers = (request: WorkerRequest): WorkerReply => ({
  id: request.id,
  answer: request.kind as unknown as null,
});

test('the shapes are fetched at once, and dots wait until they are open', async () => {
  const { port, asked } = fakeWorker(answers);
  const worker = talkTo(port, 'map.topojson');
  const dots = worker.dots('black', 100);
  await Promise.resolve();
  expect(asked).toEqual(['load']);
  await worker.open(THREE_TRACTS);
  await dots;
  expect(asked).toEqual(['load', 'open', 'dots']);
});

test('the same dots are asked for once', async () => {
  const { port, asked } = fakeWorker(answers);
  const worker = talkTo(port, 'map.topojson');
  await worker.open(THREE_TRACTS);
  await Promise.all([worker.dots('black', 100), worker.dots('black', 100), worker.dots('black', 50)]);
  expect(asked.filter((kind) => kind === 'dots')).toHaveLength(2);
});

test('dots that failed are made anew at the next wish', async () => {
  let isBroken = true;
  const { port } = fakeWorker((request) =>
    request.kind === 'dots' && isBroken ? { id: request.id, failure: 'out of memory' } : answers(request),
  );
  const worker = talkTo(port, 'map.topojson');
  await worker.open(THREE_TRACTS);
  await expect(worker.dots('black', 100)).rejects.toThrow('out of memory');
  isBroken = false;
  expect(await worker.dots('black', 100)).toBe('dots');
});

test('shapes that cannot be loaded fail the opening with their reason', async () => {
  const { port } = fakeWorker((request) => ({ id: request.id, failure: 'map.topojson: 500' }));
  await expect(talkTo(port, 'map.topojson').open(THREE_TRACTS)).rejects.toThrow('500');
});
