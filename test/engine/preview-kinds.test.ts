import { describe, expect, it } from 'vitest';
import type { DataSource } from '../../src/document/project.ts';
import { loadRegion } from '../../src/engine/load-region.ts';
import { previewFile } from '../../src/engine/preview-file.ts';
import type { InputFile } from '../../src/formats/driver.ts';
import { writeGeoTiff } from '../../src/formats/write-geotiff.ts';

function lines(name: string, ...features: { readonly properties: object; readonly type?: 'Polygon' }[]): InputFile {
  const path = [
    [119, 28],
    [119.1, 28],
    [119.1, 28.1],
    [119, 28],
  ];
  const collection = {
    type: 'FeatureCollection',
    features: features.map(({ properties, type }) => ({
      type: 'Feature',
      properties,
      geometry: type ? { type, coordinates: [path] } : { type: 'LineString', coordinates: path },
    })),
  };
  return { name, bytes: new TextEncoder().encode(JSON.stringify(collection)) };
}

function cover(name: string, codes: readonly number[]): InputFile {
  const values = Uint8Array.from({ length: 100 }, (_, i) => codes[i % codes.length]!);
  const frame = { width: 10, height: 10, west: 119, north: 28.1, cellLon: 0.01, cellLat: 0.01 };
  return { name, bytes: writeGeoTiff({ ...frame, values }) };
}

const TENS = [10, 20, 30, 40, 50, 60, 80];

describe('what is guessed of a whole file', () => {
  it('is the kind of its zones by its name, where no column says it', async () => {
    const guess = async (file: InputFile) => {
      const { source } = await previewFile(file);
      return [source.role, source.kind, source.columns?.kind];
    };
    expect(await guess(lines('市域河流.geojson', { properties: { name: '好溪' } }))).toEqual([
      'zones',
      'river',
      undefined,
    ]);
    expect(await guess(lines('阻隔线.geojson', { properties: { name: '围墙' } }))).toEqual([
      'zones',
      'barrier',
      undefined,
    ]);
    expect(await guess(lines('a.geojson', { properties: { waterway: 'canal' } }))).toEqual([
      'zones',
      undefined,
      'waterway',
    ]);
    expect(await guess(lines('禁建区.geojson', { properties: { 备注: '一' }, type: 'Polygon' }))).toEqual([
      'zones',
      'no-build',
      undefined,
    ]);
  });

  it('is the map behind a land cover, by name and by codes, and none for another role', async () => {
    const scheme = async (file: InputFile, wish = {}) => (await previewFile(file, wish)).source.scheme;
    expect(await scheme(cover('地表.tif', TENS))).toBe('worldcover');
    expect(await scheme(cover('GlobeLand30_地表.tif', TENS))).toBe('globeland30');
    expect(await scheme(cover('landcover.tif', [1, 2, 3, 4, 5, 8]))).toBe('clcd');
    expect(await scheme(cover('landcover.tif', [1, 2, 5, 7, 11]))).toBe('esri');
    expect(await scheme(cover('地表.tif', TENS), { role: 'elevation' })).toBeUndefined();
  });
});

describe('a chosen map', () => {
  it('decides what the codes mean, and is not told as a guess', async () => {
    const file = cover('地表.tif', [10, 30]);
    const load = async (scheme: DataSource['scheme']) => {
      const { region } = await loadRegion([{ role: 'landcover', path: file.name, ...(scheme && { scheme }) }], [file]);
      const guessed = region.issues.some(({ code }) => code === 'landcover-scheme-guessed');
      return { code: region.landCover!.codes[0], guessed };
    };
    // 10 is forest in WorldCover and farmland in GlobeLand30.
    const [guess, world, globe] = [await load(undefined), await load('worldcover'), await load('globeland30')];
    expect(guess.code).toBe(world.code);
    expect(globe.code).not.toBe(world.code);
    expect([guess.guessed, world.guessed, globe.guessed]).toEqual([true, false, false]);
  });
});

describe('rivers of a file', () => {
  it('become barriers of the region, beside its zones', async () => {
    const files = [
      lines('水系.geojson', { properties: { name: '好溪' } }, { properties: { name: '宣平溪' } }),
      lines('zones.geojson', { properties: { id: 'z', kind: 'no-build' }, type: 'Polygon' }),
    ];
    const sources: DataSource[] = [
      { role: 'zones', path: '水系.geojson', kind: 'river' },
      { role: 'zones', path: 'zones.geojson', columns: { kind: 'kind' } },
    ];
    const { region, sources: loaded } = await loadRegion(sources, files);
    expect(region.barriers.map(({ name, kind }) => [name, kind])).toEqual([
      ['好溪', 'river'],
      ['宣平溪', 'river'],
    ]);
    expect(region.zones.map(({ id }) => id)).toEqual(['z']);
    expect(loaded.map(({ records, leftOut }) => [records, leftOut])).toEqual([
      [2, 0],
      [1, 0],
    ]);
    expect(region.issues.map(({ code }) => code)).toContain('zone-lines-as-barriers');
  });
});
