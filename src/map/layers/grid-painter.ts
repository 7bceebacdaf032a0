import { type CellsGrid, type GridWindow, paintWindow } from './cells-grid.ts';
import { GRID_FRAGMENT, SCREEN_VERTEX } from './cells-shaders.ts';
import { type CellsView, holds, levelFor, pixelLookup, seenWindow, windowFor } from './cells-view.ts';
import { type GlProgram, glProgram, lookupTexture } from './gl-program.ts';

/** Smallest size of a cell in CSS pixels: smaller, and several are drawn as one. */
const LEAST_PIXELS = 1.15;

/** Sparse cells are this faint from afar, and as strong as all others from `FULL_PIXELS` per cell on. */
const SPARSE_OPACITY = 0.48;
const FULL_PIXELS = 5;

/** What a painter of cells needs for one frame. */
export interface CellsFrame {
  readonly view: CellsView;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly zoom: number;
  readonly classes: Uint8Array;
  readonly palette: WebGLTexture;
  readonly opacity: number;
}

/**
 * Draws a raster of cells in one pass over the screen, whatever their number: the picture of classes lies in a texture
 * that is painted again only for new values, and every pixel knows its column and row from two small tables.
 */
export class GridPainter {
  readonly #gl: WebGL2RenderingContext;
  readonly #grid: CellsGrid;
  readonly #program: GlProgram;
  readonly #vertexArray: WebGLVertexArrayObject;
  readonly #columns: WebGLTexture;
  readonly #rows: WebGLTexture;
  readonly #picture: WebGLTexture;
  #view = '';
  #seen: GridWindow | null = null;
  #level = -1;
  #window: GridWindow | null = null;
  #classes: Uint8Array | null = null;

  constructor(gl: WebGL2RenderingContext, grid: CellsGrid) {
    this.#gl = gl;
    this.#grid = grid;
    this.#program = glProgram(gl, { vertex: SCREEN_VERTEX, fragment: GRID_FRAGMENT, attributes: [] });
    this.#vertexArray = gl.createVertexArray();
    this.#columns = lookupTexture(gl);
    this.#rows = lookupTexture(gl);
    this.#picture = lookupTexture(gl);
  }

  draw(frame: CellsFrame): void {
    const { gl, level } = { gl: this.#gl, level: levelFor(this.#grid, frame.view, LEAST_PIXELS * frame.ratio) };
    this.#lookUp(frame.view, level);
    if (!this.#seen) return;
    this.#paint(frame, level);
    if (!this.#window) return;
    const { program, uniforms } = this.#program;
    gl.useProgram(program);
    const textures = { u_columns: this.#columns, u_rows: this.#rows, u_grid: this.#picture, u_palette: frame.palette };
    Object.entries(textures).forEach(([name, texture], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(uniforms[name] ?? null, unit);
    });
    gl.uniform2i(uniforms['u_window'] ?? null, this.#window.column, this.#window.row);
    gl.uniform1f(uniforms['u_opacity'] ?? null, frame.opacity);
    const cellPixels = ((this.#grid.cellLon / 360) * frame.view.scale) / frame.ratio;
    const near = Math.min(1, Math.max(0, (cellPixels - 1) / (FULL_PIXELS - 1)));
    gl.uniform1f(uniforms['u_sparse'] ?? null, SPARSE_OPACITY + (1 - SPARSE_OPACITY) * near);
    gl.bindVertexArray(this.#vertexArray);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
  }

  destroy(): void {
    const gl = this.#gl;
    for (const texture of [this.#columns, this.#rows, this.#picture]) gl.deleteTexture(texture);
    gl.deleteProgram(this.#program.program);
    gl.deleteVertexArray(this.#vertexArray);
  }

  /** The tables of columns and rows, again only when the camera moved. */
  #lookUp(view: CellsView, level: number): void {
    const stamp = `${level} ${Object.values(view).join()}`;
    if (stamp === this.#view) return;
    this.#view = stamp;
    const gl = this.#gl;
    const lookup = pixelLookup(this.#grid, view, 2 ** level);
    this.#seen = seenWindow(lookup);
    for (const [texture, table] of [
      [this.#columns, lookup.columns],
      [this.#rows, lookup.rows],
    ] as const) {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32I, table.length, 1, 0, gl.RED_INTEGER, gl.INT, table);
    }
  }

  /** The picture of classes, again only for new values, another level, or when the view left it. */
  #paint(frame: CellsFrame, level: number): void {
    const fits = this.#window && this.#seen && level === this.#level && holds(this.#window, this.#seen);
    if (fits && frame.classes === this.#classes) return;
    if (!fits) this.#window = windowFor(this.#grid, frame.view, 2 ** level);
    this.#level = level;
    this.#classes = frame.classes;
    const { gl, window } = { gl: this.#gl, window: this.#window };
    if (!window) return;
    const pixels = paintWindow(this.#grid.level(level), window, frame.classes);
    gl.bindTexture(gl.TEXTURE_2D, this.#picture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, window.columns, window.rows, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, pixels);
  }
}
