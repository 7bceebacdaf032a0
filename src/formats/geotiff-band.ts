import type { GeoTIFFImage } from 'geotiff';

/** Cells read between two pauses, in whole rows of blocks. */
const CELLS_AT_ONCE = 2 ** 18;

/**
 * The first band of an image as stored. It is read in bands of rows that begin and end where the file's own blocks do,
 * so that no block is unpacked twice; `pace` is awaited in between with the share read (0 … 1).
 */
export async function readBand(image: GeoTIFFImage, pace: (share: number) => Promise<void>) {
  const width = image.getWidth();
  const height = image.getHeight();
  const values = image.getArrayForSample(0, width * height);
  const block = Math.max(1, image.getTileHeight());
  const rows = block * Math.max(1, Math.floor(CELLS_AT_ONCE / (block * width)));
  for (let top = 0; top < height; top += rows) {
    const window = [0, top, width, Math.min(height, top + rows)];
    const [part] = await image.readRasters({ samples: [0], window });
    if (part === undefined || typeof part === 'number') throw new Error('the image has no band');
    values.set(part, top * width);
    await pace(window[3]! / height);
  }
  return values;
}
