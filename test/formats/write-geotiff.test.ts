import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { writeGeoTiff } from '../../src/formats/write-geotiff.ts';

const FRAME = { width: 5, height: 3, west: 109.5, north: 27.25, cellLon: 0.25, cellLat: 0.125 };

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const image = await (await fromArrayBuffer(bytes.buffer)).getImage();
  return { image, band: (await image.readRasters())[0] };
}

describe('writeGeoTiff', () => {
  it('keeps whole numbers, place and nodata', async () => {
    const values = Uint16Array.from([0, 1, 2, 65535, 7, 900, 3, 0, 0, 12, 65535, 65535, 4, 5, 60000]);
    const { image, band } = await read(writeGeoTiff({ ...FRAME, values, nodata: 65535 }));
    expect(band).toEqual(values);
    expect(image.getGDALNoData()).toBe(65535);
    expect(image.getOrigin().slice(0, 2)).toEqual([109.5, 27.25]);
    expect(image.getResolution().slice(0, 2)).toEqual([0.25, -0.125]);
    expect(image.getGeoKeys()?.GeographicTypeGeoKey).toBe(4326);
  });

  it('keeps negative heights', async () => {
    const values = Int16Array.from([-32768, -5, 0, 12, 3000, 1, -1, 1, -1, 1, 32767, -32768, 2, 2, 2]);
    const { band } = await read(writeGeoTiff({ ...FRAME, values, nodata: -32768 }));
    expect(band).toEqual(values);
  });

  it('keeps bytes, long integers and fractions', async () => {
    const bytes = Uint8Array.from({ length: 15 }, (_, at) => (at * 91) % 256);
    expect((await read(writeGeoTiff({ ...FRAME, values: bytes }))).band).toEqual(bytes);
    const long = Int32Array.from({ length: 15 }, (_, at) => (at - 7) * 123_456_789);
    expect((await read(writeGeoTiff({ ...FRAME, values: long }))).band).toEqual(long);
    const fractions = Float32Array.from({ length: 15 }, (_, at) => at / 7 - 1);
    expect((await read(writeGeoTiff({ ...FRAME, values: fractions }))).band).toEqual(fractions);
  });

  it('writes several strips', async () => {
    const values = Uint16Array.from({ length: 7 * 200 }, (_, at) => (at * 37) % 5000);
    const { band } = await read(writeGeoTiff({ ...FRAME, width: 7, height: 200, values }));
    expect(band).toEqual(values);
  });

  it('refuses values that do not fill the raster', () => {
    expect(() => writeGeoTiff({ ...FRAME, values: new Uint16Array(14) })).toThrow('14 values for 5 × 3 cells');
  });
});
