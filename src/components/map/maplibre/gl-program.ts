/** A linked program of the two shaders. */
export function compileProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('the graphics context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) === true) return program;
  throw new Error(gl.getProgramInfoLog(program) ?? 'the dots cannot be drawn');
}

/** Whether the device can draw the interactive map at all. */
export function hasWebGl2(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
