import type { CustomLayerInterface, CustomRenderMethodInput } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';
import { compileProgram } from './gl-program.ts';
import type { DotPoints } from './messages.ts';

/** The layer of dots and the way to change them. */
export interface DotsLayer extends CustomLayerInterface {
  show(points: DotPoints | null): void;
}

const VERTEX = `#version 300 es
uniform mat4 matrix;
uniform float size;
in vec3 point;
out float ring;
void main() {
  gl_Position = matrix * vec4(point.xy, 0.0, 1.0);
  gl_PointSize = size;
  ring = point.z;
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 color;
uniform float size;
uniform float line;
in float ring;
out vec4 pixel;
void main() {
  float edge = size * (0.5 - distance(gl_PointCoord, vec2(0.5)));
  float alpha = clamp(edge, 0.0, 1.0);
  float inside = ring * clamp(edge - line, 0.0, 1.0);
  pixel = vec4(mix(color, vec3(1.0), inside) * alpha, alpha);
}`;

const COLOR = [1, 3, 5].map((at) => parseHex(MAP_INK.dot.slice(at, at + 2)) / 255);

function parseHex(pair: string): number {
  return [...pair].reduce((sum, digit) => 16 * sum + '0123456789abcdef'.indexOf(digit), 0);
}

/** Width of the line of a ring in CSS pixels. */
const RING = 0.8;

function locate(gl: WebGL2RenderingContext, program: WebGLProgram) {
  const place = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  return { matrix: place('matrix'), size: place('size'), line: place('line'), color: place('color') };
}

/** Diameter in CSS pixels: small where a phone shows the whole place, growing a little with the zoom, never into a blob. */
function diameterAt(zoom: number): number {
  return Math.min(4.6, Math.max(1.5, 2.4 + (zoom - 7.5) * (zoom < 7.5 ? 0.9 : 0.4)));
}

/** The matrix moved to the origin of the dots, in double precision; only the sum is rounded to single. */
function matrixAt(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float64Array.from(matrix);
  for (let row = 0; row < 4; row++) {
    moved[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
  }
  return Float32Array.from(moved);
}

/** Dots drawn straight from the worker's array: no GeoJSON, no tiles, nothing to hover. */
export function dotsLayer(zoomNow: () => number): DotsLayer {
  let gl: WebGL2RenderingContext | undefined;
  let program: WebGLProgram | undefined;
  let array: WebGLVertexArrayObject | null = null;
  let buffer: WebGLBuffer | null = null;
  let shown: DotPoints | null = null;
  let places: Record<'matrix' | 'size' | 'line' | 'color', WebGLUniformLocation | null> | undefined;

  function upload(): void {
    if (gl === undefined || shown === null) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, shown.vertices, gl.STATIC_DRAW);
  }

  return {
    id: 'dots',
    type: 'custom',
    onAdd(_map, context) {
      gl = context;
      program = compileProgram(gl, VERTEX, FRAGMENT);
      places = locate(gl, program);
      array = gl.createVertexArray();
      buffer = gl.createBuffer();
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      const point = gl.getAttribLocation(program, 'point');
      gl.enableVertexAttribArray(point);
      gl.vertexAttribPointer(point, 3, gl.FLOAT, false, 0, 0);
      gl.bindVertexArray(null);
      upload();
    },
    render(context: WebGL2RenderingContext | WebGLRenderingContext, input: CustomRenderMethodInput) {
      if (gl === undefined || program === undefined || places === undefined || shown === null) return;
      if (context !== gl) return;
      const size = diameterAt(zoomNow()) * devicePixelRatio;
      gl.useProgram(program);
      gl.uniformMatrix4fv(
        places.matrix,
        false,
        matrixAt(input.defaultProjectionData.mainMatrix, shown.origin),
      );
      gl.uniform1f(places.size, size + 1);
      gl.uniform1f(places.line, RING * devicePixelRatio);
      gl.uniform3fv(places.color, COLOR);
      gl.bindVertexArray(array);
      gl.drawArrays(gl.POINTS, 0, shown.vertices.length / 3);
      gl.bindVertexArray(null);
    },
    onRemove() {
      gl?.deleteBuffer(buffer);
      gl?.deleteVertexArray(array);
      if (program !== undefined) gl?.deleteProgram(program);
      gl = undefined;
    },
    show(points) {
      shown = points;
      upload();
    },
  };
}
