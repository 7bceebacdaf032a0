type Uniforms = Readonly<Record<string, WebGLUniformLocation | null>>;

/** A linked program with its uniforms by name. */
export interface GlProgram {
  readonly program: WebGLProgram;
  readonly uniforms: Uniforms;
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error('The graphics context is lost: no shader can be made.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** Compiles and links; the attributes are bound to locations 0, 1, 2 … in the order given. */
export function glProgram(
  gl: WebGL2RenderingContext,
  source: { readonly vertex: string; readonly fragment: string; readonly attributes: readonly string[] },
): GlProgram {
  const program = gl.createProgram();
  const vertex = compile(gl, gl.VERTEX_SHADER, source.vertex);
  const fragment = compile(gl, gl.FRAGMENT_SHADER, source.fragment);
  gl.attachShader(program, vertex);
  gl.attachShader(program, fragment);
  source.attributes.forEach((name, location) => {
    gl.bindAttribLocation(program, location, name);
  });
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = [gl.getShaderInfoLog(vertex), gl.getShaderInfoLog(fragment), gl.getProgramInfoLog(program)];
    throw new Error(`A shader of the map does not compile: ${logs.join(' ')}`);
  }
  gl.deleteShader(vertex);
  gl.deleteShader(fragment);
  return { program, uniforms: uniformsOf(gl, program) };
}

function uniformsOf(gl: WebGL2RenderingContext, program: WebGLProgram): Uniforms {
  const uniforms: Record<string, WebGLUniformLocation | null> = {};
  const count: number = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) ?? 0;
  for (let index = 0; index < count; index++) {
    const name = gl.getActiveUniform(program, index)?.name.replace('[0]', '');
    if (name) uniforms[name] = gl.getUniformLocation(program, name);
  }
  return uniforms;
}

/** A texture read texel by texel: no filter, no repetition; bound when returned. */
export function lookupTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  return texture;
}
