import { zlibSync } from 'fflate';

/** A raster of one band on a lon/lat grid (EPSG:4326), row 0 in the north. */
export interface GeoTiffRaster {
  readonly width: number;
  readonly height: number;
  /** Degrees of the outer edges of the north-west cell. */
  readonly west: number;
  readonly north: number;
  /** Size of a cell in degrees. */
  readonly cellLon: number;
  readonly cellLat: number;
  /** Row after row; its type decides the type of the file. */
  readonly values: Uint8Array | Uint16Array | Int16Array | Int32Array | Float32Array;
  /** The value that means "no data here". */
  readonly nodata?: number;
}

const ROWS_PER_STRIP = 64;
const SHORT = 3;
const LONG = 4;
const ASCII = 2;
const DOUBLE = 12;

interface Entry {
  readonly tag: number;
  readonly type: typeof SHORT | typeof LONG | typeof ASCII | typeof DOUBLE;
  readonly values: readonly number[];
}

const TYPE_BYTES = { [SHORT]: 2, [LONG]: 4, [ASCII]: 1, [DOUBLE]: 8 } as const;

/** Writes a GeoTIFF: little-endian, strips, deflate, horizontal predictor for whole numbers. */
export function writeGeoTiff(raster: GeoTiffRaster): Uint8Array<ArrayBuffer> {
  const { width, height, values } = raster;
  if (values.length !== width * height) {
    throw new Error(`writeGeoTiff: ${values.length} values for ${width} × ${height} cells`);
  }
  const strips: Uint8Array[] = [];
  for (let row = 0; row < height; row += ROWS_PER_STRIP) {
    strips.push(zlibSync(stripBytes(raster, row, Math.min(height, row + ROWS_PER_STRIP)), { level: 9 }));
  }
  const entries = directory(raster, strips);
  const size = layOut(entries);
  const offsets: number[] = [];
  let end = size;
  for (const strip of strips) {
    offsets.push(end);
    end += strip.length;
  }
  const bytes = new Uint8Array(end);
  const placed = entries.map((entry) => (entry.tag === 273 ? { ...entry, values: offsets } : entry));
  writeDirectory(new DataView(bytes.buffer), placed);
  strips.forEach((strip, index) => {
    bytes.set(strip, offsets[index] as number);
  });
  return bytes;
}

/** Bytes of some rows; whole numbers as differences from the cell to the left (TIFF 6, predictor 2). */
function stripBytes(raster: GeoTiffRaster, from: number, to: number): Uint8Array {
  const { width, values } = raster;
  const strip = values.slice(from * width, to * width);
  if (!(strip instanceof Float32Array)) {
    for (let start = 0; start < strip.length; start += width) {
      for (let at = start + width - 1; at > start; at--) {
        // Typed arrays wrap around as the predictor wants.
        strip[at] = (strip[at] as number) - (strip[at - 1] as number);
      }
    }
  }
  return new Uint8Array(strip.buffer, strip.byteOffset, strip.byteLength);
}

function directory(raster: GeoTiffRaster, strips: readonly Uint8Array[]): Entry[] {
  const { width, height, values, west, north, cellLon, cellLat, nodata } = raster;
  const float = values instanceof Float32Array;
  const signed = values instanceof Int16Array || values instanceof Int32Array;
  const short = (tag: number, ...list: number[]): Entry => ({ tag, type: SHORT, values: list });
  const long = (tag: number, ...list: number[]): Entry => ({ tag, type: LONG, values: list });
  const double = (tag: number, ...list: number[]): Entry => ({ tag, type: DOUBLE, values: list });
  const entries = [
    long(256, width),
    long(257, height),
    short(258, values.BYTES_PER_ELEMENT * 8),
    short(259, 8), // compression: deflate
    short(262, 1), // black is zero
    long(273, ...strips.map(() => 0)),
    short(277, 1), // one band
    long(278, ROWS_PER_STRIP),
    long(279, ...strips.map((strip) => strip.length)),
    short(284, 1), // chunky
    short(317, float ? 1 : 2), // predictor
    short(339, float ? 3 : signed ? 2 : 1), // sample format
    double(33550, cellLon, cellLat, 0),
    double(33922, 0, 0, 0, west, north, 0),
    // GeoKeys: geographic model, cells are areas, WGS 84, degrees.
    short(34735, 1, 1, 0, 4, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326, 2054, 0, 1, 9102),
  ];
  if (nodata !== undefined) {
    entries.push({ tag: 42113, type: ASCII, values: [...`${nodata}\0`].map((letter) => letter.charCodeAt(0)) });
  }
  return entries;
}

/** Bytes before the first strip: header, directory, values that do not fit into it. */
function layOut(entries: readonly Entry[]): number {
  let end = 8 + 2 + entries.length * 12 + 4;
  for (const entry of entries) {
    const size = TYPE_BYTES[entry.type] * entry.values.length;
    if (size > 4) end = evenUp(end) + size;
  }
  return evenUp(end);
}

function evenUp(offset: number): number {
  return (offset + 7) & ~7;
}

function writeDirectory(view: DataView, entries: readonly Entry[]): void {
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  let extra = 8 + 2 + entries.length * 12 + 4;
  entries.forEach((entry, index) => {
    const at = 10 + index * 12;
    view.setUint16(at, entry.tag, true);
    view.setUint16(at + 2, entry.type, true);
    view.setUint32(at + 4, entry.values.length, true);
    const size = TYPE_BYTES[entry.type] * entry.values.length;
    let to = at + 8;
    if (size > 4) {
      to = evenUp(extra);
      extra = to + size;
      view.setUint32(at + 8, to, true);
    }
    entry.values.forEach((value, order) => {
      const place = to + order * TYPE_BYTES[entry.type];
      if (entry.type === SHORT) view.setUint16(place, value, true);
      else if (entry.type === LONG) view.setUint32(place, value, true);
      else if (entry.type === DOUBLE) view.setFloat64(place, value, true);
      else view.setUint8(place, value);
    });
  });
}
