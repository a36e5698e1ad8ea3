import type { MethodReply, MethodRequest } from './messages.ts';
import { makeMethodDesk } from './method-desk.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

async function readText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

const post = (reply: MethodReply): void => scope.postMessage(reply);

const desk = makeMethodDesk({
  readText,
  loadWriters: () => import('#artifacts/scenario-files.ts'),
  onProgress: (id, done) => post({ id, done }),
});

scope.onmessage = ({ data }: MessageEvent<MethodRequest>) => {
  desk(data).then(
    (answer) => post({ id: data.id, answer }),
    (reason: unknown) =>
      post({ id: data.id, failure: reason instanceof Error ? reason.message : String(reason) }),
  );
};
