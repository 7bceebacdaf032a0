import { BLIT_FRAGMENT, BLIT_VERTEX } from './cells-shaders.ts';
import { type GlProgram, glProgram } from './gl-program.ts';

/** An offscreen picture as large as the map, with its own depth: kept between frames. */
export class CellsPicture {
  readonly #gl: WebGL2RenderingContext;
  readonly #framebuffer: WebGLFramebuffer;
  readonly #texture: WebGLTexture;
  readonly #depth: WebGLRenderbuffer;
  readonly #blit: GlProgram;
  readonly #vertexArray: WebGLVertexArrayObject;
  #width = 0;
  #height = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#framebuffer = gl.createFramebuffer();
    this.#texture = gl.createTexture();
    this.#depth = gl.createRenderbuffer();
    this.#blit = glProgram(gl, { vertex: BLIT_VERTEX, fragment: BLIT_FRAGMENT, attributes: [] });
    this.#vertexArray = gl.createVertexArray();
  }

  /** Everything drawn until `end` goes into the picture, opaque, nearest on top. */
  begin(): void {
    const gl = this.#gl;
    this.#resize();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    gl.viewport(0, 0, this.#width, this.#height);
    gl.disable(gl.BLEND);
    gl.disable(gl.SCISSOR_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.depthMask(true);
    gl.depthRange(0, 1);
    gl.colorMask(true, true, true, true);
    gl.clearColor(0, 0, 0, 0);
    gl.clearDepth(1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
  }

  end(): void {
    const gl = this.#gl;
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  }

  /** Lays the picture over what is drawn; the colours are premultiplied, as MapLibre blends. */
  blit(opacity: number): void {
    if (this.#width === 0) return;
    const gl = this.#gl;
    gl.useProgram(this.#blit.program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.uniform1i(this.#blit.uniforms['u_picture'] ?? null, 0);
    gl.uniform1f(this.#blit.uniforms['u_opacity'] ?? null, opacity);
    gl.bindVertexArray(this.#vertexArray);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
  }

  destroy(): void {
    const gl = this.#gl;
    gl.deleteFramebuffer(this.#framebuffer);
    gl.deleteTexture(this.#texture);
    gl.deleteRenderbuffer(this.#depth);
    gl.deleteProgram(this.#blit.program);
    gl.deleteVertexArray(this.#vertexArray);
  }

  #resize(): void {
    const gl = this.#gl;
    const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
    }
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    }
    gl.bindRenderbuffer(gl.RENDERBUFFER, this.#depth);
    gl.renderbufferStorage(gl.RENDERBUFFER, gl.DEPTH_COMPONENT16, width, height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#texture, 0);
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.RENDERBUFFER, this.#depth);
  }
}
