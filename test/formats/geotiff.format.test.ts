import { writeArrayBuffer } from 'geotiff';
import { expect, test } from 'vitest';
import { geotiffFormat } from '../../src/formats/geotiff.format.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { sharedFile } from './input-file.ts';

/** A 3 × 2 raster at 120° E, 30° N with cells of half a degree. */
const tiff = (values: number[], more: object = {}) => {
  const buffer = writeArrayBuffer(new Float32Array(values) as unknown as number[], {
    width: 3,
    height: 2,
    ModelTiepoint: [0, 0, 0, 120, 30, 0],
    ModelPixelScale: [0.5, 0.5, 0],
    GeographicTypeGeoKey: 4326,
    GTModelTypeGeoKey: 2,
    GTRasterTypeGeoKey: 1,
    ...more,
  });
  return { name: 'a.tif', bytes: new Uint8Array(buffer) };
};
const rasterOf = async (file: ReturnType<typeof tiff>) => {
  const { content, issues, crs } = await readFile(file);
  return { raster: content?.type === 'raster' ? content : null, issues, crs };
};

test('values, edges, cells, code, nodata', async () => {
  const { raster, issues, crs } = await rasterOf(tiff([1, 2, 3, 4, -99999, 6], { GDAL_NODATA: '-99999' }));
  expect(raster).toMatchObject({
    width: 3,
    height: 2,
    west: 120,
    north: 30,
    cellX: 0.5,
    cellY: 0.5,
    epsg: 4326,
    nodata: -99999,
  });
  expect([...(raster?.values ?? [])]).toEqual([1, 2, 3, 4, -99999, 6]);
  expect(issues).toEqual([]);
  expect(crs).toBe('EPSG:4326');
});

test('nodata NaN, and one that only a 32-bit float meets', async () => {
  expect((await rasterOf(tiff([1, Number.NaN, 3, 4, 5, 6], { GDAL_NODATA: 'nan' }))).raster?.nodata).toBeNaN();
  const { raster } = await rasterOf(tiff([0.1, 2, 3, 4, 5, 6], { GDAL_NODATA: '0.1' }));
  expect(raster?.nodata).toBe(raster?.values[0]);
});

test('a tie point in the middle of a cell (PixelIsPoint) moves the edges by half a cell', async () => {
  const { raster } = await rasterOf(tiff([1, 2, 3, 4, 5, 6], { GTRasterTypeGeoKey: 2 }));
  expect(raster).toMatchObject({ west: 119.75, north: 30.25 });
});

test('a south-up raster is turned, values untouched', async () => {
  const { raster, issues } = await rasterOf(tiff([1, 2, 3, 4, 5, 6], { ModelPixelScale: [0.5, -0.5, 0] }));
  expect(raster).toMatchObject({ west: 120, north: 31, cellY: 0.5 });
  expect([...(raster?.values ?? [])]).toEqual([4, 5, 6, 1, 2, 3]);
  expect(issues[0]?.code).toBe('raster-south-up');
});

test('signatures', () => {
  expect(geotiffFormat.accepts('x', Uint8Array.of(0x4d, 0x4d, 0, 43))).toBe(true);
  expect(geotiffFormat.accepts('x', Uint8Array.of(0x4d, 0x4d, 1, 1))).toBe(false);
  expect(geotiffFormat.accepts('DEM.TIF', new Uint8Array(0))).toBe(true);
});

test('the small GeoTIFF of mapshaper', async ({ skip }) => {
  const file = sharedFile('encoding-small/wgs84-geographic-epsg4326.tif');
  if (file === null) return skip();
  const { content } = await readFile(file);
  expect(content).toMatchObject({
    width: 2,
    height: 2,
    west: -180,
    north: 90,
    cellX: 180,
    cellY: 90,
    epsg: 4326,
    nodata: null,
  });
  expect(content?.type === 'raster' && [...content.values]).toEqual([0, 64, 128, 255]);
});

test('a rotated raster and one without a place are refused', async () => {
  const matrix = [0.5, 0.1, 0, 120, 0.1, -0.5, 0, 30, 0, 0, 0, 0, 0, 0, 0, 1];
  const rotated = tiff([1, 2, 3, 4, 5, 6], { ModelTransformation: matrix });
  expect(await rasterOf(rotated)).toMatchObject({
    raster: null,
    issues: [{ code: 'raster-rotated', severity: 'error' }],
  });
  const flat = matrix.with(1, 0).with(4, 0);
  expect((await rasterOf(tiff([1, 2, 3, 4, 5, 6], { ModelTransformation: flat }))).raster).toMatchObject({
    west: 120,
    north: 30,
    cellX: 0.5,
    cellY: 0.5,
  });
  // The tie point's tag (33922) turned into one that nobody knows.
  const loose = tiff([1, 2, 3, 4, 5, 6]);
  const at = loose.bytes.findIndex((byte, i) => byte === 0x84 && loose.bytes[i + 1] === 0x82);
  loose.bytes[at + 1] = 0x81;
  expect(await rasterOf(loose)).toMatchObject({ raster: null, issues: [{ code: 'raster-not-georeferenced' }] });
});
