import type { RawRaster } from '../../../../src/core/normalise/raw.ts';
import { BARRIER, type BurnLayer, mergeLandCover } from '../../../../src/core/travel/terrain/burn-friction.ts';
import { type FrictionGrid, MOVEMENT, paceOfSpeed } from '../../../../src/core/travel/terrain/friction-grid.ts';
import { gridLines } from '../../../../src/core/travel/terrain/grid-lines.ts';
import { geotiffFormat } from '../../../../src/formats/geotiff.format.ts';
import { readShared } from '../../../oracles/shared-data.ts';
import { readShapefile, type Shape } from './read-shapefile.ts';

export const DEMO = 'accessmod-demo/demo/';

/** Speed table of the demo: class, km/h and how one moves. */
export const SPEEDS: readonly (readonly [code: number, kmh: number, movement: keyof typeof MOVEMENT])[] = [
  [1, 2, 'walk'],
  [2, 15, 'bicycle'],
  [3, 2, 'walk'],
  [4, 3, 'walk'],
  [5, 4, 'walk'],
  [6, 4, 'walk'],
  [1001, 80, 'motor'],
  [1002, 80, 'motor'],
  [1003, 60, 'motor'],
  [1004, 12, 'bicycle'],
  [1005, 10, 'bicycle'],
];

export async function demoRaster(path: string): Promise<RawRaster> {
  const file = { name: path, bytes: Uint8Array.from(readShared(DEMO + path)) };
  const { content } = await geotiffFormat.read(file, {});
  if (content?.type !== 'raster') throw new Error(`${path} is no raster`);
  return content;
}

/** Values with NaN for nodata. */
export function known(raster: RawRaster): Float64Array {
  return Float64Array.from(raster.values, (value) => (value === raster.nodata ? Number.NaN : value));
}

/** The demo's own merged land cover and heights as a friction grid. */
export async function demoGrid(): Promise<FrictionGrid> {
  const cover = await demoRaster('analysis/land_cover_merged__demo/land_cover_merged__demo.GeoTIFF');
  return gridOf(cover, known(cover));
}

/** A friction grid of any merged cover on the demo's frame; classes without a speed are impassable. */
export async function gridOf(frame: RawRaster, codes: ArrayLike<number>): Promise<FrictionGrid> {
  const elevation = Float32Array.from(known(await demoRaster('base/DEM/dem__dem.GeoTIFF')));
  const pace = new Float32Array(codes.length);
  const movement = new Uint8Array(codes.length);
  const byCode = new Map(SPEEDS.map((row) => [row[0], row]));
  for (let i = 0; i < codes.length; i++) {
    const row = byCode.get(codes[i] ?? Number.NaN);
    if (!row) continue;
    pace[i] = paceOfSpeed(row[1]);
    movement[i] = MOVEMENT[row[2]];
  }
  const { width: columns, height: rows, cellX, cellY } = frame;
  return { columns, rows, cellX, cellY, pace, movement, elevation };
}

/** The four facilities of the demo that stand on passable ground, as cells. */
export const STARTS = [
  [416, 491],
  [233, 470],
  [82, 116],
  [41, 62],
].map(([row = 0, column = 0]) => row * 633 + column);

/** Lines of one of the demo's shapefiles in grid coordinates. */
export function demoLines(path: string, frame: RawRaster, keep: (fields: Shape['fields']) => boolean = () => true) {
  const toGrid = ([x, y]: readonly [number, number]): [number, number] => [
    (x - frame.west) / frame.cellX,
    (frame.north - y) / frame.cellY,
  ];
  const shapes = readShapefile(`${DEMO}${path}`).filter((shape) => keep(shape.fields));
  return gridLines(shapes.flatMap((shape) => shape.parts.map((part) => part.map(toGrid))));
}

/** The demo's vectors over its land cover, in AccessMod's order. */
export async function demoMerge(): Promise<{ merged: Uint16Array; frame: RawRaster }> {
  const frame = await demoRaster('base/land_cover__demo/land_cover__demo.GeoTIFF');
  const roads = [1005, 1004, 1003, 1002, 1001].map((code): BurnLayer => {
    const lines = demoLines('base/road__demo/road__demo/road__demo', frame, (row) => Number(row['class']) === code);
    return { code, shape: 'lines', lines, road: true };
  });
  const rivers = demoLines('base/barrier__demo_river/barrier__demo_river/barrier__demo_river', frame);
  const closed = demoLines('base/barrier_restricted_area/barrier__demo/barrier__demo', frame);
  const merged = mergeLandCover({
    columns: frame.width,
    rows: frame.height,
    landCover: Uint16Array.from(known(frame), (code) => code || BARRIER),
    layers: [
      { code: BARRIER, shape: 'lines', lines: rivers },
      ...roads,
      { code: BARRIER, shape: 'areas', lines: closed },
    ],
    dropCornerRoads: true,
  });
  return { merged, frame };
}
