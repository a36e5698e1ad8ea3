import type { Topology } from 'topojson-specification';

import type { MaskedTopology } from './dots/dot-mask.ts';
import { jsonText } from './json-text.ts';

/**
 * What stands before the packed bytes: the topology without its arcs and without the cells of its mask; where a geometry
 * lists its arcs, only how many they are.
 */
interface Head {
  readonly topology: Partial<MaskedTopology>;
  /** Arcs that follow as bytes; none when the topology keeps its own. */
  readonly arcCount: number;
  readonly arcBytes: number;
  /** Bytes of the numbers of the arcs of all geometries, after them. */
  readonly listBytes: number;
}

/** Numbers of arcs, nested as geometries nest them; packed, an innermost list is its length. */
type ArcLists = number | readonly ArcLists[];

/** The objects with the arcs of every geometry through `act`, in order. */
function mapArcs(objects: Topology['objects'], act: (lists: ArcLists) => ArcLists): Topology['objects'] {
  const mapOne = (object: object): object => {
    if ('geometries' in object) return { ...object, geometries: (object.geometries as object[]).map(mapOne) };
    return 'arcs' in object ? { ...object, arcs: act(object.arcs as ArcLists) } : object;
  };
  const entries = Object.entries(objects).map(([name, object]) => [name, mapOne(object)] as const);
  return Object.fromEntries(entries) as Topology['objects'];
}

/** Lengths in place of lists; `push` gets each arc as twice its distance from the one that would be next, plus 1 when it runs backward. */
function packLists(objects: Topology['objects'], push: (step: number) => void): Topology['objects'] {
  let next = 0;
  const pack = (lists: ArcLists): ArcLists => {
    if (typeof lists === 'number') return lists;
    if (typeof lists[0] === 'object') return lists.map(pack);
    for (const arc of lists as readonly number[]) {
      const index = arc < 0 ? ~arc : arc;
      push(2 * (index - next) + (arc < 0 ? 1 : 0));
      next = index + 1;
    }
    return lists.length;
  };
  return mapArcs(objects, pack);
}

function unpackLists(objects: Topology['objects'], read: () => number): Topology['objects'] {
  let next = 0;
  const unpack = (lists: ArcLists): ArcLists => {
    if (typeof lists !== 'number') return lists.map(unpack);
    return Array.from({ length: lists }, () => {
      const step = read();
      const index = next + Math.floor(step / 2);
      next = index + 1;
      return Math.abs(step % 2) === 1 ? ~index : index;
    });
  };
  return mapArcs(objects, unpack);
}

/** Bytes that say how long the head is. */
const LENGTH_BYTES = 4;

/** Steps as whole numbers ≥ 0 (0, −1, 1, −2 … as 0, 1, 2, 3 …), seven bits a byte. */
function pushStep(bytes: number[], step: number): void {
  let rest = step < 0 ? -2 * step - 1 : 2 * step;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Where an arc ends: the sum of its steps, of which the first leads from the corner of the grid to its start. */
function endOf(arc: Topology['arcs'][number]): readonly [number, number] {
  const sum = (axis: 0 | 1): number => arc.reduce((total, step) => total + (step[axis] ?? 0), 0);
  return [sum(0), sum(1)];
}

/**
 * Lengths of all arcs; their starts, each from the end of the arc before it, which is often the same place; then all steps
 * to the east, and all to the north. Like beside like is packed a sixth smaller than arc after arc.
 */
function packArcs({ arcs, transform }: Topology): number[] | undefined {
  if (transform === undefined) return undefined;
  const bytes: number[] = [];
  for (const arc of arcs) pushStep(bytes, arc.length);
  let before: readonly [number, number] = [0, 0];
  for (const arc of arcs) {
    const [[x = 0, y = 0] = []] = arc;
    pushStep(bytes, x - before[0]);
    pushStep(bytes, y - before[1]);
    before = endOf(arc);
  }
  for (const arc of arcs) for (const [x = 0] of arc.slice(1)) pushStep(bytes, x);
  for (const arc of arcs) for (const [, y = 0] of arc.slice(1)) pushStep(bytes, y);
  return bytes;
}

/**
 * The shapes of the map as bytes, a third smaller than TopoJSON on their way: arcs, the lists of them and the mask are packed,
 * the rest is JSON.
 *
 * Nothing is rounded: `parseMapShapes` gives the same topology back.
 */
export function packMapShapes(topology: MaskedTopology): Uint8Array {
  const { arcs, dotMask, ...rest } = topology;
  const packed = packArcs(topology);
  const lists: number[] = [];
  const head: Head = {
    topology: {
      ...rest,
      objects: packLists(rest.objects, (step) => pushStep(lists, step)),
      ...(packed === undefined ? { arcs } : {}),
      ...(dotMask === undefined ? {} : { dotMask: { ...dotMask, cells: '' } }),
    },
    arcCount: packed === undefined ? 0 : arcs.length,
    arcBytes: packed?.length ?? 0,
    listBytes: lists.length,
  };
  const text = new TextEncoder().encode(jsonText(head));
  const mask = Uint8Array.from(atob(dotMask?.cells ?? ''), (letter) => letter.charCodeAt(0));
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, text.length);
  return joined([length, text, packed ?? [], lists, mask]);
}

function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function readSteps(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let [value, scale] = [0, 1];
    for (let byte = 128; byte >= 128; scale *= 128) {
      byte = bytes[at] ?? 0;
      at += 1;
      value += (byte % 128) * scale;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
}

function unpackArcs(bytes: Uint8Array, count: number): Topology['arcs'] {
  const next = readSteps(bytes);
  const lengths = Array.from({ length: count }, next);
  const starts = lengths.map(() => [next(), next()] as const);
  const [x, y] = [0, 1].map(() =>
    lengths.map((length) => Array.from({ length: Math.max(0, length - 1) }, next)),
  );
  let before: readonly [number, number] = [0, 0];
  return lengths.map((length, index) => {
    const [east, north] = starts[index] ?? [0, 0];
    const steps = (x?.[index] ?? []).map((step, at): [number, number] => [step, y?.[index]?.[at] ?? 0]);
    const start: [number, number] = [before[0] + east, before[1] + north];
    const arc = length === 0 ? [] : [start, ...steps];
    before = endOf(arc);
    return arc;
  });
}

/**
 * The topology that `packMapShapes` packed.
 *
 * @throws Error when the bytes are something else or break off
 */
export function parseMapShapes(bytes: Uint8Array): Topology {
  const length = bytes.length < LENGTH_BYTES ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const arcsAt = LENGTH_BYTES + length;
  if (length === 0 || arcsAt > bytes.length) throw new Error('the shapes break off');
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, arcsAt));
  const { topology, arcCount, arcBytes, listBytes } = JSON.parse(text) as Head;
  const listsAt = arcsAt + arcBytes;
  const maskAt = listsAt + listBytes;
  if (maskAt > bytes.length) throw new Error('the shapes break off');
  const { dotMask } = topology;
  const letters = Array.from(bytes.subarray(maskAt), (byte) => String.fromCharCode(byte));
  return {
    ...topology,
    objects: unpackLists(topology.objects ?? {}, readSteps(bytes.subarray(listsAt, maskAt))),
    ...(topology.arcs === undefined ? { arcs: unpackArcs(bytes.subarray(arcsAt, listsAt), arcCount) } : {}),
    ...(dotMask === undefined ? {} : { dotMask: { ...dotMask, cells: btoa(letters.join('')) } }),
  } as Topology;
}
