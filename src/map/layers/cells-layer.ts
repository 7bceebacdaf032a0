import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { RegionView } from '../../engine/engine.ts';
import type { MapColors } from '../map-colors.ts';
import type { Ramp } from '../map-scene.ts';
import { classesOf, densityClasses, paletteOf, strengthsOf } from './cells-classes.ts';
import { type CellsGrid, cellsGrid } from './cells-grid.ts';
import { viewOf } from './cells-view.ts';
import { DotsPainter } from './dots-painter.ts';
import { lookupTexture } from './gl-program.ts';
import { GridPainter } from './grid-painter.ts';

type Demand = RegionView['demand'];

/** How the cells are coloured. */
export interface CellsLook {
  readonly ramp: Ramp;
  readonly colors: Pick<MapColors, 'densityLow' | 'densityHigh' | 'cellsOpacity'>;
  readonly visible: boolean;
}

/** The demand: rasters as a grid, points as dots. Nothing is computed or sent before a frame needs it. */
export class CellsLayer implements CustomLayerInterface {
  readonly id = 'cells';
  readonly type = 'custom';
  #map: MapLibreMap | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #palette: WebGLTexture | null = null;
  #painter: GridPainter | DotsPainter | null = null;
  #demand: Demand | null = null;
  #grid: CellsGrid | null = null;
  #strengths = new Uint8Array(0);
  #values: Uint32Array | null = null;
  #look: CellsLook | null = null;
  #classes: Uint8Array | null = null;
  #paletteStale = true;

  /** New demand; values of the demand before are dropped. */
  setDemand(demand: Demand | null): void {
    this.#demand = demand;
    this.#grid = demand && cellsGrid(demand);
    this.#strengths = demand ? strengthsOf(demand.population) : new Uint8Array(0);
    this.#values = null;
    this.#painter?.destroy();
    this.#painter = null;
    this.#changed();
  }

  /** New values in the order of the demand; null = not answered yet. */
  setValues(values: Uint32Array | null): void {
    this.#values = values;
    this.#changed();
  }

  setLook(look: CellsLook): void {
    this.#look = look;
    this.#paletteStale = true;
    this.#changed();
  }

  #changed(): void {
    this.#classes = null;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    this.#palette = lookupTexture(gl);
    this.#paletteStale = true;
  }

  onRemove(): void {
    this.#painter?.destroy();
    this.#painter = null;
    if (this.#palette) this.#gl?.deleteTexture(this.#palette);
    this.#gl = null;
    this.#map = null;
  }

  render(gl: WebGL2RenderingContext, options: CustomRenderMethodInput): void {
    const { demand, look, map, palette } = {
      demand: this.#demand,
      look: this.#look,
      map: this.#map,
      palette: this.#palette,
    };
    if (!demand?.count || !look?.visible || !map || !palette) return;
    // MapLibre leaves these as its last upload needed them.
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.activeTexture(gl.TEXTURE0);
    if (this.#paletteStale) {
      gl.bindTexture(gl.TEXTURE_2D, palette);
      gl.texImage2D(
        gl.TEXTURE_2D,
        0,
        gl.RGBA8,
        256,
        1,
        0,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        paletteOf(look.ramp, look.colors),
      );
      this.#paletteStale = false;
    }
    const answered = this.#values?.length === demand.count ? this.#values : null;
    this.#classes ??= answered ? classesOf(answered, look.ramp, this.#strengths) : densityClasses(demand.population);
    this.#painter ??= this.#grid ? new GridPainter(gl, this.#grid) : new DotsPainter(gl, demand);
    const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    this.#painter.draw({
      view: viewOf(options.defaultProjectionData.mainMatrix, width, height),
      ratio: width / Math.max(1, map.getCanvas().clientWidth),
      zoom: map.getZoom(),
      classes: this.#classes,
      palette,
      opacity: look.colors.cellsOpacity,
    });
  }
}
