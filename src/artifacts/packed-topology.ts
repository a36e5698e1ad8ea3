import type { Topology } from 'topojson-specification';

import type { MaskedTopology } from './dots/dot-mask.ts';
import { jsonText } from './json-text.ts';

/** What stands before the packed bytes: the topology without its arcs and without the cells of its mask. */
interface Head {
  readonly topology: Partial<MaskedTopology>;
  /** Arcs that follow as bytes; none when the topology keeps its own. */
  readonly arcCount: number;
  readonly arcBytes: number;
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

/** Each arc by its length, its steps to the east, then its steps to the north. */
function packArcs({ arcs, transform }: Topology): number[] | undefined {
  if (transform === undefined) return undefined;
  const bytes: number[] = [];
  for (const arc of arcs) {
    pushStep(bytes, arc.length);
    for (const [x = 0] of arc) pushStep(bytes, x);
    for (const [, y = 0] of arc) pushStep(bytes, y);
  }
  return bytes;
}

/**
 * The shapes of the map as bytes, a third smaller than TopoJSON on their way: arcs and mask are packed, the rest is JSON.
 *
 * Nothing is rounded: `parseMapShapes` gives the same topology back.
 */
export function packMapShapes(topology: MaskedTopology): Uint8Array {
  const { arcs, dotMask, ...rest } = topology;
  const packed = packArcs(topology);
  const head: Head = {
    topology: {
      ...rest,
      ...(packed === undefined ? { arcs } : {}),
      ...(dotMask === undefined ? {} : { dotMask: { ...dotMask, cells: '' } }),
    },
    arcCount: packed === undefined ? 0 : arcs.length,
    arcBytes: packed?.length ?? 0,
  };
  const text = new TextEncoder().encode(jsonText(head));
  const mask = Uint8Array.from(atob(dotMask?.cells ?? ''), (letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array(LENGTH_BYTES + text.length + head.arcBytes + mask.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, LENGTH_BYTES);
  bytes.set(packed ?? [], LENGTH_BYTES + text.length);
  bytes.set(mask, LENGTH_BYTES + text.length + head.arcBytes);
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
  return Array.from({ length: count }, () => {
    const length = next();
    const x = Array.from({ length }, next);
    return x.map((step) => [step, next()]);
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
  const { topology, arcCount, arcBytes } = JSON.parse(text) as Head;
  const maskAt = arcsAt + arcBytes;
  if (maskAt > bytes.length) throw new Error('the shapes break off');
  const { dotMask } = topology;
  const letters = Array.from(bytes.subarray(maskAt), (byte) => String.fromCharCode(byte));
  return {
    ...topology,
    ...(topology.arcs === undefined ? { arcs: unpackArcs(bytes.subarray(arcsAt, maskAt), arcCount) } : {}),
    ...(dotMask === undefined ? {} : { dotMask: { ...dotMask, cells: btoa(letters.join('')) } }),
  } as Topology;
}
