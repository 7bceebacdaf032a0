import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readFile } from '../../src/formats/read-file.ts';
import { textFile } from './input-file.ts';

const CSV = 'id,lon,lat\n1,119.9,28.4\n';

test('the content decides before the name', async () => {
  expect((await readFile(textFile('data.csv', '{"type":"Point","coordinates":[1,2]}'))).format).toBe('GeoJSON');
  expect((await readFile(textFile('没有扩展名', CSV))).format).toBe('CSV');
});

test('gzip is unpacked, its name loses the ending', async () => {
  const { bytes } = textFile('', CSV);
  const result = await readFile({ name: 'a.csv.gz', bytes: gzipSync(bytes) as Uint8Array<ArrayBuffer> });
  expect(result.content?.type === 'records' && result.content.records).toHaveLength(1);
  const broken = await readFile({ name: 'a.csv.gz', bytes: Uint8Array.of(0x1f, 0x8b, 8, 0, 1) });
  expect(broken).toMatchObject({
    content: null,
    issues: [{ code: 'gzip-broken', severity: 'error', file: 'a.csv.gz' }],
  });
});

test('an unknown format is told with those that can be read', async () => {
  const result = await readFile({ name: 'a.dbf', bytes: Uint8Array.of(3, 0x73, 5, 14, 1, 0, 0, 0) });
  expect(result).toEqual({
    format: '',
    content: null,
    issues: [
      {
        code: 'format-unknown',
        severity: 'error',
        values: { formats: 'GeoTIFF, OSM PBF, GeoJSON, CSV' },
        file: 'a.dbf',
      },
    ],
  });
});

test('an empty file', async () => {
  expect(await readFile(textFile('a.csv', ''))).toMatchObject({ issues: [{ code: 'file-empty' }] });
});

test('broken bytes under every name give an issue, never an error', async () => {
  const noise = Uint8Array.from({ length: 400 }, (_, i) => (i * 7919 + 13) % 251);
  for (const name of ['a.tif', 'a.osm.pbf', 'a.geojson', 'a.csv', 'a']) {
    const { issues } = await readFile({ name, bytes: noise });
    expect(issues.length, name).toBeGreaterThan(0);
  }
  const tiff = await readFile({ name: 'a.tif', bytes: Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0) });
  expect(tiff).toMatchObject({
    content: null,
    issues: [{ code: 'file-broken', values: { format: 'GeoTIFF' } }],
  });
});

test.each([
  ['a.csv', CSV],
  ['a.geojson', '{"type":"Point","coordinates":[1,2]}'],
])('what the caller throws in a pause of %s is no fault of the file', async (name, text) => {
  const shares: number[] = [];
  const pause = async (share: number) => {
    shares.push(share);
  };
  expect((await readFile(textFile(name, text), { pause })).content).not.toBe(null);
  expect(shares.length).toBeGreaterThan(0);
  for (const nth of shares.keys()) {
    let left = nth;
    const stop = async () => {
      if (left-- === 0) throw new Error('enough');
    };
    await expect(readFile(textFile(name, text), { pause: stop })).rejects.toThrow('enough');
  }
});

test('a cancel is heard, progress ends at 1', async () => {
  const cancelled = AbortSignal.abort(new Error('cancelled by the user'));
  await expect(readFile(textFile('a.csv', CSV), { signal: cancelled })).rejects.toThrow('cancelled by the user');
  const shares: number[] = [];
  await readFile(textFile('a.csv', CSV), { onProgress: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
});

test('an Excel file that is only called .csv is not read as text', async () => {
  const { issues } = await readFile({ name: '机构.csv', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0) });
  expect(issues[0]?.code).toBe('format-unknown');
});
