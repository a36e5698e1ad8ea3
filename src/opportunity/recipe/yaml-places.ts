import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Problem, type ProblemPlace, Problems } from '#core/problem.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain data, with the place of every value. */
export interface PlacedYaml {
  readonly data: unknown;
  /** Place of the value at a path, or of the nearest value around it. */
  readonly placeOf: (path: Path) => ProblemPlace;
  /** Place of a key of the map at a path. */
  readonly placeOfKey: (path: Path, key: string) => ProblemPlace;
}

function keyNode(map: unknown, key: string): Node | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
  return pair?.key as Node | undefined;
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const key = typeof step === 'string' ? keyNode(node, step) : undefined;
    const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    const place = key ?? (next as Node | undefined);
    if (place?.range == null) return offset;
    offset = place.range[0];
    node = next;
  }
  return offset;
}

/** Plain data; aliases that multiply are refused before they fill the memory. */
function plainData(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new Problems([
      new Problem('recipe-yaml', `cannot be read as YAML: ${error.message}`, {
        file,
        line: 1,
        exitCode: 3,
        remedy: 'write the values out, without aliases ("*name")',
      }),
    ]);
  }
}

/**
 * Reads a YAML file and remembers where everything stood.
 *
 * @throws Problems 'recipe-yaml' with line and column
 * @example parsePlacedYaml('a: 1', 'x.yaml').placeOf(['a']) // => { file: 'x.yaml', line: 1, column: 1 }
 */
export function parsePlacedYaml(text: string, file: string): PlacedYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number): ProblemPlace => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new Problems(
      document.errors.map(
        (error) =>
          new Problem('recipe-yaml', `cannot be read as YAML: ${error.message}`, {
            ...at(error.pos[0]),
            exitCode: 3,
            remedy: 'mend this line; two spaces indent a level, and a text with ": " or "#" needs quotes',
          }),
      ),
    );
  }
  return {
    data: plainData(document, file),
    placeOf: (path) => at(offsetOf(document, path)),
    placeOfKey: (path, key) =>
      at(
        keyNode(path.length === 0 ? document.contents : document.getIn(path, true), key)?.range?.[0] ??
          offsetOf(document, path),
      ),
  };
}
