import type { Topology } from 'topojson-specification';
import { parseMapShapes } from '#artifacts/packed-topology.ts';
import { tractAt } from '#artifacts/svg-map/tract-at.ts';
import { areaShares } from './area-shares.ts';
import { type DotMaker, makeDotMaker } from './dot-maker.ts';
import type { OpenedShapes, WorkerJob, WorkerJobs, WorkerRequest, WorkerTracts } from './messages.ts';
import { layerShapes, tractBoxes, wholeBounds } from './shapes.ts';

/** What the desk needs from the worker around it. */
export interface DeskEffects {
  readonly readShapes: (url: string) => Promise<Uint8Array>;
  readonly canDraw: () => boolean | undefined;
}

interface Answer {
  readonly answer: WorkerJobs[WorkerJob]['answer'];
  /** Buffers that move to the page instead of being copied. */
  readonly transfer: Transferable[];
}

function peopleByTown({ town, population }: WorkerTracts): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  town.forEach((geoid, tract) => {
    if (geoid === null) return;
    people.set(geoid, (people.get(geoid) ?? 0) + (population.total[tract] ?? 0));
  });
  return people;
}

function openShapes(topology: Topology, tracts: WorkerTracts, effects: DeskEffects): OpenedShapes {
  const shapes = layerShapes(topology, tracts, peopleByTown(tracts));
  const asFile = (value: unknown): Blob =>
    new Blob([JSON.stringify(value)], { type: 'application/geo+json' });
  const boxes = tractBoxes(shapes.tracts, tracts.geoid.length);
  return {
    files: {
      tracts: asFile(shapes.tracts),
      tractLines: asFile(shapes.tractLines),
      townLines: asFile(shapes.townLines),
      towns: asFile(shapes.towns),
      townLabels: asFile(shapes.townLabels),
      tractCenters: asFile(shapes.tractCenters),
      water: asFile(shapes.water),
    },
    bounds: wholeBounds(boxes),
    boxes,
    canDraw: effects.canDraw(),
  };
}

/** Answers the page's requests one by one; holds the shapes and the triangles of the dots. */
export function makeWorkerDesk(effects: DeskEffects): (request: WorkerRequest) => Promise<Answer> {
  let topology: Topology | undefined;
  let dots: DotMaker | undefined;
  let geoids: readonly string[] = [];
  const shapes = (): Topology => {
    if (topology === undefined) throw new Error('the shapes are not loaded');
    return topology;
  };
  const maker = (): DotMaker => {
    if (dots === undefined) throw new Error('the counts are not there');
    return dots;
  };
  return async (request) => {
    switch (request.kind) {
      case 'load':
        topology = parseMapShapes(await effects.readShapes(request.ask.url));
        return { answer: null, transfer: [] };
      case 'open': {
        const opened = openShapes(shapes(), request.ask.tracts, effects);
        geoids = request.ask.tracts.geoid;
        dots = makeDotMaker(shapes(), request.ask.tracts);
        return { answer: opened, transfer: [opened.boxes.buffer] };
      }
      case 'dots': {
        const points = maker().points(request.ask.group, request.ask.unit);
        return { answer: points, transfer: [points.vertices.buffer] };
      }
      case 'paths':
        return { answer: maker().paths(request.ask.group, request.ask.unit), transfer: [] };
      case 'areaShares':
        return { answer: areaShares(shapes(), geoids, request.ask.corners), transfer: [] };
      case 'tractAt': {
        const { longitude, latitude } = request.ask;
        return { answer: tractAt(shapes(), longitude, latitude) ?? null, transfer: [] };
      }
    }
  };
}
