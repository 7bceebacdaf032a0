import { writeGeoTiff } from '../formats/write-geotiff.ts';
import { type FineGrid, fineValue } from './fine-grid.ts';
import type { Land } from './land.ts';
import { createNoise } from './noise.ts';

/** Codes of ESA WorldCover. */
const COVER = { tree: 10, shrub: 20, grass: 30, crop: 40, built: 50, water: 80 } as const;
/** Fields lie on gentle ground near the valley floor; above so many metres grass and shrub take over from the forest. */
const FIELD_SLOPE = 0.12;
const FIELD_ABOVE = 90;
const TREE_LINE = 1_450;

interface Ground {
  readonly fine: FineGrid;
  readonly people: Uint16Array;
  /** Cells of open water. */
  readonly water: Uint8Array;
  readonly seed: number;
}

/** Land cover of the sample: water, houses, fields in the valleys, forest on the slopes, grass and shrub on top. */
export function landCoverTiff(land: Land, { fine, people, water, seed }: Ground): Uint8Array<ArrayBuffer> {
  const patches = createNoise(seed * 31 + 77);
  const { width, height, west, north, step } = fine;
  const values = new Uint8Array(width * height);
  for (let cell = 0; cell < values.length; cell++) {
    values[cell] = water[cell] ? COVER.water : (people[cell] as number) > 0 ? COVER.built : wild(cell);
  }
  return writeGeoTiff({ width, height, west, north, cellLon: step, cellLat: step, values, nodata: 0 });

  function wild(cell: number): number {
    const column = cell % width;
    const row = (cell - column) / width;
    const patch = patches.sum(column / 40, row / 40, 3);
    const slope = fineValue(fine, land.slope, cell);
    const above = fineValue(fine, land.above, cell);
    if (slope < FIELD_SLOPE * (1 + 0.5 * patch) && above < FIELD_ABOVE * (1 + 0.6 * patch)) return COVER.crop;
    if (fineValue(fine, land.meters, cell) > TREE_LINE + 250 * patch) return patch > 0 ? COVER.grass : COVER.shrub;
    return patch > 0.42 ? COVER.shrub : patch < -0.5 ? COVER.grass : COVER.tree;
  }
}
