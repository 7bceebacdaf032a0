import type { RegionView } from '../../engine/engine.ts';
import { mercatorX, mercatorY } from '../mercator.ts';
import { DOT_FRAGMENT, DOT_VERTEX } from './cells-shaders.ts';
import { type GlProgram, glProgram } from './gl-program.ts';
import type { CellsFrame } from './grid-painter.ts';

/** Diameter in CSS pixels of a middling dot: grows gently with the zoom. */
function dotSize(zoom: number): number {
  return Math.min(12, Math.max(2.6, 2.6 * 1.22 ** (zoom - 8)));
}

/** Draws demand points as round dots, one vertex each. */
export class DotsPainter {
  readonly #gl: WebGL2RenderingContext;
  readonly #count: number;
  /** Places are offsets from here, because a float holds 24 bits: centimetres over a prefecture. */
  readonly #origin: readonly [number, number];
  readonly #program: GlProgram;
  readonly #vertexArray: WebGLVertexArrayObject;
  readonly #buffers: readonly [offsets: WebGLBuffer, weights: WebGLBuffer, classes: WebGLBuffer];
  #classes: Uint8Array | null = null;

  constructor(gl: WebGL2RenderingContext, demand: RegionView['demand']) {
    this.#gl = gl;
    this.#count = demand.count;
    this.#origin = [mercatorX(demand.lon[0] ?? 0), mercatorY(demand.lat[0] ?? 0)];
    this.#program = glProgram(gl, {
      vertex: DOT_VERTEX,
      fragment: DOT_FRAGMENT,
      attributes: ['a_offset', 'a_weight', 'a_class'],
    });
    this.#vertexArray = gl.createVertexArray();
    this.#buffers = [gl.createBuffer(), gl.createBuffer(), gl.createBuffer()];
    this.#upload(demand);
  }

  draw(frame: CellsFrame): void {
    const gl = this.#gl;
    const { view, ratio } = frame;
    const { program, uniforms } = this.#program;
    gl.bindVertexArray(this.#vertexArray);
    if (frame.classes !== this.#classes) {
      this.#classes = frame.classes;
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[2]);
      gl.bufferData(gl.ARRAY_BUFFER, frame.classes, gl.DYNAMIC_DRAW);
    }
    gl.useProgram(program);
    const [x, y] = this.#origin;
    gl.uniform2f(uniforms['u_scale'] ?? null, (2 * view.scale) / view.width, (-2 * view.scale) / view.height);
    gl.uniform2f(
      uniforms['u_shift'] ?? null,
      (2 * (x * view.scale + view.originX)) / view.width - 1,
      1 - (2 * (y * view.scale + view.originY)) / view.height,
    );
    gl.uniform1f(uniforms['u_size'] ?? null, dotSize(frame.zoom) * ratio);
    gl.uniform1f(uniforms['u_opacity'] ?? null, frame.opacity);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, frame.palette);
    gl.uniform1i(uniforms['u_palette'] ?? null, 0);
    gl.drawArrays(gl.POINTS, 0, this.#count);
    gl.bindVertexArray(null);
  }

  destroy(): void {
    for (const buffer of this.#buffers) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteVertexArray(this.#vertexArray);
    this.#gl.deleteProgram(this.#program.program);
  }

  #upload(demand: RegionView['demand']): void {
    const gl = this.#gl;
    const [x, y] = this.#origin;
    const offsets = new Float32Array(2 * demand.count);
    let most = 0;
    for (let point = 0; point < demand.count; point++) {
      offsets[2 * point] = mercatorX(demand.lon[point]!) - x;
      offsets[2 * point + 1] = mercatorY(demand.lat[point]!) - y;
      most = Math.max(most, demand.population[point]!);
    }
    const scale = most > 0 ? 255 / Math.log1p(most) : 0;
    const weights = Uint8Array.from(demand.population, (people) => Math.log1p(Math.max(0, people)) * scale);
    gl.bindVertexArray(this.#vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[0]);
    gl.bufferData(gl.ARRAY_BUFFER, offsets, gl.STATIC_DRAW);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[1]);
    gl.bufferData(gl.ARRAY_BUFFER, weights, gl.STATIC_DRAW);
    gl.vertexAttribPointer(1, 1, gl.UNSIGNED_BYTE, true, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[2]);
    gl.vertexAttribIPointer(2, 1, gl.UNSIGNED_BYTE, 0, 0);
    for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
    gl.bindVertexArray(null);
  }
}
