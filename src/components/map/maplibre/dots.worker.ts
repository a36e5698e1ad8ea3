import type { DotMesh } from '#artifacts/dots/mesh.ts';
import { dotPoints, meshOf } from './dot-maker.ts';
import type { WorkerReply, WorkerRequest } from './messages.ts';
import { mapShapes } from './shapes.ts';

type Opened = { mesh: DotMesh; tracts: Extract<WorkerRequest, { kind: 'open' }>['tracts'] };

const scope = self as unknown as DedicatedWorkerGlobalScope;
let opened: Opened | undefined;

function reply(message: WorkerReply, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

function open({ topology, tracts }: Extract<WorkerRequest, { kind: 'open' }>): void {
  const peopleByTown = new Map<string, number>();
  tracts.town.forEach((town, i) => {
    if (town === null) return;
    peopleByTown.set(town, (peopleByTown.get(town) ?? 0) + (tracts.population.total[i] ?? 0));
  });
  reply({ kind: 'shapes', shapes: mapShapes(topology, tracts.geoid, peopleByTown) });
  opened = { mesh: meshOf(topology, tracts.geoid), tracts };
}

scope.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'open') open(data);
  else if (opened !== undefined) {
    const { group, unit } = data;
    const points = dotPoints(opened.mesh, opened.tracts, group, unit);
    reply({ kind: 'dots', group, unit, points }, [points.offsets.buffer]);
  }
};
