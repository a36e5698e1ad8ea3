import type { Browser, Page } from '@playwright/test';

/** Whose work a task of the main thread was. */
export type TaskOwner = 'ours' | 'MapLibre' | 'browser';

/**
 * A task of the page's main thread with the time that the processor spent on it. On a busy machine the time that
 * passed says how busy the machine was, not how long a task is.
 */
export interface MainTask {
  readonly owner: TaskOwner;
  readonly cpuMs: number;
  readonly wallMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'v8.execute'];
const TASK = 'ThreadControllerImpl::RunTask';
const SCRIPT = /^(FunctionCall|EvaluateScript|RunMicrotasks|v8\.(callFunction|evaluateModule|run))$/;

/** What the bench asks the page ("where is this button?") comes as a message and has no address. */
function isOwnQuestion(inside: readonly TraceEvent[], named: readonly TraceEvent[]): boolean {
  return named.length === 0 && inside.some(({ name }) => name === 'Receive mojo message');
}

function ownerOf(inside: readonly TraceEvent[]): TaskOwner {
  const scripts = inside.filter(({ name }) => SCRIPT.test(name));
  if (scripts.length === 0) return 'browser';
  const named = scripts.filter(({ args }) => (args?.data?.url ?? '') !== '');
  const [longest] = [...named].sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  if (isOwnQuestion(inside, named)) return 'browser';
  // What else has no address (promises, timers) counts as ours.
  return longest?.args?.data?.url?.includes('maplibre') === true ? 'MapLibre' : 'ours';
}

/** Processes that ran scripts of the site: the browser draws pages of its own, such as its address bar, in others. */
function processesOf(events: readonly TraceEvent[], origin: string): ReadonlySet<number> {
  return new Set(
    events.flatMap(({ pid, args }) => (args?.data?.url?.startsWith(`${origin}/`) === true ? [pid] : [])),
  );
}

function tasksOf(events: readonly TraceEvent[], origin: string): readonly MainTask[] {
  const own = processesOf(events, origin);
  const mains = events.filter(
    ({ name, pid, args }) => name === 'thread_name' && args?.name === 'CrRendererMain' && own.has(pid),
  );
  return mains.flatMap(({ pid, tid }) => {
    const own = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
    const tasks = own.filter(({ name, dur = 0 }) => name === TASK && dur > 5000);
    return tasks.map((task) => {
      const end = task.ts + (task.dur ?? 0);
      const inside = own.filter((one) => one !== task && one.ts >= task.ts && one.ts + (one.dur ?? 0) <= end);
      return {
        owner: ownerOf(inside),
        cpuMs: (task.tdur ?? task.dur ?? 0) / 1000,
        wallMs: (task.dur ?? 0) / 1000,
      };
    });
  });
}

/** The longer tasks of the main thread while something was done with a page. */
export async function traceTasks(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly MainTask[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const trace = (await browser.stopTracing()).toString();
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const tasks = tasksOf(traceEvents, new URL(page.url()).origin);
  if (tasks.length > 0) return tasks;
  throw new Error('the browser told no task of the main thread: its trace has changed');
}
