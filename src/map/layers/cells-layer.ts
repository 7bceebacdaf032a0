import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { MapColors } from '../map-colors.ts';
import type { Ramp } from '../map-scene.ts';
import { mercatorX, mercatorY, WORLD_PIXELS } from '../mercator.ts';
import { rampThresholds } from '../ramp.ts';
import { type CellsGeometry, visibleRuns } from './cells-geometry.ts';
import { CellsPicture } from './cells-picture.ts';
import { MAX_STEPS, POINT_FRAGMENT, POINT_VERTEX, QUAD_FRAGMENT, QUAD_VERTEX } from './cells-shaders.ts';
import { type GlProgram, glProgram } from './gl-program.ts';

/** Smallest size of a cell in CSS pixels: less, and sparse villages vanish at prefecture scale. */
const LEAST_PIXELS = 1.6;
/** From this size in device pixels on, cells are rectangles instead of points. */
const QUAD_PIXELS = 24;
const ATTRIBUTES = ['a_offset', 'a_weight', 'a_value'] as const;

/** How the cells are coloured. */
export interface CellsLook {
  readonly ramp: Ramp;
  readonly colors: Pick<MapColors, 'densityLow' | 'densityHigh' | 'cellsOpacity'>;
  readonly visible: boolean;
}

interface GlParts {
  readonly gl: WebGL2RenderingContext;
  readonly points: GlProgram;
  readonly quads: GlProgram;
  readonly picture: CellsPicture;
  readonly vertexArray: WebGLVertexArrayObject;
  readonly buffers: readonly [offsets: WebGLBuffer, weights: WebGLBuffer, values: WebGLBuffer];
}

