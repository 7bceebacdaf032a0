// Not lazily: every project has a raster, and a second file to fetch costs the first screen more.
import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import type { Issue } from '../core/model/issue.ts';
import type { RawRaster } from '../core/normalise/raw.ts';
import type { InputFile, ReadOptions } from './driver.ts';
import { readBand } from './geotiff-band.ts';
import { inflateWithFflate } from './geotiff-inflate.ts';
import type { DetailedDriver, DetailedResult } from './read-details.ts';
import { workPace } from './work-pace.ts';

/** EPSG code for "defined by the user": says nothing. */
const USER_DEFINED = 32767;

/**
 * GeoTIFF: the first image's first band as stored, never resampled. Row 0 is the north; a south-up file is turned
 * (rows reordered, values untouched), a rotated one is refused.
 */
export const geotiffFormat: DetailedDriver = {
  format: 'GeoTIFF',
  accepts: (name, head) => isTiff(head) || /\.(tif|tiff|geotiff)$/i.test(name),
  read: readGeotiff,
};

function isTiff(head: Uint8Array): boolean {
  const little = head[0] === 0x49 && head[1] === 0x49 && (head[2] === 42 || head[2] === 43);
  const big = head[0] === 0x4d && head[1] === 0x4d && (head[3] === 42 || head[3] === 43);
  return little || big;
}

async function readGeotiff(file: InputFile, options: ReadOptions): Promise<DetailedResult> {
  inflateWithFflate();
  options.signal?.throwIfAborted();
  const { bytes } = file;
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  const tiff = await fromArrayBuffer(whole ? bytes.buffer : bytes.slice().buffer);
  const image = await tiff.getImage();
  options.onProgress?.(0.2);
  const issues: Issue[] = [];
  const frame = frameOf(image, issues);
  if (frame === null) return { format: 'GeoTIFF', content: null, issues };
  const bands = image.getSamplesPerPixel();
  if (bands > 1) issues.push({ code: 'raster-bands-ignored', severity: 'warning', values: { count: bands - 1 } });
  const pace = workPace(options);
  const band = await readBand(image, (share) => pace(0.2 + 0.8 * share));
  options.signal?.throwIfAborted();
  // Int8 widens without loss; everything else stays as stored.
  const stored: RawRaster['values'] = band instanceof Int8Array ? Int16Array.from(band) : band;
  if (frame.southUp) turnRows(stored, image.getWidth());
  const epsg = epsgOf(image);
  const content: RawRaster = {
    type: 'raster',
    width: image.getWidth(),
    height: image.getHeight(),
    west: frame.west,
    north: frame.north,
    cellX: frame.cellX,
    cellY: frame.cellY,
    epsg,
    nodata: nodataOf(image, stored),
    values: stored,
  };
  options.onProgress?.(1);
  return { format: 'GeoTIFF', content, ...(epsg === null ? {} : { crs: `EPSG:${epsg}` }), issues };
}

interface Frame {
  readonly west: number;
  readonly north: number;
  readonly cellX: number;
  readonly cellY: number;
  readonly southUp: boolean;
}

/** Outer edges and cell size from the affine tags; null with an issue where they cannot be used. */
function frameOf(image: GeoTIFFImage, issues: Issue[]): Frame | null {
  const tags = image.getFileDirectory();
  const matrix: unknown = tags.hasTag('ModelTransformation') ? tags.getValue('ModelTransformation') : null;
  const scale: unknown = tags.hasTag('ModelPixelScale') ? tags.getValue('ModelPixelScale') : null;
  const tie: unknown = tags.hasTag('ModelTiepoint') ? tags.getValue('ModelTiepoint') : null;
  const affine = isNumbers(matrix) ? affineOfMatrix(matrix) : affineOfTie(scale, tie);
  if (affine === null) {
    issues.push({ code: 'raster-not-georeferenced', severity: 'error' });
    return null;
  }
  const { stepX, stepY, rotated } = affine;
  if (rotated || stepX <= 0 || stepY === 0) {
    issues.push({ code: 'raster-rotated', severity: 'error' });
    return null;
  }
  // PixelIsPoint (2): the tie point is a cell's centre, half a cell inside its outer corner.
  const half = image.getGeoKeys()?.GTRasterTypeGeoKey === 2 ? 0.5 : 0;
  const west = affine.x - half * stepX;
  const top = affine.y - half * stepY;
  const southUp = stepY > 0;
  if (southUp) issues.push({ code: 'raster-south-up', severity: 'note' });
  const north = southUp ? top + stepY * image.getHeight() : top;
  return { west, north, cellX: stepX, cellY: Math.abs(stepY), southUp };
}

interface Affine {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  /** Negative where rows go south, as they should. */
  readonly stepY: number;
  readonly rotated: boolean;
}

function affineOfMatrix(m: ArrayLike<number>): Affine | null {
  if (m.length < 8) return null;
  const at = (i: number) => m[i] ?? 0;
  return { x: at(3), y: at(7), stepX: at(0), stepY: at(5), rotated: at(1) !== 0 || at(4) !== 0 };
}

/** One tie point and the scale; the point need not be the first cell's. */
function affineOfTie(scale: unknown, tie: unknown): Affine | null {
  if (!isNumbers(scale) || !isNumbers(tie) || scale.length < 2 || tie.length < 6) return null;
  const stepX = scale[0] ?? 0;
  const stepY = -(scale[1] ?? 0);
  const x = (tie[3] ?? 0) - (tie[0] ?? 0) * stepX;
  const y = (tie[4] ?? 0) - (tie[1] ?? 0) * stepY;
  return { x, y, stepX, stepY, rotated: false };
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function epsgOf(image: GeoTIFFImage): number | null {
  const keys = image.getGeoKeys();
  const code: unknown = keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey;
  return typeof code === 'number' && code > 0 && code !== USER_DEFINED ? code : null;
}

/** The tag is written in decimal; values stored as 32-bit floats are compared as such. */
function nodataOf(image: GeoTIFFImage, values: RawRaster['values']): number | null {
  const nodata = image.getGDALNoData();
  if (nodata === null) return null;
  return values instanceof Float32Array ? Math.fround(nodata) : nodata;
}

function turnRows(values: RawRaster['values'], width: number): void {
  for (let top = 0, bottom = values.length - width; top < bottom; top += width, bottom -= width) {
    const row = values.slice(top, top + width);
    values.copyWithin(top, bottom, bottom + width);
    values.set(row, bottom);
  }
}