function rgb(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/**
 * The demand cells, one vertex each. They are drawn opaque into a picture of their own, which is drawn again only when
 * camera, values or colours change, and then laid over the map in one go: overlapping cells do not add up, and a hover
 * or a label does not cost the whole region again.
 */
export class CellsLayer implements CustomLayerInterface {
  readonly id = 'cells';
  readonly type = 'custom';
  #map: MapLibreMap | null = null;
  #parts: GlParts | null = null;
  #geometry: CellsGeometry | null = null;
  #values: Uint32Array | null = null;
  #look: CellsLook | null = null;
  #geometryStale = false;
  #valuesStale = false;
  #pictureStale = true;
  #drawnMatrix = '';

  /** New demand; values of the demand before are dropped. */
  setGeometry(geometry: CellsGeometry | null): void {
    this.#geometry = geometry;
    this.#values = null;
    this.#geometryStale = true;
    this.#repaint();
  }

  /** New values in the order of the demand; null = not answered yet. Only marks: the upload happens in the next frame. */
  setValues(values: Uint32Array | null): void {
    this.#values = values;
    this.#valuesStale = true;
    this.#repaint();
  }

  setLook(look: CellsLook): void {
    this.#look = look;
    this.#repaint();
  }

  #repaint(): void {
    this.#pictureStale = true;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    const program = (vertex: string, fragment: string): GlProgram =>
      glProgram(gl, { vertex, fragment, attributes: ATTRIBUTES });
    this.#parts = {
      gl,
      points: program(POINT_VERTEX, POINT_FRAGMENT),
      quads: program(QUAD_VERTEX, QUAD_FRAGMENT),
      picture: new CellsPicture(gl),
      vertexArray: gl.createVertexArray(),
      buffers: [gl.createBuffer(), gl.createBuffer(), gl.createBuffer()],
    };
    this.#geometryStale = true;
    this.#pictureStale = true;
  }

  onRemove(): void {
    const parts = this.#parts;
    this.#parts = null;
    this.#map = null;
    if (!parts) return;
    for (const buffer of parts.buffers) parts.gl.deleteBuffer(buffer);
    parts.gl.deleteVertexArray(parts.vertexArray);
    for (const { program } of [parts.points, parts.quads]) parts.gl.deleteProgram(program);
    parts.picture.destroy();
  }

  prerender(gl: WebGL2RenderingContext, options: CustomRenderMethodInput): void {
    const { parts, geometry, look } = { parts: this.#parts, geometry: this.#geometry, look: this.#look };
    if (!parts || !geometry || !look?.visible || geometry.count === 0) return;
    this.#upload(parts, geometry);
    const matrix = offsetMatrix(options.defaultProjectionData.mainMatrix, geometry.origin);
    const stamp = `${gl.drawingBufferWidth}x${gl.drawingBufferHeight} ${matrix.join()}`;
    if (!this.#pictureStale && stamp === this.#drawnMatrix) return;
    this.#pictureStale = false;
    this.#drawnMatrix = stamp;
    parts.picture.begin();
    this.#draw(parts, geometry, { look, matrix });
    parts.picture.end();
  }

  render(): void {
    const look = this.#look;
    if (this.#parts && look?.visible && this.#geometry?.count) this.#parts.picture.blit(look.colors.cellsOpacity);
  }

  #upload(parts: GlParts, geometry: CellsGeometry): void {
    const { gl } = parts;
    const [offsets, weights, values] = parts.buffers;
    if (this.#geometryStale) {
      gl.bindBuffer(gl.ARRAY_BUFFER, offsets);
      gl.bufferData(gl.ARRAY_BUFFER, geometry.offsets, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, weights);
      gl.bufferData(gl.ARRAY_BUFFER, geometry.weights, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, values);
      gl.bufferData(gl.ARRAY_BUFFER, 4 * geometry.count, gl.DYNAMIC_DRAW);
      this.#geometryStale = false;
      this.#valuesStale = true;
    }
    if (this.#valuesStale && this.#values?.length === geometry.count) {
      gl.bindBuffer(gl.ARRAY_BUFFER, values);
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, this.#values);
    }
    this.#valuesStale = false;
  }

  #draw(parts: GlParts, geometry: CellsGeometry, now: { look: CellsLook; matrix: Float32Array }): void {
    const { gl } = parts;
    const map = this.#map;
    if (!map) return;
    const ratio = gl.drawingBufferWidth / Math.max(1, map.getCanvas().clientWidth);
    const world = WORLD_PIXELS * 2 ** map.getZoom() * ratio;
    const cell: [number, number] = geometry.cell ? [geometry.cell[0] * world, geometry.cell[1] * world] : [0, 0];
    const asQuads = Math.max(...cell) > QUAD_PIXELS;
    const { program, uniforms } = asQuads ? parts.quads : parts.points;
    gl.useProgram(program);
    gl.uniformMatrix4fv(uniforms['u_matrix'] ?? null, false, now.matrix);
    gl.uniform2f(uniforms['u_cell'] ?? null, ...cell);
    gl.uniform1f(uniforms['u_stretch'] ?? null, geometry.stretch);
    // Dots of points grow gently with the zoom; cells keep their true size.
    const least = geometry.cell ? LEAST_PIXELS : Math.min(9, Math.max(2.4, 1.05 ** (map.getZoom() - 6) * 3 - 0.2));
    gl.uniform1f(uniforms['u_least'] ?? null, least * ratio);
    gl.uniform1i(uniforms['u_points'] ?? null, geometry.cell ? 0 : 1);
    gl.uniform2f(uniforms['u_pixel'] ?? null, 2 / gl.drawingBufferWidth, -2 / gl.drawingBufferHeight);
    this.#setColors(gl, uniforms, { look: now.look, answered: this.#values?.length === geometry.count });
    this.#drawRuns(parts, visibleRuns(geometry.runs, viewOf(map, geometry)), asQuads);
  }

  #setColors(gl: WebGL2RenderingContext, uniforms: GlProgram['uniforms'], now: { look: CellsLook; answered: boolean }): void {
    const { ramp, colors } = now.look;
    const steps = rampThresholds(ramp).slice(0, MAX_STEPS);
    gl.uniform1i(uniforms['u_answered'] ?? null, now.answered ? 1 : 0);
    gl.uniform1i(uniforms['u_count'] ?? null, steps.length);
    gl.uniform1uiv(uniforms['u_steps'] ?? null, steps.concat(Array(MAX_STEPS - steps.length).fill(0)));
    const palette = ramp.colors.slice(0, MAX_STEPS + 1).flatMap(rgb);
    gl.uniform3fv(uniforms['u_colors'] ?? null, palette);
    gl.uniform3fv(uniforms['u_unreached'] ?? null, rgb(ramp.unreachedColor));
    gl.uniform3fv(uniforms['u_low'] ?? null, rgb(colors.densityLow));
    gl.uniform3fv(uniforms['u_high'] ?? null, rgb(colors.densityHigh));
  }

  #drawRuns(parts: GlParts, runs: readonly { first: number; count: number }[], asQuads: boolean): void {
    const { gl } = parts;
    const [offsets, weights, values] = parts.buffers;
    gl.bindVertexArray(parts.vertexArray);
    for (const { first, count } of runs) {
      // WebGL 2 has no base instance: the pointers start at the run instead, for points too, to keep one path.
      gl.bindBuffer(gl.ARRAY_BUFFER, offsets);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 8 * first);
      gl.bindBuffer(gl.ARRAY_BUFFER, weights);
      gl.vertexAttribPointer(1, 1, gl.UNSIGNED_BYTE, true, 0, first);
      gl.bindBuffer(gl.ARRAY_BUFFER, values);
      gl.vertexAttribIPointer(2, 1, gl.UNSIGNED_INT, 0, 4 * first);
      for (let location = 0; location < 3; location++) {
        gl.enableVertexAttribArray(location);
        gl.vertexAttribDivisor(location, asQuads ? 1 : 0);
      }
      if (asQuads) gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
      else gl.drawArrays(gl.POINTS, 0, count);
    }
    gl.bindVertexArray(null);
  }
}

/** Moves the camera matrix (double precision) to the cells' origin, then rounds: no jitter when zoomed in. */
function offsetMatrix(matrix: ArrayLike<number>, origin: readonly [number, number]): Float32Array {
  const moved = Float64Array.from(matrix);
  for (let row = 0; row < 4; row++) {
    const at = (column: number): number => matrix[4 * column + row] ?? 0;
    moved[12 + row] = at(0) * origin[0] + at(1) * origin[1] + at(3);
  }
  return Float32Array.from(moved);
}

function viewOf(map: MapLibreMap, geometry: CellsGeometry): { minX: number; minY: number; maxX: number; maxY: number } {
  const bounds = map.getBounds();
  const [x, y] = geometry.origin;
  const [width, height] = geometry.cell ?? [0, 0];
  return {
    minX: mercatorX(bounds.getWest()) - x - width,
    minY: mercatorY(bounds.getNorth()) - y - height,
    maxX: mercatorX(bounds.getEast()) - x + width,
    maxY: mercatorY(bounds.getSouth()) - y + height,
  };
}
